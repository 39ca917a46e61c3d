// SPDX-License-Identifier: MIT
#pragma once

#include <c10/util/Half.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/weights/packed_tensor.h"

namespace audioldm::engine::weights {

/// Makes the scales and minima of groups in 4 bits: first from the smallest and largest weight,
/// then by least squares for the codes that came of it, as long as the error falls. One thread.
class GroupFit final {
public:
    explicit GroupFit(const ChannelOrder& order);

    /// values [tiles * tile]; scales and minima [channels], written
    void fit(const float* values, std::int64_t tiles, c10::Half* scales, c10::Half* minima);

    /// For each position of the last group: one over the scale, and the minimum.
    [[nodiscard]] const std::vector<float>& inverses() const { return m_inverses; }
    [[nodiscard]] const std::vector<float>& minima() const { return m_minima; }

private:
    static constexpr std::size_t kSums = 5;

    struct Channel {
        // As they are stored: the codes are for what is stored.
        c10::Half scale = 0;
        c10::Half minimum = 0;
        c10::Half bestScale = 0;
        c10::Half bestMinimum = 0;
        double leastError = 0;
        float low = 0;
        float high = 0;
        std::array<double, kSums> sums{};  // of code, its square, weight, product, weight's square
        std::int64_t count = 0;
    };

    void startFromRange(const float* values, std::int64_t tiles);

    void spread();

    /// Keeps what these codes were made with if it is the best, and finds what would fit them best.
    void takeSums(std::int64_t tiles);

    const ChannelOrder& m_order;
    std::vector<float> m_inverses;
    std::vector<float> m_minima;
    std::vector<float> m_sums;
    std::vector<Channel> m_channels;
};

}  // namespace audioldm::engine::weights
