// SPDX-License-Identifier: MIT
#include "engine/layers/convolution.h"

#include "engine/layers/tokens.h"

namespace audioldm::engine::layers {
namespace {

using weights::UsedWeight;
using weights::WeightLayout;
using weights::WeightRole;
using weights::WeightScope;

/// Widest activations that are gathered into windows.
constexpr std::int64_t kWindowedWidth = 2;

/// Whether the layer runs as a product over windows; see the class.
bool runsWindowed(const WeightScope& scope, const ConvolutionGeometry& geometry) {
    using Pair = std::array<std::int64_t, 2>;
    if (!scope.compute().packsWeights() || geometry.stride != Pair{1, 1} ||
        geometry.dilation != Pair{1, 1}) {
        return false;
    }
    const bool pointwise = geometry.kernel == Pair{1, 1} && geometry.padding == Pair{0, 0};
    const bool square = geometry.kernel == Pair{3, 3} && geometry.padding == Pair{1, 1};
    return pointwise ||
           (square && geometry.typicalInput[0] > 1 && geometry.typicalInput[1] <= kWindowedWidth);
}

/// `arrange`, then as a matrix whose columns are windows where the layer runs as a product.
WeightLayout arrangement(const WeightScope& scope, const ConvolutionGeometry& geometry,
                         const WeightLayout& arrange) {
    if (!runsWindowed(scope, geometry)) {
        return arrange;
    }
    return [geometry, arrange](const at::Tensor& stored) {
        const at::Tensor weight = arrange ? arrange(stored) : stored;
        return weight.permute({0, 2, 3, 1}).reshape({geometry.outChannels, -1});
    };
}

/// Packed for oneDNN on a CPU, channels_last elsewhere.
WeightLayout packing(const WeightScope& scope, const ConvolutionGeometry& geometry) {
    if (runsWindowed(scope, geometry)) {
        return &onednn::packLinear;
    }
    if (scope.compute().packsWeights()) {
        return [geometry](const at::Tensor& weight) {
            return onednn::packConvolution(weight, geometry);
        };
    }
    return
        [](const at::Tensor& weight) { return weight.contiguous(at::MemoryFormat::ChannelsLast); };
}

/// The 3x3 windows of x [B, C, H, W] with zeros around it: [B, H * W, 9 * C].
at::Tensor gatherWindows(const at::Tensor& x) {
    const std::int64_t batch = x.size(0);
    const std::int64_t channels = x.size(1);
    const std::int64_t height = x.size(2);
    const std::int64_t width = x.size(3);
    at::Tensor padded = at::zeros({batch, height + 2, width + 2, channels}, x.options());
    padded.narrow(1, 1, height).narrow(2, 1, width).copy_(x.permute({0, 2, 3, 1}));
    const std::int64_t row = (width + 2) * channels;
    return padded
        .as_strided({batch, height, width, 3, 3, channels},
                    {(height + 2) * row, row, channels, row, channels, 1})
        .reshape({batch, height * width, 9 * channels});
}

std::vector<std::int64_t> plainShape(const ConvolutionGeometry& geometry) {
    return {geometry.outChannels, geometry.inChannels, geometry.kernel[0], geometry.kernel[1]};
}

}  // namespace

Conv2d::Conv2d(const WeightScope& scope, const ConvolutionGeometry& geometry)
    : Conv2d(scope, geometry, plainShape(geometry), {}, geometry.outChannels, {}) {}

Conv2d::Conv2d(const WeightScope& scope, const ConvolutionGeometry& geometry,
               std::vector<std::int64_t> storedShape, const WeightLayout& arrange,
               std::int64_t storedBias, const WeightLayout& arrangeBias)
    : m_geometry(geometry),
      m_windowed(runsWindowed(scope, geometry)),
      m_weight(scope.take("weight", std::move(storedShape), WeightRole::Convolution,
                          arrangement(scope, geometry, arrange), packing(scope, geometry))),
      m_bias(scope.take("bias", {storedBias}, WeightRole::Bias, arrangeBias)) {}

at::Tensor Conv2d::forward(const at::Tensor& x) const {
    const UsedWeight weight = m_weight.use();
    if (m_windowed) {
        return windowedForward(x, weight.tensor, {});
    }
    if (weight.tensor.is_mkldnn()) {
        return onednn::convolution(x, weight.tensor, m_bias.tensor(), m_geometry);
    }
    return plainForward(x, weight.tensor);
}

at::Tensor Conv2d::forwardLeaky(const at::Tensor& x, double slope) const {
    const UsedWeight weight = m_weight.use();
    if (m_windowed) {
        return at::leaky_relu(windowedForward(x, weight.tensor, {}), slope);
    }
    if (weight.tensor.is_mkldnn()) {
        return onednn::convolution(x, weight.tensor, m_bias.tensor(), m_geometry, slope);
    }
    return at::leaky_relu(plainForward(x, weight.tensor), slope);
}

at::Tensor Conv2d::forwardAdd(const at::Tensor& x, const at::Tensor& residual) const {
    const UsedWeight weight = m_weight.use();
    if (m_windowed) {
        return windowedForward(x, weight.tensor, residual);
    }
    if (weight.tensor.is_mkldnn()) {
        return onednn::convolutionAdd(x, weight.tensor, m_bias.tensor(), m_geometry, residual);
    }
    return plainForward(x, weight.tensor) + residual;
}

at::Tensor Conv2d::plainForward(const at::Tensor& x, const at::Tensor& weight) const {
    return at::conv2d(x, weight, m_bias.tensor(), m_geometry.stride, m_geometry.padding,
                      m_geometry.dilation);
}

at::Tensor Conv2d::windowedForward(const at::Tensor& x, const at::Tensor& weight,
                                   const at::Tensor& residual) const {
    const at::Tensor windows = m_geometry.kernel[0] == 1 ? toTokens(x) : gatherWindows(x);
    const at::Tensor result =
        residual.defined() ? onednn::linearAdd(windows, weight, m_bias.tensor(), toTokens(residual))
                           : onednn::linear(windows, weight, m_bias.tensor());
    return fromTokens(result, x.size(2), x.size(3));
}

ConvolutionGeometry squareKernel(std::int64_t inChannels, std::int64_t outChannels,
                                 std::int64_t kernel) {
    ConvolutionGeometry geometry;
    geometry.inChannels = inChannels;
    geometry.outChannels = outChannels;
    geometry.kernel = {kernel, kernel};
    geometry.padding = {kernel / 2, kernel / 2};
    return geometry;
}

}  // namespace audioldm::engine::layers
