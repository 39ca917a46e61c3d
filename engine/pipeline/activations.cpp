// SPDX-License-Identifier: MIT
#include "engine/pipeline/activations.h"

#include <c10/core/ScalarType.h>

#include <algorithm>

#include "engine/vae/vae_decoder.h"
#include "engine/vocoder/hifigan.h"

namespace audioldm::engine::pipeline {
namespace {

constexpr std::int64_t kMebibyte = std::int64_t{1024} * 1024;
/// Labels, conditioning, sums of norms: what no length changes.
constexpr std::int64_t kSmallTensors = kMebibyte;

/// Channels that a residual block holds at once, its input included: before its first convolution
/// (input, normed input, result), or before its second one ends (input or shortcut, normed hidden
/// activations, result).
std::int64_t resnetChannels(std::int64_t inChannels, std::int64_t outChannels) {
    const std::int64_t shortcut = inChannels == outChannels ? 0 : outChannels;
    return inChannels + std::max(inChannels + outChannels, 2 * outChannels + shortcut);
}

/// Elements that the VAE's decoder holds in its widest moment.
std::int64_t decoderElements(const weights::VaeConfig& vae, std::int64_t positions) {
    std::int64_t most = 0;
    std::int64_t channels = vae.blockOutChannels.back();
    for (auto out = vae.blockOutChannels.rbegin(); out != vae.blockOutChannels.rend(); ++out) {
        most = std::max(most, positions * resnetChannels(channels, *out));
        channels = *out;
        if (std::next(out) != vae.blockOutChannels.rend()) {
            // Input, and at four times the positions the repeated input and the result.
            most = std::max(most, positions * channels + 2 * 4 * positions * channels);
            positions *= 4;
        }
    }
    return most;
}

/// Elements that the UNet holds in its widest moment for one half of the guidance: all skip
/// connections, and what the most demanding level works with.
std::int64_t unetElements(const weights::UnetConfig& unet, std::int64_t height,
                          std::int64_t width) {
    // Of a transformer: its input and tokens, and the feed-forward part before and after its gate.
    constexpr std::int64_t kTransformerChannels = 2 + 8 + 4;
    std::int64_t skips = 0;
    std::int64_t working = 0;
    const std::size_t levels = unet.blockOutChannels.size();
    for (std::size_t i = 0; i < levels; ++i) {
        const std::int64_t channels = unet.blockOutChannels[i];
        const std::int64_t below = unet.blockOutChannels[std::min(i + 1, levels - 1)];
        const std::int64_t positions = height * width;
        skips += positions * channels * (unet.layersPerBlock[i] + 1);
        std::int64_t here = channels + below + resnetChannels(channels + below, channels);
        if (unet.downBlockHasAttention[i]) {
            here = std::max(here, kTransformerChannels * channels);
        }
        working = std::max(working, positions * here);
        height = (height + 1) / 2;
        width = (width + 1) / 2;
    }
    return skips + working;
}

/// Elements that the vocoder holds in its widest moment: a stage's input in two forms, the finished
/// branches, and of the one that is computed its state, what lies between its convolutions, the
/// result, and as much again that oneDNN works in.
std::int64_t vocoderElements(const weights::VocoderConfig& vocoder, std::int64_t frames) {
    std::int64_t most = 0;
    std::int64_t length = frames;
    const auto branches = static_cast<std::int64_t>(vocoder.resblockKernelSizes.size());
    for (std::size_t i = 0; i < vocoder.upsampleRates.size(); ++i) {
        length *= vocoder.upsampleRates[i];
        const std::int64_t channels = vocoder.upsampleInitialChannel >> (i + 1);
        most = std::max(most, length * channels * (2 + branches - 1 + 4));
    }
    return most;
}

/// Channels of all residual blocks of the UNet together.
std::int64_t resnetChannelSum(const weights::UnetConfig& unet) {
    std::int64_t channels = 2 * unet.blockOutChannels.back();
    for (std::size_t i = 0; i < unet.blockOutChannels.size(); ++i) {
        channels += unet.blockOutChannels[i] * (2 * unet.layersPerBlock[i] + 1);
    }
    return channels;
}

}  // namespace

std::int64_t Activations::bytes(std::int64_t elements) const {
    const std::int64_t plain =
        elements * static_cast<std::int64_t>(c10::elementSize(m_compute.dtype));
    // oneDNN sums products of half types in float32 memory of its own: an eighth, as measured.
    return kSmallTensors + plain + (m_compute.dtype == c10::kFloat ? 0 : plain / 8);
}

std::int64_t Activations::text() const {
    // Of the longest prompts that people write; a prompt at the limit takes four times as much of
    // what is far less than the weights.
    constexpr std::int64_t kTokens = 128;
    const weights::TextEncoderConfig& text = m_config.textEncoder;
    return bytes(kTokens * (2 * text.intermediateSize + 6 * text.hiddenSize));
}

std::int64_t Activations::unet(std::int64_t latentFrames, std::int64_t halves) const {
    const std::int64_t width = m_config.vocoder.modelInDim / m_config.vaeScaleFactor();
    return bytes(halves * unetElements(m_config.unet, latentFrames, width));
}

std::int64_t Activations::conditioning(std::int64_t calls) const {
    constexpr std::int64_t kLabels = 2;
    constexpr auto kFloatBytes = static_cast<std::int64_t>(sizeof(float));
    return calls * kLabels * kFloatBytes * resnetChannelSum(m_config.unet);
}

std::int64_t Activations::vae(std::int64_t latentFrames, std::int64_t pieceFrames) const {
    const std::int64_t width = m_config.vocoder.modelInDim / m_config.vaeScaleFactor();
    if (pieceFrames == 0 || pieceFrames >= latentFrames) {
        return bytes(decoderElements(m_config.vae, latentFrames * width));
    }
    // The lowest level's activations stay whole beside the piece that is worked on.
    const std::int64_t piece =
        std::min(latentFrames, pieceFrames + 2 * vae::VaeDecoder::kPieceContext);
    const std::int64_t channels = m_config.vae.blockOutChannels.back();
    return bytes(
        std::max(latentFrames * width * resnetChannels(channels, channels),
                 latentFrames * width * channels + decoderElements(m_config.vae, piece * width)));
}

std::int64_t Activations::vocoder(std::int64_t melFrames, std::int64_t chunkFrames) const {
    const std::int64_t frames =
        chunkFrames == 0 ? melFrames
                         : std::min(melFrames, chunkFrames + 2 * vocoder::HifiGan::kChunkContext);
    return bytes(vocoderElements(m_config.vocoder, frames));
}

}  // namespace audioldm::engine::pipeline
