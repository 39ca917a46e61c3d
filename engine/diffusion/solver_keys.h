// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// Whether the model's scheduler_config.json asks for Karras spacing (use_karras_sigmas).
[[nodiscard]] bool asksForKarras(const weights::SchedulerConfig& config);

/// Refuses a model whose scheduler_config.json asks the method `name` for a solver that is not
/// built here. diffusers keeps such keys when one scheduler is made from the config of another, so
/// they may be in any file; a method that does not read them (ddim, pndm, euler-ancestral) runs.
///
/// name    one of schedulerNames()
/// throws  EngineException(InvalidRequest), context "scheduler"
/// source  the constructors of diffusers' schedulers
void requireBuiltSolver(const weights::SchedulerConfig& config, std::string_view name);

}  // namespace audioldm::engine::diffusion
