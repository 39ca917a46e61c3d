// SPDX-License-Identifier: MIT
#include "engine/pipeline/clip_length.h"

#include <functional>
#include <numeric>

namespace audioldm::engine::pipeline {

namespace {

double secondsPerFrame(const weights::ModelConfig& config) {
    const std::vector<std::int64_t>& rates = config.vocoder.upsampleRates;
    const auto samplesPerFrame =
        std::accumulate(rates.begin(), rates.end(), std::int64_t{1}, std::multiplies<>());
    return static_cast<double>(samplesPerFrame) / static_cast<double>(config.vocoder.samplingRate);
}

}  // namespace

double shortestSeconds(const weights::ModelConfig& config) {
    return secondsPerFrame(config) * static_cast<double>(config.vaeScaleFactor());
}

ClipLength clipLength(const weights::ModelConfig& config, double durationSeconds) {
    const auto rate = static_cast<double>(config.vocoder.samplingRate);
    const auto frames = static_cast<std::int64_t>(durationSeconds / secondsPerFrame(config));
    const std::int64_t factor = config.vaeScaleFactor();
    return {(frames + factor - 1) / factor, static_cast<std::int64_t>(durationSeconds * rate)};
}

}  // namespace audioldm::engine::pipeline
