// SPDX-License-Identifier: MIT
#include "engine/layers/convolution.h"

#include "engine/core/exception.h"

namespace audioldm::engine::layers {
namespace {

using weights::WeightLayout;
using weights::WeightRole;
using weights::WeightScope;

/// `arrange`, then packed for oneDNN on a CPU or laid channels_last elsewhere.
WeightLayout packing(const WeightScope& scope, const ConvolutionGeometry& geometry,
                     const WeightLayout& arrange) {
    const bool onCpu = scope.device().is_cpu();
    return [geometry, arrange, onCpu](const at::Tensor& stored) {
        const at::Tensor weight = arrange ? arrange(stored) : stored;
        return onCpu ? onednn::packConvolution(weight, geometry)
                     : weight.contiguous(at::MemoryFormat::ChannelsLast);
    };
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
      m_weight(scope.take("weight", std::move(storedShape), WeightRole::Convolution,
                          packing(scope, geometry, arrange))),
      m_bias(scope.take("bias", {storedBias}, WeightRole::Bias, arrangeBias)) {}

at::Tensor Conv2d::forward(const at::Tensor& x) const {
    if (m_weight.tensor().is_mkldnn()) {
        return onednn::convolution(x, m_weight.tensor(), m_bias.tensor(), m_geometry);
    }
    return plainForward(x);
}

at::Tensor Conv2d::forwardLeaky(const at::Tensor& x, double slope) const {
    if (m_weight.tensor().is_mkldnn()) {
        return onednn::convolution(x, m_weight.tensor(), m_bias.tensor(), m_geometry, slope);
    }
    return at::leaky_relu(plainForward(x), slope);
}

at::Tensor Conv2d::forwardAdd(const at::Tensor& x, const at::Tensor& residual) const {
    if (m_weight.tensor().is_mkldnn()) {
        return onednn::convolutionAdd(x, m_weight.tensor(), m_bias.tensor(), m_geometry, residual);
    }
    return plainForward(x) + residual;
}

at::Tensor Conv2d::plainForward(const at::Tensor& x) const {
    return at::conv2d(x, m_weight.tensor(), m_bias.tensor(), m_geometry.stride, m_geometry.padding,
                      m_geometry.dilation);
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
