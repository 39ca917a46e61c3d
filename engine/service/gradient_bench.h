// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <stop_token>

#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"
#include "engine/api/outcome.h"

namespace audioldm::engine::service {

/// What a run of the denoiser through which gradients flow takes.
struct GradientFigures {
    int steps = 0;
    Precision precision = Precision::Float32;
    double loadSeconds = 0;
    double forwardSeconds = 0;
    double backwardSeconds = 0;
    std::int64_t peakBytes = 0;    ///< highest sum of live tensor storage, weights included
    std::int64_t weightBytes = 0;  ///< of the UNet
    std::int64_t peakResidentSet = 0;
    double noiseNorm = 0;  ///< of the gradient of the latents' mean square by the noise
    double labelNorm = 0;  ///< and by the labels
};

/// Denoises as `request` says (DDIM, in float32 unless the configuration names another format) and
/// goes back from the latents to noise and labels, on a CPU.
/// errors  InvalidRequest (another scheduler, for instance), ModelMissing, ModelInvalid,
///         WeightMissing, ShapeMismatch, OutOfMemory (also beyond maxMemoryBytes), Io
/// thread  any; computes on the calling one
[[nodiscard]] Outcome<GradientFigures> measureGradients(const EngineConfig& config,
                                                        const GenerationRequest& request,
                                                        const std::stop_token& stop);

}  // namespace audioldm::engine::service
