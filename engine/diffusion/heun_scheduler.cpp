// SPDX-License-Identifier: MIT
#include "engine/diffusion/heun_scheduler.h"

#include <ATen/ATen.h>

#include <utility>

#include "engine/diffusion/noise_schedule.h"

namespace audioldm::engine::diffusion {
namespace {

weights::SchedulerConfig asHeun(const weights::SchedulerConfig& config) {
    return readAs(config, {.hasClipping = true,
                           .clipsByDefault = false,
                           .defaultBetaStart = 0.00085,
                           .defaultBetaEnd = 0.012});
}

/// Every timestep but the first is evaluated twice: at the end of one step and the start of the
/// next.
std::vector<double> doubled(const std::vector<double>& timesteps) {
    std::vector<double> result = {timesteps.front()};
    for (std::size_t i = 1; i < timesteps.size(); ++i) {
        result.insert(result.end(), 2, timesteps[i]);
    }
    return result;
}

}  // namespace

HeunScheduler::HeunScheduler(const weights::SchedulerConfig& config, int steps,
                             SigmaSpacing spacing)
    : HeunScheduler(asHeun(config), planInSigmaSpace(asHeun(config), steps, spacing)) {}

HeunScheduler::HeunScheduler(const weights::SchedulerConfig& asHeun, SigmaSpacePlan plan)
    : CopyableScheduler(doubled(plan.timesteps), plan.initNoiseSigma),
      m_prediction(predictionType(asHeun)),
      m_limits(sampleLimits(asHeun)),
      m_sigmas(std::move(plan.sigmas)) {}

at::Tensor HeunScheduler::sigmaOfCall(std::size_t index) const {
    return m_sigmas[static_cast<std::int64_t>((index + 1) / 2)];
}

at::Tensor HeunScheduler::scaleModelInput(const at::Tensor& latents, std::size_t index) const {
    return scaledBySigma(latents, sigmaOfCall(index));
}

SchedulerBase::Update HeunScheduler::update(const at::Tensor& output, std::size_t index,
                                            const at::Tensor& sample, at::Generator&) {
    const at::Tensor sigma = sigmaOfCall(index);
    const at::Tensor original =
        m_limits.apply(originalFromSigma(m_prediction, sample, output, sigma));
    const at::Tensor derivative = (sample - original) / sigma;
    const auto step = static_cast<std::int64_t>(index / 2);
    const at::Tensor width = m_sigmas[step + 1] - m_sigmas[step];
    if (index % 2 == 0) {
        m_derivative = derivative;
        m_sample = sample;
        return {sample + derivative * width, original};
    }
    return {m_sample + (m_derivative + derivative) / 2 * width, original};
}

}  // namespace audioldm::engine::diffusion
