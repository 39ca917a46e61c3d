// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <optional>

namespace audioldm::engine::layers {

/// The sizes of a convolution that do not change from call to call; height first.
struct ConvolutionGeometry {
    std::int64_t inChannels = 0;
    std::int64_t outChannels = 0;
    std::array<std::int64_t, 2> kernel = {1, 1};
    std::array<std::int64_t, 2> stride = {1, 1};
    std::array<std::int64_t, 2> padding = {0, 0};
    std::array<std::int64_t, 2> dilation = {1, 1};
    /// Height and width of a typical input: packing chooses its blocks by it. Any other works too.
    std::array<std::int64_t, 2> typicalInput = {64, 16};
};

/// libtorch's oneDNN operators on weights that are packed once instead of at every call. They are
/// looked up by name, since libtorch offers them to its own compiler only; CPU, float32 or
/// bfloat16. Any thread.
namespace onednn {

/// weight [out, in, kh, kw] -> its packed form.
[[nodiscard]] at::Tensor packConvolution(const at::Tensor& weight,
                                         const ConvolutionGeometry& geometry);

/// x [B, in, H, W] channels_last -> [B, out, H', W'] channels_last; bias [out] or undefined.
/// leakySlope: LeakyReLU of this slope on the result.
[[nodiscard]] at::Tensor convolution(const at::Tensor& x, const at::Tensor& packed,
                                     const at::Tensor& bias, const ConvolutionGeometry& geometry,
                                     std::optional<double> leakySlope = std::nullopt);

/// The same plus `residual` [B, out, H', W'].
[[nodiscard]] at::Tensor convolutionAdd(const at::Tensor& x, const at::Tensor& packed,
                                        const at::Tensor& bias, const ConvolutionGeometry& geometry,
                                        const at::Tensor& residual);

/// weight [out, in] -> its packed form.
[[nodiscard]] at::Tensor packLinear(const at::Tensor& weight);

/// x [..., in] -> [..., out]; bias [out] or undefined.
[[nodiscard]] at::Tensor linear(const at::Tensor& x, const at::Tensor& packed,
                                const at::Tensor& bias);

/// The same plus `residual` [..., out].
[[nodiscard]] at::Tensor linearAdd(const at::Tensor& x, const at::Tensor& packed,
                                   const at::Tensor& bias, const at::Tensor& residual);

}  // namespace onednn
}  // namespace audioldm::engine::layers
