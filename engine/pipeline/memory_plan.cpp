// SPDX-License-Identifier: MIT
#include "engine/pipeline/memory_plan.h"

#include <c10/core/ScalarType.h>

#include <algorithm>
#include <cmath>

#include "engine/core/exception.h"
#include "engine/pipeline/audioldm_pipeline.h"

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

/// Elements that the UNet holds in its widest moment, for both halves of the guidance: all skip
/// connections, and what the most demanding level works with.
std::int64_t unetElements(const weights::UnetConfig& unet, std::int64_t height,
                          std::int64_t width) {
    constexpr std::int64_t kGuidanceHalves = 2;
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
    return kGuidanceHalves * (skips + working);
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

}  // namespace

std::int64_t activationBytes(const weights::ModelConfig& config,
                             const weights::ComputeOptions& compute, double durationSeconds) {
    const std::int64_t latentFrames = clipLength(config, durationSeconds).latentFrames;
    const std::int64_t factor = config.vaeScaleFactor();
    const std::int64_t latentWidth = config.vocoder.modelInDim / factor;
    const std::int64_t elements =
        std::max({unetElements(config.unet, latentFrames, latentWidth),
                  decoderElements(config.vae, latentFrames * latentWidth),
                  vocoderElements(config.vocoder, latentFrames * factor)});
    const std::int64_t bytes =
        elements * static_cast<std::int64_t>(c10::elementSize(compute.dtype));
    // oneDNN sums products of half types in float32 memory of its own: an eighth, as measured.
    return kSmallTensors + bytes + (compute.dtype == c10::kFloat ? 0 : bytes / 8);
}

void checkFits(const weights::ModelConfig& config, const weights::ComputeOptions& compute,
               std::int64_t weightBytes, double durationSeconds, std::int64_t budgetBytes) {
    const std::int64_t needed = weightBytes + activationBytes(config, compute, durationSeconds);
    if (needed <= budgetBytes) {
        return;
    }
    std::string message =
        concat("This needs about ", (needed + kMebibyte - 1) / kMebibyte, " MB of memory (",
               (weightBytes + kMebibyte - 1) / kMebibyte,
               " MB of it for the model's weights), but the limit is ", budgetBytes / kMebibyte,
               " MB. Set --max-memory to ", (needed + kMebibyte - 1) / kMebibyte, "MB or more");
    const auto perSecond = static_cast<double>(activationBytes(config, compute, 1.0));
    const double seconds =
        std::floor(static_cast<double>(budgetBytes - weightBytes) / perSecond * 10 - 1) / 10;
    if (seconds >= 1) {
        message += concat(", or choose a duration of at most ", seconds, " s");
    } else if (compute.dtype == c10::kFloat) {
        message += ", or let it compute in half precision with --precision auto";
    }
    fail(ErrorCode::OutOfMemory, message + ".", "maxMemory");
}

}  // namespace audioldm::engine::pipeline
