// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/weights/model_config.h"

namespace audioldm::engine::pipeline {

/// How long a sound is on each stage's axis.
struct ClipLength {
    std::int64_t latentFrames = 0;  ///< frames of the latents
    std::int64_t samples = 0;       ///< most samples of the waveform; the vocoder may give fewer
};

/// Frames and samples of a duration, with the rounding of the reference: doubles are divided and
/// cut off as Python does it (0.29 s are 28 frames). Source: diffusers AudioLDMPipeline.__call__,
/// step 0
[[nodiscard]] ClipLength clipLength(const weights::ModelConfig& config, double durationSeconds);

/// The duration of one latent frame: shorter sounds are refused, as the reference does.
[[nodiscard]] double shortestSeconds(const weights::ModelConfig& config);

}  // namespace audioldm::engine::pipeline
