// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace audioldm::engine::weights {

/// Which weights of linear layers and convolutions are kept in the form that layers compute with.
/// All others are made from their stored form at each use, or read from the file where there is
/// none.
struct WeightPlacement {
    static constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

    /// Most bytes of weights in that form; the largest weights come first.
    std::int64_t formedBytes = kAll;
    /// Whether weights that are kept in that form keep their stored form too, so that the memory
    /// can be had back without reading the file again.
    bool keepStored = true;

    friend bool operator==(const WeightPlacement&, const WeightPlacement&) = default;
};

/// Whether `bytes` fit into what is left of `room`, WeightPlacement::formedBytes at first; they are
/// then taken from it.
[[nodiscard]] bool takeRoom(std::int64_t& room, std::int64_t bytes);

/// What the weights of a module take in each form: the part of a WeightStore that can be reckoned
/// with before anything is read. Immutable; any thread.
class WeightSizes final {
public:
    /// One weight; bytes.
    struct One {
        bool isLarge = false;     ///< of a linear layer or a convolution
        std::int64_t formed = 0;  ///< as layers compute with it
        std::int64_t stored = 0;  ///< quantized; 0: it has no stored form
        std::int64_t making = 0;  ///< most at once while it is read from the file
        std::size_t place = 0;    ///< the part of the module that computes with it
    };

    WeightSizes() = default;
    /// weights: the largest first
    explicit WeightSizes(std::vector<One> weights)
        : m_weights(std::move(weights)) {}

    /// What a placement comes to, in bytes.
    struct Placed {
        std::int64_t fixed = 0;       ///< weights that are always kept as layers compute with them
        std::int64_t formed = 0;      ///< other weights that are kept so
        std::int64_t stored = 0;      ///< stored forms that are kept
        std::int64_t makingPeak = 0;  ///< most at once while all of it is read
        /// Most at once for a weight that is made at its use, in each part of the module.
        std::vector<std::int64_t> largestMade;
        std::int64_t madeFromStored = 0;  ///< made from stored forms whenever they are used
        std::int64_t madeFromFile = 0;    ///< read from the file whenever they are used

        [[nodiscard]] std::int64_t kept() const { return fixed + formed + stored; }
        /// Most at once beside what is kept when the parts of the module hold these activations (at
        /// least one part; those beyond the last count as the last).
        [[nodiscard]] std::int64_t mostWith(const std::vector<std::int64_t>& activations) const;
    };
    [[nodiscard]] Placed placed(const WeightPlacement& placement) const;

    /// Bytes of all weights as they are stored: quantized, or as they are computed with.
    [[nodiscard]] std::int64_t storage() const;

private:
    std::vector<One> m_weights;
};

}  // namespace audioldm::engine::weights
