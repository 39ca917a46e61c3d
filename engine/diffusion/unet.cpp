// SPDX-License-Identifier: MIT
#include "engine/diffusion/unet.h"

#include "engine/core/exception.h"

namespace audioldm::engine::diffusion {
namespace {

using layers::Conv2d;
using weights::UnetConfig;
using weights::WeightScope;

std::array<std::int64_t, 2> typicalAt(const WeightScope& scope, std::size_t level) {
    std::array<std::int64_t, 2> size = scope.compute().typicalLatents;
    for (std::size_t i = 0; i < level; ++i) {
        size = {(size[0] + 1) / 2, std::max<std::int64_t>(1, (size[1] + 1) / 2)};
    }
    return size;
}

std::int64_t timeEmbedDim(const UnetConfig& config) {
    return 4 * config.blockOutChannels.front();
}

UnetBlockSizes commonSizes(const WeightScope& scope, const UnetConfig& config, std::size_t level) {
    UnetBlockSizes sizes;
    sizes.outChannels = config.blockOutChannels[level];
    sizes.heads = config.attentionHeads[level];
    sizes.transformerLayers = config.transformerLayersPerBlock;
    sizes.linearProjection = config.useLinearProjection;
    sizes.normGroups = config.normNumGroups;
    sizes.normEpsilon = config.normEps;
    sizes.embeddingWidth = timeEmbedDim(config) * (config.classEmbeddingsConcat ? 2 : 1);
    sizes.typicalSize = typicalAt(scope, level);
    return sizes;
}

UnetBlockSizes downSizes(const WeightScope& scope, const UnetConfig& config, std::size_t level) {
    UnetBlockSizes sizes = commonSizes(scope, config, level);
    sizes.inChannels = config.blockOutChannels[level == 0 ? 0 : level - 1];
    sizes.layers = config.layersPerBlock[level];
    sizes.hasAttention = config.downBlockHasAttention[level];
    sizes.resamples = level + 1 < config.blockOutChannels.size();
    return sizes;
}

UnetBlockSizes midSizes(const WeightScope& scope, const UnetConfig& config) {
    UnetBlockSizes sizes = commonSizes(scope, config, config.blockOutChannels.size() - 1);
    sizes.inChannels = sizes.outChannels;
    return sizes;
}

/// Up block `index` counts from the lowest level up.
UnetBlockSizes upSizes(const WeightScope& scope, const UnetConfig& config, std::size_t index) {
    const std::size_t levels = config.blockOutChannels.size();
    const std::size_t level = levels - 1 - index;
    UnetBlockSizes sizes = commonSizes(scope, config, level);
    sizes.inChannels = config.blockOutChannels[std::min(level + 1, levels - 1)];
    sizes.skipChannels = config.blockOutChannels[level == 0 ? 0 : level - 1];
    sizes.layers = config.layersPerBlock[level] + 1;
    sizes.hasAttention = config.upBlockHasAttention[index];
    sizes.resamples = index + 1 < levels;
    return sizes;
}

layers::ConvolutionGeometry edgeGeometry(const WeightScope& scope, std::int64_t inChannels,
                                         std::int64_t outChannels) {
    layers::ConvolutionGeometry geometry = layers::squareKernel(inChannels, outChannels, 3);
    geometry.typicalInput = typicalAt(scope, 0);
    return geometry;
}

}  // namespace

Unet::Unet(const WeightScope& scope, const UnetConfig& config)
    : m_config(config),
      m_dtype(scope.compute().dtype),
      m_convIn(scope.sub("conv_in"),
               edgeGeometry(scope, config.inChannels, config.blockOutChannels.front())),
      m_timeEmbedding(scope.sub("time_embedding"), config.blockOutChannels.front(),
                      timeEmbedDim(config)),
      m_classEmbedding(scope.sub("class_embedding"), config.labelDim, timeEmbedDim(config),
                       layers::Linear::Bias::Yes, layers::LinearUse::OncePerTask),
      m_midBlock(scope.sub("mid_block"), midSizes(scope, config)),
      m_convNormOut(scope.sub("conv_norm_out"), config.normNumGroups,
                    config.blockOutChannels.front(), config.normEps),
      m_convOut(scope.sub("conv_out"),
                edgeGeometry(scope, config.blockOutChannels.front(), config.outChannels)) {
    for (std::size_t i = 0; i < config.blockOutChannels.size(); ++i) {
        m_downBlocks.emplace_back(scope.sub("down_blocks").sub(i), downSizes(scope, config, i));
        m_upBlocks.emplace_back(scope.sub("up_blocks").sub(i), upSizes(scope, config, i));
    }
}

void Unet::visitResnets(const ResnetVisitor& visit) const {
    for (const DownBlock& block : m_downBlocks) {
        block.visitResnets(visit);
    }
    m_midBlock.visitResnets(visit);
    for (const UpBlock& block : m_upBlocks) {
        block.visitResnets(visit);
    }
}

UnetConditioning Unet::prepare(const std::vector<double>& timesteps,
                               const at::Tensor& labels) const {
    const auto calls = static_cast<std::int64_t>(timesteps.size());
    const std::int64_t rows = labels.size(0);
    const at::Tensor sinusoids =
        layers::timestepEmbedding(timesteps, m_config.blockOutChannels.front(),
                                  m_config.flipSinToCos, m_config.freqShift)
            .to(labels.device(), m_dtype);
    const std::int64_t width = timeEmbedDim(m_config);
    const at::Tensor time =
        m_timeEmbedding.forward(sinusoids).unsqueeze(1).expand({calls, rows, width});
    const at::Tensor label =
        m_classEmbedding.forward(labels.to(m_dtype)).unsqueeze(0).expand({calls, rows, width});
    const at::Tensor embedding =
        m_config.classEmbeddingsConcat ? at::cat({time, label}, -1) : time + label;
    const at::Tensor activated = at::silu(embedding);
    std::vector<at::Tensor> shifts;
    visitResnets([&](const layers::ResnetBlock& block) {
        shifts.push_back(block.projectConditioning(activated).to(at::kFloat));
    });
    return UnetConditioning(std::move(shifts));
}

at::Tensor Unet::forward(const at::Tensor& latents, const UnetConditioning& conditioning,
                         std::size_t call, LabelRows rows) const {
    const at::Tensor input = latents.to(m_dtype).contiguous(at::MemoryFormat::ChannelsLast);
    // The same latents for every label: until the first block adds the label, one row does for all.
    at::Tensor x = m_convIn.forward(input);
    CallConditioning shifts(conditioning, call, rows);
    std::vector<at::Tensor> skips{
        x.expand({rows.count, -1, -1, -1}).contiguous(at::MemoryFormat::ChannelsLast)};
    for (const DownBlock& block : m_downBlocks) {
        x = block.forward(std::move(x), shifts, skips);
    }
    x = m_midBlock.forward(x, shifts);
    for (const UpBlock& block : m_upBlocks) {
        x = block.forward(std::move(x), shifts, skips);
    }
    return m_convOut.forward(m_convNormOut.forwardSilu(x)).to(at::kFloat);
}

}  // namespace audioldm::engine::diffusion
