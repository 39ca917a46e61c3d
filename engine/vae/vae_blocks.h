// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <optional>
#include <vector>

#include "engine/layers/attention.h"
#include "engine/layers/norm.h"
#include "engine/layers/resnet_block.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::vae {

/// Norm epsilon of every layer of the VAE. Source: diffusers Encoder and Decoder
inline constexpr double kNormEpsilon = 1e-6;

/// What packed convolutions are laid out for: the size of typical latents after `doublings`
/// doublings of both axes.
[[nodiscard]] std::array<std::int64_t, 2> typicalSize(const weights::WeightScope& scope,
                                                      std::size_t doublings);

/// Sizes of a residual block of the VAE.
[[nodiscard]] layers::ResnetBlockSizes resnetSizes(const weights::WeightScope& scope,
                                                   const weights::VaeConfig& config,
                                                   std::int64_t inChannels,
                                                   std::int64_t outChannels, std::size_t doublings);

/// Residual block, single-head attention over all positions, residual block.
/// x [B, C, H, W] channels_last -> the same. Source: diffusers UNetMidBlock2D
class MidBlock final {
public:
    MidBlock(const weights::WeightScope& scope, const weights::VaeConfig& config,
             std::int64_t channels);
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;

private:
    struct Attention {
        layers::GroupNorm norm;
        layers::SelfAttention attention;
    };

    layers::ResnetBlock m_first;
    std::optional<Attention> m_attention;
    layers::ResnetBlock m_second;
};

}  // namespace audioldm::engine::vae
