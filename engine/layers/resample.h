// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <array>

#include "engine/layers/convolution.h"

namespace audioldm::engine::layers {

/// Halves both axes with a 3x3 convolution of stride 2 (weights conv.*).
/// x [B, C, H, W] channels_last -> [B, C, ceil(H/2), ceil(W/2)] with padding 1 on all sides, or
/// [B, C, floor(H/2), floor(W/2)] with zeros only at the ends (the VAE's encoder).
/// Source: diffusers Downsample2D
class Downsample final {
public:
    enum class Padding { AllSides, EndsOnly };

    Downsample(const weights::WeightScope& scope, std::int64_t channels, Padding padding,
               std::array<std::int64_t, 2> typicalInput);

    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;

private:
    Padding m_padding;
    Conv2d m_conv;
};

/// Doubles both axes by repeating each value, then a 3x3 convolution (weights conv.*).
/// Source: diffusers Upsample2D
class Upsample final {
public:
    Upsample(const weights::WeightScope& scope, std::int64_t channels,
             std::array<std::int64_t, 2> typicalOutput);

    /// x [B, C, H, W] channels_last -> [B, C, 2 H, 2 W].
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
    /// To a given size instead: [B, C, height, width], for inputs whose halves were rounded up.
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, std::int64_t height,
                                     std::int64_t width) const;

private:
    Conv2d m_conv;
};

}  // namespace audioldm::engine::layers
