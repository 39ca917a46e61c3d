// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace audioldm::engine::weights {

/// What a weight is to its layer; the precision policy decides by it.
enum class WeightRole {
    Convolution,
    Linear,
    Embedding,
    Norm,
    Bias,
};

/// Brings a plain weight (shape of the checkpoint, compute dtype) into the form that its layer
/// computes with: reshaped, reordered, packed. Called once, when the weight is loaded.
using WeightLayout = std::function<at::Tensor(const at::Tensor&)>;

/// What a layer asks for: one tensor, or several of one shape laid one after the other along the
/// first axis (q, k and v in one product).
struct WeightRequest {
    std::vector<std::string> names;   ///< full names in the checkpoint, at least one
    std::vector<std::int64_t> shape;  ///< of each of them
    WeightRole role = WeightRole::Linear;
    WeightLayout layout;  ///< may be empty
};

/// The place of one weight: what was asked for, and the tensor once it is loaded.
struct WeightSlot {
    WeightRequest request;
    at::ScalarType dtype = at::kFloat;
    at::Tensor loaded;
};

/// A layer's handle on a weight. It knows neither file nor precision nor device: it only asks for
/// the tensor when it computes. Copies share the weight. Engine thread only.
class Weight final {
public:
    Weight() = default;
    explicit Weight(std::shared_ptr<const WeightSlot> slot)
        : m_slot(std::move(slot)) {}

    /// The tensor in the layer's layout; undefined before the store has loaded it.
    [[nodiscard]] const at::Tensor& tensor() const { return m_slot->loaded; }
    /// Whether the layer has this weight at all (a bias may be absent).
    explicit operator bool() const { return m_slot != nullptr; }

private:
    std::shared_ptr<const WeightSlot> m_slot;
};

}  // namespace audioldm::engine::weights
