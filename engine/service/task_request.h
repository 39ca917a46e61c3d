// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/api/generation_request.h"
#include "engine/api/result.h"
#include "engine/api/task.h"

namespace audioldm::engine::service {

/// From the words of a task to a request that can be run. thread  any, for all functions

/// The request that `params` describe, with the defaults for what they do not say; without a seed
/// when they have none.
/// errors  InvalidRequest with the path of the field in a task ("data.params.duration"): one that
///         is out of range
[[nodiscard]] Result<GenerationRequest> requestOf(const TaskParams& params, int defaultSteps);

/// Checks what a task says besides its params.
/// errors  InvalidRequest with the path of the field
[[nodiscard]] Result<void> checkTaskFields(const Task& task);

/// Checks a scheduler's name against the `known` ones, and that it takes the eta.
/// errors  InvalidRequest, its context is "scheduler" or "eta"
[[nodiscard]] Result<void> checkScheduler(const std::string& name, double eta,
                                          const std::vector<std::string>& known);

/// The same error about the field's path in a task: "duration" is "data.params.duration" there.
[[nodiscard]] Error atTaskField(Error error);

inline constexpr std::size_t kMaxTaskIdBytes = 256;
inline constexpr int kMaxTaskPriority = 100;

}  // namespace audioldm::engine::service
