// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// A plan that cannot be carried out with this number of steps; makeScheduler() turns it into an
/// error that names the nearest numbers of steps that work.
struct UnusableSteps {
    std::string reason;  ///< a clause: "timestep 1000 lies beyond the 1000 of the model"
};

/// Timesteps of DDIM, DDPM and PNDM: whole numbers, falling, both ends included for "linspace".
[[nodiscard]] std::vector<double> wholeTimesteps(const weights::SchedulerConfig& config, int steps);

/// Timesteps of the sigma-space solvers (Euler, Heun, LMS): falling, float32 fractions for
/// "linspace".
[[nodiscard]] std::vector<double> fractionalTimesteps(const weights::SchedulerConfig& config,
                                                      int steps);

/// Timesteps of the exponential multistep solvers (DPM-Solver++, UniPC, DEIS): whole numbers,
/// falling, one more point planned than used so that the last step does not start at 0.
[[nodiscard]] std::vector<double> openTimesteps(const weights::SchedulerConfig& config, int steps);

/// `count` points from `start` to `stop`, both included, as numpy.linspace computes them.
[[nodiscard]] std::vector<double> linspace(double start, double stop, std::size_t count);

/// throws UnusableSteps when a timestep does not index an array of `trainTimesteps` as Python
/// does, negative ones counting from the end
void checkIndexable(const std::vector<double>& timesteps, std::int64_t trainTimesteps);

/// throws UnusableSteps when the first timestep comes twice: diffusers finds its place in the plan
/// by value, takes the second place, and runs out of sigmas at the end.
void checkUniqueStart(const std::vector<double>& timesteps);

}  // namespace audioldm::engine::diffusion
