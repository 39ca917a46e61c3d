// SPDX-License-Identifier: MIT
#include "engine/layers/resnet_block.h"

#include "engine/core/exception.h"

namespace audioldm::engine::layers {
namespace {

ConvolutionGeometry geometryOf(const ResnetBlockSizes& sizes, std::int64_t inChannels,
                               std::int64_t kernel) {
    ConvolutionGeometry geometry = squareKernel(inChannels, sizes.outChannels, kernel);
    geometry.typicalInput = sizes.typicalInput;
    return geometry;
}

/// [1, C, H, W] -> [rows, C, H, W], channels_last.
at::Tensor repeatRow(const at::Tensor& x, std::int64_t rows) {
    return x.expand({rows, -1, -1, -1}).contiguous(at::MemoryFormat::ChannelsLast);
}

}  // namespace

ResnetBlock::ResnetBlock(const weights::WeightScope& scope, const ResnetBlockSizes& sizes)
    : m_norm1(scope.sub("norm1"), sizes.normGroups, sizes.inChannels, sizes.normEpsilon),
      m_conv1(scope.sub("conv1"), geometryOf(sizes, sizes.inChannels, 3)),
      m_norm2(scope.sub("norm2"), sizes.normGroups, sizes.outChannels, sizes.normEpsilon),
      m_conv2(scope.sub("conv2"), geometryOf(sizes, sizes.outChannels, 3)) {
    if (sizes.embeddingWidth > 0) {
        m_timeEmbProj.emplace(scope.sub("time_emb_proj"), sizes.embeddingWidth, sizes.outChannels,
                              Linear::Bias::Yes, LinearUse::OncePerTask);
    }
    if (sizes.inChannels != sizes.outChannels) {
        m_convShortcut.emplace(scope.sub("conv_shortcut"), geometryOf(sizes, sizes.inChannels, 1));
    }
}

at::Tensor ResnetBlock::projectConditioning(const at::Tensor& activated) const {
    assertThat(m_timeEmbProj.has_value(), "this resnet block takes no conditioning");
    return m_timeEmbProj->forward(activated);
}

at::Tensor ResnetBlock::forward(const at::Tensor& x, const at::Tensor& shift) const {
    at::Tensor hidden = m_conv1.forward(m_norm1.forwardSilu(x));
    const bool repeated = shift.defined() && x.size(0) == 1 && shift.size(0) > 1;
    if (repeated) {
        hidden = repeatRow(hidden, shift.size(0));
    }
    const at::Tensor activated =
        shift.defined() ? m_norm2.forwardShiftedSilu(hidden, shift) : m_norm2.forwardSilu(hidden);
    hidden.reset();  // the last convolution and the shortcut run without it
    const at::Tensor shortcut = m_convShortcut ? m_convShortcut->forward(x) : x;
    return m_conv2.forwardAdd(activated, repeated ? repeatRow(shortcut, shift.size(0)) : shortcut);
}

}  // namespace audioldm::engine::layers
