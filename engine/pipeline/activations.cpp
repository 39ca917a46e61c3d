// SPDX-License-Identifier: MIT
#include "engine/pipeline/activations.h"

#include <c10/core/ScalarType.h>

#include <algorithm>
#include <utility>

#include "engine/core/exception.h"
#include "engine/memory/precision_policy.h"
#include "engine/vae/vae_decoder.h"
#include "engine/vocoder/hifigan.h"

namespace audioldm::engine::pipeline {
namespace {

/// Labels, sums of norms: what no length changes.
constexpr std::int64_t kSmallTensors = std::int64_t{640} * 1024;
/// Widest activations whose 3x3 convolutions gather windows, as layers::Conv2d does.
constexpr std::int64_t kWindowedWidth = 2;

/// Height and width of activations.
struct Size {
    std::int64_t height = 0;
    std::int64_t width = 0;

    [[nodiscard]] std::int64_t positions() const { return height * width; }
    [[nodiscard]] Size halved() const { return {(height + 1) / 2, (width + 1) / 2}; }
};

/// Elements that a 3x3 convolution gathers of its input besides.
std::int64_t windowElements(Size size, std::int64_t channels) {
    return size.width > kWindowedWidth
               ? 0
               : channels * (9 * size.positions() + (size.height + 2) * (size.width + 2));
}

/// Elements that a residual block holds in its first convolution, its input included: input, normed
/// input, result.
std::int64_t firstConvElements(Size size, std::int64_t in, std::int64_t out) {
    return size.positions() * (2 * in + out) + windowElements(size, in);
}

/// The same in its second one: input, normed hidden activations, shortcut, result.
std::int64_t secondConvElements(Size size, std::int64_t in, std::int64_t out) {
    const std::int64_t shortcut = in == out ? 0 : out;
    return size.positions() * (in + 2 * out + shortcut) + windowElements(size, out);
}

std::int64_t resnetElements(Size size, std::int64_t in, std::int64_t out) {
    return std::max(firstConvElements(size, in, out), secondConvElements(size, in, out));
}

/// Elements that doubling the size holds at once: input, the four phases, result.
std::int64_t upsampleElements(Size size, Size doubled, std::int64_t channels) {
    const bool odd = doubled.height % 2 != 0 || doubled.width % 2 != 0;
    return channels * ((odd ? 2 : 1) * size.positions() + 4 * (size.height + 1) * (size.width + 1) +
                       (odd ? 2 : 1) * doubled.positions());
}

/// Goes through the UNet for one half of the guidance as Unet::forward() does, and notes for each
/// part the most elements at once.
class UnetWalk final {
public:
    /// Weights whose names begin so, and the elements held while they are used.
    struct Part {
        std::string beginning;
        std::int64_t most = 0;
    };

    UnetWalk(const weights::UnetConfig& unet, Size top)
        : m_unet(unet),
          m_levels(unet.blockOutChannels.size()) {
        for (std::size_t level = 0; level < m_levels; ++level) {
            m_sizes.push_back(level == 0 ? top : m_sizes.back().halved());
        }
        keep(0, channels(0));
        note("conv_in.", 0);
        std::int64_t in = channels(0);
        for (std::size_t level = 0; level < m_levels; ++level) {
            in = goDown(level, in);
        }
        goThroughMiddle(in);
        for (std::size_t level = m_levels; level-- > 0;) {
            in = goUp(level, in);
        }
        note("conv_out.", m_sizes[0].positions() * 2 * in);
    }

    [[nodiscard]] const std::vector<Part>& parts() const { return m_parts; }

private:
    [[nodiscard]] std::int64_t channels(std::size_t level) const {
        return m_unet.blockOutChannels[level];
    }
    /// working: elements besides the skips
    void note(std::string beginning, std::int64_t working) {
        m_parts.push_back({std::move(beginning), m_skips + working});
    }
    void keep(std::size_t level, std::int64_t skipChannels) {
        m_skipChannels.push_back(skipChannels);
        m_skips += m_sizes[level].positions() * skipChannels;
    }
    void drop(std::size_t level) {
        m_skips -= m_sizes[level].positions() * m_skipChannels.back();
        m_skipChannels.pop_back();
    }

    /// counted: elements of the input that are counted elsewhere, because it is a skip
    void noteResnet(const std::string& block, std::int64_t layer, Size size, std::int64_t in,
                    std::int64_t out, std::int64_t counted) {
        const std::string name = concat(block, "resnets.", layer, '.');
        note(name + "conv1.", firstConvElements(size, in, out) - counted);
        note(name, secondConvElements(size, in, out) - counted);
    }

    /// Input, tokens, what attention has made of them, their norm, and the feed-forward part before
    /// and after its gate.
    void noteAttention(const std::string& block, std::int64_t layer, std::size_t level) {
        note(concat(block, "attentions.", layer, '.'),
             m_sizes[level].positions() * channels(level) * (4 + 8 + 4));
    }

    std::int64_t goDown(std::size_t level, std::int64_t in) {
        const Size size = m_sizes[level];
        const std::int64_t out = channels(level);
        const std::string block = concat("down_blocks.", level, '.');
        for (std::int64_t layer = 0; layer < m_unet.layersPerBlock[level]; ++layer) {
            noteResnet(block, layer, size, in, out, size.positions() * in);
            if (m_unet.downBlockHasAttention[level]) {
                noteAttention(block, layer, level);
            }
            keep(level, out);
            in = out;
        }
        if (level + 1 < m_levels) {
            keep(level + 1, out);
            note(block + "downsamplers.", 0);
        }
        return in;
    }

    void goThroughMiddle(std::int64_t channels) {
        const std::size_t bottom = m_levels - 1;
        const Size size = m_sizes[bottom];
        const std::string block = "mid_block.";
        noteResnet(block, 0, size, channels, channels, size.positions() * channels);
        noteAttention(block, 0, bottom);
        noteResnet(block, 1, size, channels, channels, 0);
    }

    std::int64_t goUp(std::size_t level, std::int64_t in) {
        const Size size = m_sizes[level];
        const std::int64_t out = channels(level);
        const std::size_t index = m_levels - 1 - level;
        const std::string block = concat("up_blocks.", index, '.');
        for (std::int64_t layer = 0; layer <= m_unet.layersPerBlock[level]; ++layer) {
            const std::int64_t joined = in + m_skipChannels.back();
            const std::int64_t joining = m_skips + size.positions() * (in + joined);
            drop(level);
            noteResnet(block, layer, size, joined, out, 0);
            // No weight is used while input and skip are joined.
            m_parts.front().most = std::max(m_parts.front().most, joining);
            if (m_unet.upBlockHasAttention[index]) {
                noteAttention(block, layer, level);
            }
            in = out;
        }
        if (level > 0) {
            note(block + "upsamplers.", upsampleElements(size, m_sizes[level - 1], out));
        }
        return in;
    }

    const weights::UnetConfig& m_unet;
    const std::size_t m_levels;
    std::vector<Size> m_sizes;
    std::vector<std::int64_t> m_skipChannels;
    std::int64_t m_skips = 0;  // elements of all skips
    std::vector<Part> m_parts;
};

/// Elements that each level of the VAE's decoder holds in its widest moment, from the bottom.
std::vector<std::int64_t> decoderElements(const weights::VaeConfig& vae, Size size) {
    std::vector<std::int64_t> most;
    std::int64_t channels = vae.blockOutChannels.back();
    for (auto out = vae.blockOutChannels.rbegin(); out != vae.blockOutChannels.rend(); ++out) {
        most.push_back(resnetElements(size, channels, *out));
        channels = *out;
        const Size doubled{2 * size.height, 2 * size.width};
        if (std::next(out) != vae.blockOutChannels.rend()) {
            most.back() = std::max(most.back(), upsampleElements(size, doubled, channels));
        }
        size = doubled;
    }
    return most;
}

std::int64_t samplesPerFrame(const weights::VocoderConfig& vocoder) {
    return c10::multiply_integers(vocoder.upsampleRates);
}

/// Bytes that the vocoder holds in its widest moment: a stage's input in two forms, the finished
/// branches, and of the one that is computed its state, what lies between its convolutions and the
/// result. In half types oneDNN sums in float32 memory of its own besides, in whole blocks of
/// channels.
std::int64_t vocoderBytes(const weights::VocoderConfig& vocoder, std::int64_t frames,
                          at::ScalarType compute) {
    constexpr std::int64_t kBlock = 16;
    constexpr auto kFloatBytes = static_cast<std::int64_t>(sizeof(float));
    std::int64_t most = 0;
    std::int64_t length = frames;
    const auto branches = static_cast<std::int64_t>(vocoder.resblockKernelSizes.size());
    for (std::size_t i = 0; i < vocoder.upsampleRates.size(); ++i) {
        const bool isLast = i + 1 == vocoder.upsampleRates.size();
        const at::ScalarType dtype = isLast ? memory::soundComputeType(compute) : compute;
        length *= vocoder.upsampleRates[i];
        const std::int64_t channels = vocoder.upsampleInitialChannel >> (i + 1);
        const std::int64_t sums =
            dtype == at::kFloat ? 0 : (channels + kBlock - 1) / kBlock * kBlock * kFloatBytes;
        const std::int64_t tensors =
            channels * (branches + 4) * static_cast<std::int64_t>(c10::elementSize(dtype));
        most = std::max(most, length * (tensors + sums));
    }
    return most;
}

/// Frames of the largest of the parts that `frames` are cut into: `length` each, and up to
/// `context` more on each side where there are any.
std::int64_t largestPart(std::int64_t frames, std::int64_t length, std::int64_t context) {
    std::int64_t most = 0;
    for (std::int64_t begin = 0; begin < frames; begin += length) {
        most = std::max(most, std::min(frames, begin + length + context) -
                                  std::max<std::int64_t>(0, begin - context));
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

std::vector<std::int64_t> Activations::bytes(std::vector<std::int64_t> elements) const {
    for (std::int64_t& value : elements) {
        value =
            kSmallTensors + value * static_cast<std::int64_t>(c10::elementSize(m_compute.dtype));
    }
    return elements;
}

std::int64_t Activations::text(std::int64_t tokens) const {
    const weights::TextEncoderConfig& text = m_config.textEncoder;
    const at::ScalarType dtype = memory::textComputeType(m_compute.dtype);
    return kSmallTensors + tokens * (2 * text.intermediateSize + 2 * text.hiddenSize) *
                               static_cast<std::int64_t>(c10::elementSize(dtype));
}

std::vector<std::string> Activations::unetParts(const weights::UnetConfig& unet) {
    std::vector<std::string> beginnings;
    const UnetWalk walk(unet, Size{1, 1});
    for (const UnetWalk::Part& part : walk.parts()) {
        beginnings.push_back(part.beginning);
    }
    return beginnings;
}

std::vector<std::int64_t> Activations::unet(std::int64_t latentFrames, std::int64_t halves) const {
    const Size size{latentFrames, m_config.vocoder.modelInDim / m_config.vaeScaleFactor()};
    std::vector<std::int64_t> elements;
    const UnetWalk walk(m_config.unet, size);
    for (const UnetWalk::Part& part : walk.parts()) {
        elements.push_back(halves * part.most);
    }
    // The sampler's: noise, latents, and what solvers of higher order remember, in float32.
    constexpr std::int64_t kSamplerTensors = 4;
    const std::int64_t sampler = kSamplerTensors * size.positions() * m_config.unet.inChannels *
                                 static_cast<std::int64_t>(sizeof(float));
    elements = bytes(std::move(elements));
    for (std::int64_t& value : elements) {
        value += sampler;
    }
    return elements;
}

std::int64_t Activations::conditioning(std::int64_t calls) const {
    constexpr std::int64_t kLabels = 2;
    constexpr auto kFloatBytes = static_cast<std::int64_t>(sizeof(float));
    return calls * kLabels * kFloatBytes * resnetChannelSum(m_config.unet);
}

std::vector<std::int64_t> Activations::vae(std::int64_t latentFrames,
                                           std::int64_t pieceFrames) const {
    const Size whole{latentFrames, m_config.vocoder.modelInDim / m_config.vaeScaleFactor()};
    const std::int64_t channels = m_config.vae.blockOutChannels.back();
    const bool inPieces = pieceFrames > 0 && pieceFrames < latentFrames;
    Size size = whole;
    std::int64_t kept = 0;
    if (inPieces) {
        // The lowest level's activations stay whole beside the piece that is worked on.
        size.height =
            largestPart(latentFrames, vae::VaeDecoder::pieceLength(latentFrames, pieceFrames),
                        vae::VaeDecoder::kPieceContext);
        kept = whole.positions() * channels + size.positions() * channels;
    }
    std::vector<std::int64_t> elements = decoderElements(m_config.vae, size);
    for (std::int64_t& value : elements) {
        value += kept;
    }
    // The mid block: its input, and in its attention the normed input, q, k, v and the result.
    constexpr std::int64_t kAttentionChannels = 7;
    const std::int64_t mid = std::max(resnetElements(whole, channels, channels),
                                      kAttentionChannels * channels * whole.positions());
    elements.front() = std::max(elements.front(), mid);
    return bytes(std::move(elements));
}

std::int64_t Activations::vocoder(std::int64_t melFrames, std::int64_t chunkFrames) const {
    const std::int64_t frames =
        chunkFrames == 0 ? melFrames
                         : largestPart(melFrames, chunkFrames, vocoder::HifiGan::kChunkContext);
    const std::int64_t most =
        kSmallTensors + vocoderBytes(m_config.vocoder, frames, m_compute.dtype);
    // Beside a chunk is the waveform that the chunks come into, float32.
    return frames == melFrames ? most
                               : most + melFrames * samplesPerFrame(m_config.vocoder) *
                                            static_cast<std::int64_t>(sizeof(float));
}

}  // namespace audioldm::engine::pipeline
