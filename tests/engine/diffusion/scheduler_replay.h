// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include "engine/diffusion/scheduler.h"

namespace audioldm::test {

/// What scheduler_config.json says, with the keys that it leaves out.
[[nodiscard]] engine::weights::SchedulerConfig schedulerConfigOf(const nlohmann::json& config);

[[nodiscard]] engine::diffusion::SchedulerOptions schedulerOptionsOf(const nlohmann::json& one);

/// Runs the case `one` with the stand-in for the UNet of tests/reference/scheduler_reference.py
/// and gives a result with the same fields: timesteps, initNoiseSigma, latents, trace, original,
/// or refused.
[[nodiscard]] nlohmann::json replaySchedulerCase(const nlohmann::json& one);

}  // namespace audioldm::test
