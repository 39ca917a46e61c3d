// SPDX-License-Identifier: MIT
#include "engine/diffusion/ddim_scheduler.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <utility>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/timestep_spacing.h"

namespace audioldm::engine::diffusion {
namespace {

weights::SchedulerConfig asDdim(const weights::SchedulerConfig& config) {
    return readAs(config, {.hasClipping = true,
                           .hasThresholding = true,
                           .hasZeroSnr = true,
                           .defaultSpacing = "leading"});
}

/// The plan with no timestep beyond the model's last one. With "leading" spacing and an offset, as
/// many steps as training timesteps begin one beyond it: the reference fails there, we begin at the
/// last.
std::vector<double> ddimTimesteps(const weights::SchedulerConfig& asDdim, int steps) {
    std::vector<double> timesteps = wholeTimesteps(asDdim, steps);
    const auto last = static_cast<double>(asDdim.numTrainTimesteps - 1);
    for (double& timestep : timesteps) {
        timestep = std::min(timestep, last);
    }
    return timesteps;
}

/// The noise in the latents, as the model sees it.
at::Tensor predictedNoise(PredictionType type, const at::Tensor& sample, const at::Tensor& output,
                          const at::Tensor& alpha) {
    const at::Tensor beta = 1 - alpha;
    switch (type) {
        case PredictionType::Velocity:
            return alpha.pow(0.5) * output + beta.pow(0.5) * sample;
        case PredictionType::Sample:
            return (sample - alpha.pow(0.5) * output) / beta.pow(0.5);
        case PredictionType::Epsilon:
            break;
    }
    return output;
}

}  // namespace

DdimScheduler::DdimScheduler(const weights::SchedulerConfig& config, int steps, double eta)
    : DdimScheduler(asDdim(config), ddimTimesteps(asDdim(config), steps), steps, eta) {}

DdimScheduler::DdimScheduler(const weights::SchedulerConfig& asDdim, std::vector<double> timesteps,
                             int steps, double eta)
    : CopyableScheduler(std::move(timesteps), 1.0),
      m_prediction(predictionType(asDdim)),
      m_limits(sampleLimits(asDdim)),
      m_alphas(cumulativeAlphas(asDdim, ZeroSnrEnd::Exact)),
      m_finalAlpha(asDdim.setAlphaToOne ? at::ones({}) : m_alphas[0]),
      m_stride(asDdim.numTrainTimesteps / steps),
      m_eta(eta) {
    checkAlphaPlan(this->timesteps(), m_alphas, m_prediction, m_limits);
}

SchedulerBase::Update DdimScheduler::update(const at::Tensor& output, std::size_t index,
                                            const at::Tensor& sample, at::Generator& generator) {
    const auto timestep = static_cast<std::int64_t>(timesteps()[index]);
    const std::int64_t previous = timestep - m_stride;
    const at::Tensor alpha = m_alphas[timestep];
    const at::Tensor previousAlpha = previous >= 0 ? m_alphas[previous] : m_finalAlpha;

    const at::Tensor original =
        m_limits.apply(originalFromAlpha(m_prediction, sample, output, alpha));
    const at::Tensor noise = predictedNoise(m_prediction, sample, output, alpha);
    const at::Tensor variance = (1 - previousAlpha) / (1 - alpha) * (1 - alpha / previousAlpha);
    const at::Tensor deviation = m_eta * variance.pow(0.5);
    // Rounding can make the rest a hair negative where eta is 1.
    const at::Tensor rest = (1 - previousAlpha - deviation.pow(2)).clamp_min(0);
    at::Tensor next = previousAlpha.pow(0.5) * original + rest.pow(0.5) * noise;
    if (m_eta > 0) {
        next = next + deviation * noiseLike(sample, generator);
    }
    return {next, original};
}

}  // namespace audioldm::engine::diffusion
