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
///
/// The repeated values are never made: among them, the nine taps of the kernel meet at most four
/// different ones, and which taps meet the same one depends only on whether the row and the column
/// are even. So there is a 2x2 kernel for each of the four cases, whose taps are sums of the given
/// ones, over the input as it is: four ninths of the work, and the same sums but for rounding.
/// Source: diffusers Upsample2D
class Upsample final {
public:
    Upsample(const weights::WeightScope& scope, std::int64_t channels,
             std::array<std::int64_t, 2> typicalOutput);

    /// x [B, C, H, W] channels_last -> [B, C, 2 H, 2 W].
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
    /// To a given size instead, for inputs whose halves were rounded up: [B, C, height, width],
    /// height 2 H or 2 H - 1, width 2 W or 2 W - 1.
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, std::int64_t height,
                                     std::int64_t width) const;

private:
    std::int64_t m_channels;
    Conv2d m_conv;           // 4 C output channels: even and odd rows, in each even and odd columns
    weights::Weight m_bias;  // of C channels
};

}  // namespace audioldm::engine::layers
