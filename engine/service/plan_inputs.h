// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"
#include "engine/pipeline/execution_plan.h"

namespace audioldm::engine::service {

/// What the planner looks at for a request under a configuration. `model` and `sizes` must outlive
/// the result.
[[nodiscard]] pipeline::PlanInputs planInputs(
    const weights::ModelConfig& model, const weights::ComputeOptions& compute,
    const pipeline::PerModule<weights::WeightSizes>& sizes, const GenerationRequest& request,
    const EngineConfig& config, bool previews);

}  // namespace audioldm::engine::service
