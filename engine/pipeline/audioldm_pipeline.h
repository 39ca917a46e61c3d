// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/api/task_preview.h"
#include "engine/pipeline/audioldm_model.h"
#include "engine/pipeline/clip_length.h"
#include "engine/pipeline/run_context.h"
#include "engine/pipeline/stage_runner.h"

namespace audioldm::engine::pipeline {

/// Refuses a valid request that this model cannot run: too short for it, a scheduler that its
/// scheduler_config.json does not suit, a number of steps that the scheduler cannot make with it.
/// throws  EngineException(InvalidRequest)
void requireSuited(const weights::ModelConfig& config, const GenerationRequest& request);

/// [2, D] float32: the label of the negative prompt (or of no prompt), then that of the prompt. The
/// text encoder must be in memory.
/// cutOff  what of the prompt did not fit
[[nodiscard]] at::Tensor encodeLabels(const AudioldmModel& model, const GenerationRequest& request,
                                      std::string& cutOff);

/// Makes the takes of a request, each from its own seed: one after the other, or where the plan
/// says so stage by stage.
///
/// plan         how modules are held and stages are run; rungs of the ladder change it
/// request      valid, its seed given
/// result       takes, times, peaks of memory and the part of the prompt that did not fit are added
///              to it, and the model's hash as soon as all of it has been read
/// onTake       may be empty
/// onPreview    may be empty; then no previews are made
/// onResidency  may be empty
/// throws       CancelledException, EngineException
/// thread       engine thread
/// Source       diffusers AudioLDMPipeline.__call__
void generate(AudioldmModel& model, ExecutionPlan& plan, const GenerationRequest& request,
              RunContext& context, const TakeCallback& onTake, const PreviewCallback& onPreview,
              const ResidencyCallback& onResidency, GenerationResult& result);

}  // namespace audioldm::engine::pipeline
