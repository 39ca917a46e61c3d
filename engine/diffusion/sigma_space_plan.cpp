// SPDX-License-Identifier: MIT
#include "engine/diffusion/sigma_space_plan.h"

#include <ATen/ATen.h>

#include <algorithm>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/sigma_plan.h"
#include "engine/diffusion/timestep_spacing.h"

namespace audioldm::engine::diffusion {

SigmaSpacePlan planInSigmaSpace(const weights::SchedulerConfig& config, int steps,
                                SigmaSpacing spacing) {
    const SigmaTable table(cumulativeAlphas(config, ZeroSnrEnd::Floored));
    SigmaSpacePlan plan;
    plan.timesteps = fractionalTimesteps(config, steps);
    std::vector<double> sigmas = table.sigmasAt(plan.timesteps);
    if (spacing == SigmaSpacing::Karras) {
        // Unlike the multistep solvers, within the range of the planned timesteps.
        sigmas = karrasSigmas(sigmas.back(), sigmas.front(), static_cast<std::size_t>(steps));
        plan.timesteps = table.timestepsAt(sigmas);
        std::ranges::transform(plan.timesteps, plan.timesteps.begin(),
                               [](double t) { return static_cast<float>(t); });
    }
    plan.sigmas = sigmaTensor(sigmas, 0.0);
    plan.initNoiseSigma = sigmaSpaceInitNoise(plan.sigmas, config.timestepSpacing);
    checkUniqueStart(plan.timesteps);
    return plan;
}

}  // namespace audioldm::engine::diffusion
