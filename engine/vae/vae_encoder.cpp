// SPDX-License-Identifier: MIT
#include "engine/vae/vae_encoder.h"

namespace audioldm::engine::vae {

using layers::squareKernel;

VaeEncoder::VaeEncoder(const weights::WeightScope& scope, const weights::VaeConfig& config)
    : m_dtype(scope.compute().dtype),
      m_convIn(scope.sub("encoder.conv_in"),
               squareKernel(config.inChannels, config.blockOutChannels.front(), 3)),
      m_midBlock(scope.sub("encoder.mid_block"), config, config.blockOutChannels.back()),
      m_convNormOut(scope.sub("encoder.conv_norm_out"), config.normNumGroups,
                    config.blockOutChannels.back(), kNormEpsilon),
      m_convOut(scope.sub("encoder.conv_out"),
                squareKernel(config.blockOutChannels.back(), 2 * config.latentChannels, 3)) {
    if (config.useQuantConv) {
        m_quantConv.emplace(scope.sub("quant_conv"),
                            squareKernel(2 * config.latentChannels, 2 * config.latentChannels, 1));
    }
    const std::size_t levels = config.blockOutChannels.size();
    std::int64_t channels = config.blockOutChannels.front();
    for (std::size_t i = 0; i < levels; ++i) {
        const weights::WeightScope block = scope.sub("encoder.down_blocks").sub(i);
        const std::int64_t outChannels = config.blockOutChannels[i];
        const std::size_t doublings = levels - 1 - i;
        Level level;
        for (std::int64_t j = 0; j < config.layersPerBlock; ++j) {
            level.resnets.emplace_back(
                block.sub("resnets").sub(static_cast<std::size_t>(j)),
                resnetSizes(scope, config, channels, outChannels, doublings));
            channels = outChannels;
        }
        if (i + 1 < levels) {
            level.downsampler.emplace(block.sub("downsamplers.0"), outChannels,
                                      layers::Downsample::Padding::EndsOnly,
                                      typicalSize(scope, doublings));
        }
        m_levels.push_back(std::move(level));
    }
}

LatentMoments VaeEncoder::encode(const at::Tensor& logMel) const {
    at::Tensor x = m_convIn.forward(logMel.to(m_dtype).contiguous(at::MemoryFormat::ChannelsLast));
    for (const Level& level : m_levels) {
        for (const layers::ResnetBlock& resnet : level.resnets) {
            x = resnet.forward(x, {});
        }
        if (level.downsampler) {
            x = level.downsampler->forward(x);
        }
    }
    x = m_convOut.forward(m_convNormOut.forwardSilu(m_midBlock.forward(x)));
    const at::Tensor moments = (m_quantConv ? m_quantConv->forward(x) : x).to(at::kFloat);
    constexpr double kLowest = -30.0;
    constexpr double kHighest = 20.0;
    const std::int64_t channels = moments.size(1) / 2;
    return {moments.narrow(1, 0, channels),
            moments.narrow(1, channels, channels).clamp(kLowest, kHighest)};
}

}  // namespace audioldm::engine::vae
