// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/api/task_preview.h"
#include "engine/pipeline/audioldm_model.h"
#include "engine/pipeline/run_context.h"

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

/// Makes the takes of a request, one after the other, each from its own seed.
///
/// request   valid, its seed given
/// result    takes, times and the part of the prompt that did not fit are added to it
/// onTake    may be empty
/// onPreview may be empty; then no previews are made
/// throws    CancelledException, EngineException
/// thread    engine thread
/// Source    diffusers AudioLDMPipeline.__call__
void generate(const AudioldmModel& model, const GenerationRequest& request, RunContext& context,
              const TakeCallback& onTake, const PreviewCallback& onPreview,
              GenerationResult& result);

}  // namespace audioldm::engine::pipeline
