// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// Where the amounts of noise of the steps come from.
enum class SigmaSpacing {
    Timesteps,  ///< the timesteps, spaced as the model's config says
    Karras,     ///< even in the 7th root of sigma
};

/// Timesteps and sigmas of the exponential multistep solvers.
struct MultistepPlan {
    std::vector<double> timesteps;  ///< whole numbers
    at::Tensor sigmas;              ///< [steps + 1] float32 on the CPU, falling
};

/// Where the plan ends.
enum class LastSigma {
    Zero,      ///< no noise (DPM-Solver++, UniPC)
    Smallest,  ///< the least noise of the plan (Karras) or the model (DEIS)
};

/// How Karras timesteps become whole numbers.
enum class KarrasRounding {
    Always,             ///< to the nearest (UniPC, DEIS)
    UnlessCosineBetas,  ///< down for a squaredcos_cap_v2 schedule, else to the nearest
                        ///< (DPM-Solver++)
};

/// config  as readAs() gives it
/// throws  UnusableSteps when the plan starts twice at one timestep
/// Source  diffusers DPMSolverMultistepScheduler.set_timesteps and its siblings
[[nodiscard]] MultistepPlan planMultistep(const weights::SchedulerConfig& config, int steps,
                                          SigmaSpacing spacing, LastSigma last,
                                          KarrasRounding rounding);

}  // namespace audioldm::engine::diffusion
