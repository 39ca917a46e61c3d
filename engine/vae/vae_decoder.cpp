// SPDX-License-Identifier: MIT
#include "engine/vae/vae_decoder.h"

#include <algorithm>

#include "engine/core/cancellation.h"

namespace audioldm::engine::vae {
namespace {

layers::ConvolutionGeometry convGeometry(const weights::WeightScope& scope, std::int64_t inChannels,
                                         std::int64_t outChannels, std::int64_t kernel,
                                         std::size_t doublings) {
    layers::ConvolutionGeometry geometry = layers::squareKernel(inChannels, outChannels, kernel);
    geometry.typicalInput = typicalSize(scope, doublings);
    return geometry;
}

}  // namespace

VaeDecoder::VaeDecoder(const weights::WeightScope& scope, const weights::VaeConfig& config)
    : m_scalingFactor(config.scalingFactor),
      m_dtype(scope.compute().dtype),
      m_convIn(scope.sub("decoder.conv_in"),
               convGeometry(scope, config.latentChannels, config.blockOutChannels.back(), 3, 0)),
      m_midBlock(scope.sub("decoder.mid_block"), config, config.blockOutChannels.back()),
      m_convNormOut(scope.sub("decoder.conv_norm_out"), config.normNumGroups,
                    config.blockOutChannels.front(), kNormEpsilon),
      m_convOut(scope.sub("decoder.conv_out"),
                convGeometry(scope, config.blockOutChannels.front(), config.outChannels, 3,
                             config.blockOutChannels.size() - 1)) {
    if (config.usePostQuantConv) {
        m_postQuantConv.emplace(
            scope.sub("post_quant_conv"),
            convGeometry(scope, config.latentChannels, config.latentChannels, 1, 0));
    }
    const std::size_t levels = config.blockOutChannels.size();
    std::int64_t channels = config.blockOutChannels.back();
    for (std::size_t i = 0; i < levels; ++i) {
        const weights::WeightScope block = scope.sub("decoder.up_blocks").sub(i);
        const std::int64_t outChannels = config.blockOutChannels[levels - 1 - i];
        Level level;
        for (std::int64_t j = 0; j <= config.layersPerBlock; ++j) {
            level.resnets.emplace_back(block.sub("resnets").sub(static_cast<std::size_t>(j)),
                                       resnetSizes(scope, config, channels, outChannels, i));
            channels = outChannels;
        }
        if (i + 1 < levels) {
            level.upsampler.emplace(block.sub("upsamplers.0"), outChannels,
                                    typicalSize(scope, i + 1));
        }
        m_levels.push_back(std::move(level));
    }
}

std::int64_t VaeDecoder::pieceLength(std::int64_t frames, std::int64_t pieceFrames) {
    const std::int64_t count = (frames + pieceFrames - 1) / pieceFrames;
    return (frames + count - 1) / count;
}

at::Tensor VaeDecoder::decode(const at::Tensor& latents, const std::stop_token& stop,
                              std::int64_t pieceFrames) const {
    at::Tensor x =
        (latents / m_scalingFactor).to(m_dtype).contiguous(at::MemoryFormat::ChannelsLast);
    if (m_postQuantConv) {
        x = m_postQuantConv->forward(x);
    }
    x = m_convIn.forward(x);
    x = m_midBlock.forward(x);
    return pieceFrames > 0 && pieceFrames < x.size(2) ? decodePieces(x, stop, pieceFrames)
                                                      : decodeLevels(std::move(x), stop);
}

at::Tensor VaeDecoder::decodeLevels(at::Tensor x, const std::stop_token& stop) const {
    for (const Level& level : m_levels) {
        for (const layers::ResnetBlock& resnet : level.resnets) {
            throwIfStopped(stop);
            x = resnet.forward(x, {});
        }
        if (level.upsampler) {
            x = level.upsampler->forward(x);
        }
    }
    x = m_convNormOut.forwardSilu(x);
    // The spectrogram may be computed in a wider type than what it comes from.
    x = x.to(m_convOut.dtype());
    return m_convOut.forward(x);
}

at::Tensor VaeDecoder::decodePieces(const at::Tensor& x, const std::stop_token& stop,
                                    std::int64_t pieceFrames) const {
    const std::int64_t frames = x.size(2);
    const std::int64_t factor = std::int64_t{1} << (m_levels.size() - 1);
    const std::int64_t length = pieceLength(frames, pieceFrames);
    std::vector<at::Tensor> pieces;
    for (std::int64_t begin = 0; begin < frames; begin += length) {
        const std::int64_t end = std::min(frames, begin + length);
        const std::int64_t first = std::max<std::int64_t>(0, begin - kPieceContext);
        const std::int64_t last = std::min(frames, end + kPieceContext);
        const at::Tensor decoded =
            decodeLevels(x.slice(2, first, last).contiguous(at::MemoryFormat::ChannelsLast), stop);
        pieces.push_back(
            decoded.slice(2, (begin - first) * factor, (end - first) * factor).contiguous());
    }
    return at::cat(pieces, 2);
}

}  // namespace audioldm::engine::vae
