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

/// Brings a weight into another form: reshaped, reordered, packed.
using WeightLayout = std::function<at::Tensor(const at::Tensor&)>;

/// What a layer asks for: one tensor, or several of one shape laid one after the other along the
/// first axis (q, k and v in one product).
struct WeightRequest {
    std::vector<std::string> names;   ///< full names in the checkpoint, at least one
    std::vector<std::int64_t> shape;  ///< of each of them
    WeightRole role = WeightRole::Linear;
    /// From the checkpoint's shape to [output channels, ...]; may be empty.
    WeightLayout arrange;
    /// Then to the form that the layer computes with, by reordering elements only; may be empty.
    WeightLayout pack;
};

/// A weight for as long as a layer computes with it.
struct UsedWeight {
    at::Tensor tensor;
    at::Tensor memory;  ///< what `tensor` lies in, where it does not own its memory
};

class QuantizedWeight;
struct WeightSlot;

/// Makes a weight anew that is not kept in the form that layers compute with.
class WeightSource {
public:
    virtual ~WeightSource() = default;
    [[nodiscard]] virtual UsedWeight make(const WeightSlot& slot) const = 0;

protected:
    WeightSource() = default;
    WeightSource(const WeightSource&) = default;
    WeightSource& operator=(const WeightSource&) = default;
};

/// The place of one weight: what was asked for, and what there is of it in memory.
struct WeightSlot {
    WeightRequest request;
    at::ScalarType dtype = at::kFloat;
    int bits = 0;  ///< of its stored form: 8, 4, or 0 when it is stored in `dtype`
    /// The form that layers compute with; undefined when it is made at each use, or not loaded.
    UsedWeight loaded;
    std::shared_ptr<const QuantizedWeight> stored;  ///< null when there is none
    const WeightSource* source = nullptr;           ///< outlives the slot's use
};

/// A layer's handle on a weight. It knows neither file nor precision nor device: it only asks for
/// the tensor when it computes. Copies share the weight. Engine thread only.
class Weight final {
public:
    Weight() = default;
    explicit Weight(std::shared_ptr<const WeightSlot> slot)
        : m_slot(std::move(slot)) {}

    /// The tensor of a weight that is always kept as layers need it (norms, biases, embeddings), in
    /// the layer's layout; undefined before the store has loaded it.
    [[nodiscard]] const at::Tensor& tensor() const { return m_slot->loaded.tensor; }

    /// The weight of a linear layer or a convolution, for one use: it may be made for it, and is
    /// then freed with the last copy of the result.
    /// throws  EngineException(OutOfMemory, Io)
    [[nodiscard]] UsedWeight use() const {
        return m_slot->loaded.tensor.defined() ? m_slot->loaded : m_slot->source->make(*m_slot);
    }

    /// What the layer computes in.
    [[nodiscard]] at::ScalarType dtype() const { return m_slot->dtype; }

    /// Whether the layer has this weight at all (a bias may be absent).
    explicit operator bool() const { return m_slot != nullptr; }

private:
    std::shared_ptr<const WeightSlot> m_slot;
};

}  // namespace audioldm::engine::weights
