// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include "engine/layers/onednn_ops.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::layers {

/// A 2-D convolution with bias; activations in channels_last.
///
/// On a CPU it runs as oneDNN's convolution, or as a matrix product over gathered windows: for 1x1
/// kernels, whose windows are the activations as they lie in memory, and where the typical input is
/// very narrow (the lowest level of the UNet). There the product is up to three times as fast.
///
/// x        [B, in, H, W], the weights' dtype and device
/// returns  [B, out, H', W'], channels_last
/// thread   engine thread
/// Source   torch.nn.Conv2d
class Conv2d final {
public:
    /// Weights `weight` [out, in, kh, kw] and `bias` [out] of `scope`.
    Conv2d(const weights::WeightScope& scope, const ConvolutionGeometry& geometry);

    /// Another weight layout: `request` gives the weight as [out, in, kh, kw] of `geometry` from
    /// the checkpoint's shape (one-dimensional kernels, transposed convolutions), `bias` likewise.
    Conv2d(const weights::WeightScope& scope, const ConvolutionGeometry& geometry,
           std::vector<std::int64_t> storedShape, const weights::WeightLayout& arrange,
           std::int64_t storedBias, const weights::WeightLayout& arrangeBias);

    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
    /// forward(x), then LeakyReLU.
    [[nodiscard]] at::Tensor forwardLeaky(const at::Tensor& x, double slope) const;
    /// forward(x) + residual; residual has the result's shape.
    [[nodiscard]] at::Tensor forwardAdd(const at::Tensor& x, const at::Tensor& residual) const;
    /// Of its weights, which x must have.
    [[nodiscard]] at::ScalarType dtype() const { return m_weight.dtype(); }

private:
    [[nodiscard]] at::Tensor plainForward(const at::Tensor& x, const at::Tensor& weight) const;
    [[nodiscard]] at::Tensor windowedForward(const at::Tensor& x, const at::Tensor& weight,
                                             const at::Tensor& residual) const;

    ConvolutionGeometry m_geometry;
    bool m_windowed;
    weights::Weight m_weight;
    weights::Weight m_bias;
};

/// The geometry of a square kernel that keeps the size at stride 1.
[[nodiscard]] ConvolutionGeometry squareKernel(std::int64_t inChannels, std::int64_t outChannels,
                                               std::int64_t kernel);

}  // namespace audioldm::engine::layers
