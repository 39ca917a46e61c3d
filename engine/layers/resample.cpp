// SPDX-License-Identifier: MIT
#include "engine/layers/resample.h"

namespace audioldm::engine::layers {
namespace {

ConvolutionGeometry downGeometry(std::int64_t channels, Downsample::Padding padding,
                                 std::array<std::int64_t, 2> typicalInput) {
    ConvolutionGeometry geometry = squareKernel(channels, channels, 3);
    geometry.stride = {2, 2};
    geometry.typicalInput = typicalInput;
    if (padding == Downsample::Padding::EndsOnly) {
        geometry.padding = {0, 0};
    }
    return geometry;
}

ConvolutionGeometry upGeometry(std::int64_t channels, std::array<std::int64_t, 2> typicalOutput) {
    ConvolutionGeometry geometry = squareKernel(channels, channels, 3);
    geometry.typicalInput = typicalOutput;
    return geometry;
}

}  // namespace

Downsample::Downsample(const weights::WeightScope& scope, std::int64_t channels, Padding padding,
                       std::array<std::int64_t, 2> typicalInput)
    : m_padding(padding),
      m_conv(scope.sub("conv"), downGeometry(channels, padding, typicalInput)) {}

at::Tensor Downsample::forward(const at::Tensor& x) const {
    if (m_padding == Padding::EndsOnly) {
        const at::Tensor padded = at::constant_pad_nd(x, {0, 1, 0, 1});
        return m_conv.forward(padded.contiguous(at::MemoryFormat::ChannelsLast));
    }
    return m_conv.forward(x);
}

Upsample::Upsample(const weights::WeightScope& scope, std::int64_t channels,
                   std::array<std::int64_t, 2> typicalOutput)
    : m_conv(scope.sub("conv"), upGeometry(channels, typicalOutput)) {}

at::Tensor Upsample::forward(const at::Tensor& x) const {
    return forward(x, 2 * x.size(2), 2 * x.size(3));
}

at::Tensor Upsample::forward(const at::Tensor& x, std::int64_t height, std::int64_t width) const {
    return m_conv.forward(at::upsample_nearest2d(x, {height, width}));
}

}  // namespace audioldm::engine::layers
