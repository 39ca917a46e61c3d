// SPDX-License-Identifier: MIT
#include "engine/diffusion/deis_scheduler.h"

#include <ATen/ATen.h>

#include <utility>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/sigma_plan.h"

namespace audioldm::engine::diffusion {
namespace {

/// Plans shorter than this end with a step of first order.
constexpr std::size_t kShortPlan = 15;

weights::SchedulerConfig asDeis(const weights::SchedulerConfig& config) {
    return readAs(config, {.hasThresholding = true});
}

/// Antiderivative of (log t - log c) / (log b - log c); float32 as in the reference, where the
/// difference of two nearly equal values carries its rounding into the result.
float integral(float t, float b, float c) {
    return t * (-logFloat32(c) + logFloat32(t) - 1.0F) / (logFloat32(b) - logFloat32(c));
}

float rhoOf(const SignalAndNoise& shares) {
    return (shares.sigma / shares.alpha).item<float>();
}

}  // namespace

DeisScheduler::DeisScheduler(const weights::SchedulerConfig& config, int steps,
                             SigmaSpacing spacing)
    : DeisScheduler(asDeis(config), planMultistep(asDeis(config), steps, spacing,
                                                  LastSigma::Smallest, KarrasRounding::Always)) {}

DeisScheduler::DeisScheduler(const weights::SchedulerConfig& asDeis, MultistepPlan plan)
    : CopyableScheduler(std::move(plan.timesteps), 1.0),
      m_prediction(predictionType(asDeis)),
      m_limits(sampleLimits(asDeis)),
      m_sigmas(std::move(plan.sigmas)) {
    checkDistinct(m_sigmas, m_sigmas.numel() - 1);
}

SchedulerBase::Update DeisScheduler::update(const at::Tensor& output, std::size_t index,
                                            const at::Tensor& sample, at::Generator&) {
    const auto step = static_cast<std::int64_t>(index);
    const SignalAndNoise shares = signalAndNoise(m_sigmas[step]);
    const at::Tensor original =
        m_limits.apply(originalFromShares(m_prediction, sample, output, shares));
    m_noises = {m_noises[1], (sample - shares.alpha * original) / shares.sigma};
    const std::size_t count = timesteps().size();
    const bool endsLow = index + 1 == count && count < kShortPlan;
    return {index == 0 || endsLow ? firstOrder(step, sample) : secondOrder(step, sample), original};
}

at::Tensor DeisScheduler::firstOrder(std::int64_t step, const at::Tensor& sample) const {
    const SignalAndNoise next = signalAndNoise(m_sigmas[step + 1]);
    const SignalAndNoise current = signalAndNoise(m_sigmas[step]);
    const at::Tensor width = logRatio(next) - logRatio(current);
    return (next.alpha / current.alpha) * sample -
           (next.sigma * (at::exp(width) - 1.0)) * m_noises[1];
}

at::Tensor DeisScheduler::secondOrder(std::int64_t step, const at::Tensor& sample) const {
    const SignalAndNoise next = signalAndNoise(m_sigmas[step + 1]);
    const SignalAndNoise current = signalAndNoise(m_sigmas[step]);
    const float to = rhoOf(next);
    const float from = rhoOf(current);
    const float before = rhoOf(signalAndNoise(m_sigmas[step - 1]));
    const float newer = integral(to, from, before) - integral(from, from, before);
    const float older = integral(to, before, from) - integral(from, before, from);
    return next.alpha * (sample / current.alpha + newer * m_noises[1] + older * m_noises[0]);
}

}  // namespace audioldm::engine::diffusion
