// SPDX-License-Identifier: MIT
#include "engine/core/exception.h"
#include "engine/weights/component_configs.h"
#include "engine/weights/config_fields.h"

namespace audioldm::engine::weights {

namespace {

constexpr std::size_t kMaxStages = 8;
constexpr std::int64_t kMaxKernel = 2048;
constexpr std::int64_t kMaxSamplesPerFrame = 16'384;
constexpr std::int64_t kMaxFramesPerSecond = 16'000;

void checkStages(const ConfigFields& fields, const VocoderConfig& config) {
    for (std::size_t stage = 0; stage < config.upsampleRates.size(); ++stage) {
        if (config.upsampleKernelSizes[stage] < config.upsampleRates[stage]) {
            fields.refuse("upsample_kernel_sizes",
                          concat("holds ", config.upsampleKernelSizes[stage],
                                 ", less than the upsample rate ", config.upsampleRates[stage]));
        }
    }
    const std::int64_t divisor = std::int64_t{1} << config.upsampleRates.size();
    if (config.upsampleInitialChannel < divisor) {
        fields.refuse(
            "upsample_initial_channel",
            concat("is ", config.upsampleInitialChannel, "; halved at each stage it must ",
                   "stay at 1 or more, so at least ", divisor, " is needed"));
    }
    std::int64_t product = 1;
    for (const std::int64_t rate : config.upsampleRates) {
        // No further once it is too large: eight factors can pass 2^63.
        product *= product > kMaxSamplesPerFrame ? 1 : rate;
    }
    if (product > kMaxSamplesPerFrame || config.samplingRate / product > kMaxFramesPerSecond ||
        config.samplingRate < product) {
        fields.refuse("upsample_rates",
                      concat("multiply to ", product, " samples a frame at ", config.samplingRate,
                             " Hz; 1 to ", kMaxFramesPerSecond, " frames a second of at most ",
                             kMaxSamplesPerFrame, " samples are accepted"));
    }
}

void checkResblocks(const ConfigFields& fields, const VocoderConfig& config) {
    for (const std::int64_t size : config.resblockKernelSizes) {
        if (size % 2 == 0) {
            fields.refuse("resblock_kernel_sizes",
                          concat("holds the even number ", size, "; odd ones are accepted"));
        }
    }
}

}  // namespace

VocoderConfig readVocoderConfig(const std::filesystem::path& path) {
    const ConfigFields fields(path);
    fields.checkText("model_type", {"hifigan", "speecht5_hifigan"});
    if (fields.has("architectures")) {
        fields.checkTexts("architectures", {"SpeechT5HifiGan"}, {1, 1});
    }
    VocoderConfig config;
    config.modelInDim = fields.integer("model_in_dim", {1, 4096});
    config.samplingRate = fields.integer("sampling_rate", {100, 384'000});
    config.upsampleInitialChannel = fields.integer("upsample_initial_channel", {1, 8192});
    config.upsampleRates = fields.integers("upsample_rates", {1, kMaxKernel}, {1, kMaxStages});
    const std::size_t stages = config.upsampleRates.size();
    config.upsampleKernelSizes =
        fields.integers("upsample_kernel_sizes", {1, kMaxKernel}, {stages, stages});
    config.resblockKernelSizes = fields.integers("resblock_kernel_sizes", {1, 63}, {1, 8});
    const std::size_t kernels = config.resblockKernelSizes.size();
    config.resblockDilationSizes =
        fields.integerLists("resblock_dilation_sizes", {1, 128}, {kernels, kernels}, {1, 8});
    config.leakyReluSlope = fields.number("leaky_relu_slope", {0, 1}, 0.1);
    config.normalizeBefore = fields.flag("normalize_before", true);
    checkStages(fields, config);
    checkResblocks(fields, config);
    return config;
}

}  // namespace audioldm::engine::weights
