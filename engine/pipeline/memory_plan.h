// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "engine/api/memory_status.h"
#include "engine/pipeline/execution_plan.h"

namespace audioldm::engine::pipeline {

/// Gives the sizes of the weights if they were stored otherwise.
using WeightSizesFor = std::function<PerModule<weights::WeightSizes>(Quantization)>;

/// The plan of a request as people are shown it: what it will take, by which measures, and when it
/// does not fit, what would.
///
/// deviceBytes  memory that the device has: no budget beyond it is suggested
[[nodiscard]] MemoryPlan describePlan(const PlanInputs& inputs, std::int64_t budget,
                                      std::int64_t deviceBytes, const WeightSizesFor& weightsFor);

}  // namespace audioldm::engine::pipeline
