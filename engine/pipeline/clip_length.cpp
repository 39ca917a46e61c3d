// SPDX-License-Identifier: MIT
#include "engine/pipeline/clip_length.h"

#include <functional>
#include <numeric>

namespace audioldm::engine::pipeline {

ClipLength clipLength(const weights::ModelConfig& config, double durationSeconds) {
    const std::vector<std::int64_t>& rates = config.vocoder.upsampleRates;
    const auto samplesPerFrame =
        std::accumulate(rates.begin(), rates.end(), std::int64_t{1}, std::multiplies<>());
    const auto rate = static_cast<double>(config.vocoder.samplingRate);
    const double secondsPerFrame = static_cast<double>(samplesPerFrame) / rate;
    const auto frames = static_cast<std::int64_t>(durationSeconds / secondsPerFrame);
    const std::int64_t factor = config.vaeScaleFactor();
    return {(frames + factor - 1) / factor, static_cast<std::int64_t>(durationSeconds * rate)};
}

}  // namespace audioldm::engine::pipeline
