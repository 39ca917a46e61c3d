// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

#include "engine/weights/weight_store.h"

namespace audioldm::engine::layers {

/// How often a linear layer runs: packing its weight pays off only when that is often.
enum class LinearUse {
    EveryStep,
    OncePerTask,
};

/// y = x W^T + b on the last axis.
///
/// x        [..., in], the weights' dtype and device
/// returns  [..., out]
/// thread   engine thread
/// Source   torch.nn.Linear
class Linear final {
public:
    /// Weights `weight` [out, in] and, with `bias`, `bias` [out] of `scope`.
    enum class Bias { Yes, No };
    Linear(const weights::WeightScope& scope, std::int64_t inFeatures, std::int64_t outFeatures,
           Bias bias = Bias::Yes, LinearUse use = LinearUse::EveryStep);

    /// A weight stored in another shape of as many elements ([out, in, 1, 1] of a 1x1 convolution).
    [[nodiscard]] static Linear fromShape(const weights::WeightScope& scope,
                                          std::vector<std::int64_t> storedShape);

    /// Several layers of `scope` ("to_q", "to_k", "to_v") with one input, as one product:
    /// [..., in] -> [..., names * out].
    [[nodiscard]] static Linear joined(const weights::WeightScope& scope,
                                       const std::vector<std::string>& names,
                                       std::int64_t inFeatures, std::int64_t outFeatures, Bias bias,
                                       LinearUse use = LinearUse::EveryStep);

    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
    /// forward(x) + residual; residual [..., out].
    [[nodiscard]] at::Tensor forwardAdd(const at::Tensor& x, const at::Tensor& residual) const;

private:
    Linear(weights::Weight weight, weights::Weight bias)
        : m_weight(std::move(weight)),
          m_bias(std::move(bias)) {}
    [[nodiscard]] at::Tensor biasTensor() const;

    weights::Weight m_weight;
    weights::Weight m_bias;
};

}  // namespace audioldm::engine::layers
