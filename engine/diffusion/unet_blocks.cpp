// SPDX-License-Identifier: MIT
#include "engine/diffusion/unet_blocks.h"

namespace audioldm::engine::diffusion {
namespace {

using layers::ResnetBlock;
using layers::ResnetBlockSizes;
using layers::SpatialTransformer;
using layers::TransformerSizes;
using weights::WeightScope;

ResnetBlockSizes resnetSizes(const UnetBlockSizes& sizes, std::int64_t inChannels) {
    return {inChannels,        sizes.outChannels,    sizes.normGroups,
            sizes.normEpsilon, sizes.embeddingWidth, sizes.typicalSize};
}

TransformerSizes transformerSizes(const UnetBlockSizes& sizes) {
    return {sizes.outChannels, sizes.heads, sizes.transformerLayers, sizes.normGroups,
            sizes.linearProjection};
}

void visitAll(const std::vector<ResnetBlock>& resnets, const ResnetVisitor& visit) {
    for (const ResnetBlock& resnet : resnets) {
        visit(resnet);
    }
}

/// Joins along the channels; the result stays channels_last.
at::Tensor joinChannels(const at::Tensor& x, const at::Tensor& skip) {
    return at::cat({x, skip}, 1);
}

}  // namespace

DownBlock::DownBlock(const WeightScope& scope, const UnetBlockSizes& sizes) {
    for (std::int64_t i = 0; i < sizes.layers; ++i) {
        const auto index = static_cast<std::size_t>(i);
        m_resnets.emplace_back(scope.sub("resnets").sub(index),
                               resnetSizes(sizes, i == 0 ? sizes.inChannels : sizes.outChannels));
        if (sizes.hasAttention) {
            m_attentions.emplace_back(scope.sub("attentions").sub(index), transformerSizes(sizes));
        }
    }
    if (sizes.resamples) {
        m_downsampler.emplace(scope.sub("downsamplers.0"), sizes.outChannels,
                              layers::Downsample::Padding::AllSides, sizes.typicalSize);
    }
}

at::Tensor DownBlock::forward(at::Tensor x, CallConditioning& conditioning,
                              std::vector<at::Tensor>& skips) const {
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        x = m_resnets[i].forward(x, conditioning.next());
        if (!m_attentions.empty()) {
            x = m_attentions[i].forward(x);
        }
        skips.push_back(x);
    }
    if (m_downsampler) {
        x = m_downsampler->forward(x);
        skips.push_back(x);
    }
    return x;
}

void DownBlock::visitResnets(const ResnetVisitor& visit) const {
    visitAll(m_resnets, visit);
}

MidBlock::MidBlock(const WeightScope& scope, const UnetBlockSizes& sizes)
    : m_attention(scope.sub("attentions.0"), transformerSizes(sizes)) {
    for (std::size_t i = 0; i < 2; ++i) {
        m_resnets.emplace_back(scope.sub("resnets").sub(i), resnetSizes(sizes, sizes.inChannels));
    }
}

at::Tensor MidBlock::forward(const at::Tensor& x, CallConditioning& conditioning) const {
    const at::Tensor first = m_attention.forward(m_resnets[0].forward(x, conditioning.next()));
    return m_resnets[1].forward(first, conditioning.next());
}

void MidBlock::visitResnets(const ResnetVisitor& visit) const {
    visitAll(m_resnets, visit);
}

UpBlock::UpBlock(const WeightScope& scope, const UnetBlockSizes& sizes) {
    for (std::int64_t i = 0; i < sizes.layers; ++i) {
        const auto index = static_cast<std::size_t>(i);
        // The last skip comes from the block above this one's mirror image, with its channels.
        const std::int64_t skip = i == sizes.layers - 1 ? sizes.skipChannels : sizes.outChannels;
        const std::int64_t below = i == 0 ? sizes.inChannels : sizes.outChannels;
        m_resnets.emplace_back(scope.sub("resnets").sub(index), resnetSizes(sizes, below + skip));
        if (sizes.hasAttention) {
            m_attentions.emplace_back(scope.sub("attentions").sub(index), transformerSizes(sizes));
        }
    }
    if (sizes.resamples) {
        m_upsampler.emplace(scope.sub("upsamplers.0"), sizes.outChannels,
                            std::array{2 * sizes.typicalSize[0], 2 * sizes.typicalSize[1]});
    }
}

at::Tensor UpBlock::forward(at::Tensor x, CallConditioning& conditioning,
                            std::vector<at::Tensor>& skips) const {
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        x = joinChannels(x, skips.back());
        skips.pop_back();
        x = m_resnets[i].forward(x, conditioning.next());
        if (!m_attentions.empty()) {
            x = m_attentions[i].forward(x);
        }
    }
    if (m_upsampler) {
        // Halves were rounded up on the way down, so the size to grow to is the skip's, not 2 H.
        x = m_upsampler->forward(x, skips.back().size(2), skips.back().size(3));
    }
    return x;
}

void UpBlock::visitResnets(const ResnetVisitor& visit) const {
    visitAll(m_resnets, visit);
}

}  // namespace audioldm::engine::diffusion
