// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/diffusion/multistep_plan.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// Timesteps and sigmas of the solvers in sigma space (Euler, Heun, LMS).
struct SigmaSpacePlan {
    std::vector<double> timesteps;  ///< float32 values, possibly fractional
    at::Tensor sigmas;              ///< [steps + 1] float32 on the CPU, falling, the last one 0
    double initNoiseSigma = 1;
};

/// config  as readAs() gives it
/// throws  UnusableSteps when the plan starts twice at one timestep
/// Source  diffusers EulerDiscreteScheduler.set_timesteps and its siblings
[[nodiscard]] SigmaSpacePlan planInSigmaSpace(const weights::SchedulerConfig& config, int steps,
                                              SigmaSpacing spacing);

}  // namespace audioldm::engine::diffusion
