// SPDX-License-Identifier: MIT
#include "engine/diffusion/multistep_plan.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/sigma_plan.h"
#include "engine/diffusion/timestep_spacing.h"

namespace audioldm::engine::diffusion {
namespace {

std::vector<double> karrasTimesteps(const SigmaTable& table, const std::vector<double>& sigmas,
                                    bool roundsDown) {
    std::vector<double> result = table.timestepsAt(sigmas);
    std::ranges::transform(result, result.begin(), [roundsDown](double t) {
        return roundsDown ? std::trunc(t) : std::nearbyint(t);
    });
    return result;
}

}  // namespace

MultistepPlan planMultistep(const weights::SchedulerConfig& config, int steps, SigmaSpacing spacing,
                            LastSigma last, KarrasRounding rounding) {
    const SigmaTable table(cumulativeAlphas(config, ZeroSnrEnd::Floored));
    MultistepPlan plan;
    std::vector<double> sigmas;
    double smallest = table.smallest();
    if (spacing == SigmaSpacing::Karras) {
        sigmas = karrasSigmas(table.smallest(), table.largest(), static_cast<std::size_t>(steps));
        smallest = sigmas.back();
        plan.timesteps = karrasTimesteps(table, sigmas,
                                         rounding == KarrasRounding::UnlessCosineBetas &&
                                             config.betaSchedule == "squaredcos_cap_v2");
    } else {
        plan.timesteps = openTimesteps(config, steps);
        sigmas = table.sigmasAt(plan.timesteps);
    }
    plan.sigmas = sigmaTensor(sigmas, last == LastSigma::Zero ? 0.0 : smallest);
    checkUniqueStart(plan.timesteps);
    return plan;
}

}  // namespace audioldm::engine::diffusion
