// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include "engine/weights/weight_store.h"

namespace audioldm::engine::layers {

/// GroupNorm over channels_last activations, in float32 inside, with what stands before and after
/// it in the networks fused in: a per-channel shift of the input and SiLU of the result.
///
/// x        [B, C, H, W] channels_last, float32 or a half type
/// returns  [B, C, H, W] channels_last, x's dtype
/// thread   engine thread
/// Source   torch.nn.GroupNorm
class GroupNorm final {
public:
    /// Weights `weight` and `bias` [C] of `scope`; C must be a multiple of `groups`.
    GroupNorm(const weights::WeightScope& scope, std::int64_t groups, std::int64_t channels,
              double epsilon);

    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
    [[nodiscard]] at::Tensor forwardSilu(const at::Tensor& x) const;
    /// forwardSilu(x + shift[:, :, None, None]); shift [B, C], any float dtype.
    [[nodiscard]] at::Tensor forwardShiftedSilu(const at::Tensor& x, const at::Tensor& shift) const;

private:
    enum class Activation { None, Silu };
    [[nodiscard]] at::Tensor run(const at::Tensor& x, const at::Tensor& shift,
                                 Activation activation) const;
    [[nodiscard]] at::Tensor runPlain(const at::Tensor& x, const at::Tensor& shift,
                                      Activation activation) const;

    std::int64_t m_groups;
    double m_epsilon;
    weights::Weight m_weight;
    weights::Weight m_bias;
};

/// LayerNorm over the last axis, in float32 inside.
/// x [..., C] contiguous -> the same shape and dtype. Source: torch.nn.LayerNorm
class LayerNorm final {
public:
    /// Weights `weight` and `bias` [width] of `scope`.
    LayerNorm(const weights::WeightScope& scope, std::int64_t width, double epsilon);

    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;

private:
    std::int64_t m_width;
    double m_epsilon;
    weights::Weight m_weight;
    weights::Weight m_bias;
};

}  // namespace audioldm::engine::layers
