// SPDX-License-Identifier: MIT
#include "engine/diffusion/dpmpp_scheduler.h"

#include <ATen/ATen.h>

#include <utility>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/sigma_plan.h"

namespace audioldm::engine::diffusion {
namespace {

weights::SchedulerConfig asDpm(const weights::SchedulerConfig& config) {
    return readAs(config, {.hasThresholding = true, .hasZeroSnr = true});
}

}  // namespace

DpmppScheduler::DpmppScheduler(const weights::SchedulerConfig& config, int steps, DpmppKind kind,
                               SigmaSpacing spacing)
    : DpmppScheduler(asDpm(config),
                     planMultistep(asDpm(config), steps, spacing, LastSigma::Zero,
                                   KarrasRounding::UnlessCosineBetas),
                     kind) {}

DpmppScheduler::DpmppScheduler(const weights::SchedulerConfig& asDpm, MultistepPlan plan,
                               DpmppKind kind)
    : CopyableScheduler(std::move(plan.timesteps), 1.0),
      m_kind(kind),
      m_prediction(predictionType(asDpm)),
      m_limits(sampleLimits(asDpm)),
      m_sigmas(std::move(plan.sigmas)) {
    // The last step is of first order and may stand where the one before it stood.
    checkDistinct(m_sigmas, m_sigmas.numel() - 2);
}

SchedulerBase::Update DpmppScheduler::update(const at::Tensor& output, std::size_t index,
                                             const at::Tensor& sample, at::Generator& generator) {
    const auto step = static_cast<std::int64_t>(index);
    const at::Tensor original = m_limits.apply(
        originalFromShares(m_prediction, sample, output, signalAndNoise(m_sigmas[step])));
    m_originals = {m_originals[1], original};
    if (m_kind == DpmppKind::Deterministic) {
        return {deterministic(index, sample), original};
    }
    return {stochastic(index, sample, noiseLike(sample, generator)), original};
}

bool DpmppScheduler::isFirstOrder(std::size_t index) const {
    return index == 0 || index + 1 == timesteps().size();
}

at::Tensor DpmppScheduler::difference(std::size_t index) const {
    const auto step = static_cast<std::int64_t>(index);
    const at::Tensor next = logRatio(signalAndNoise(m_sigmas[step + 1]));
    const at::Tensor current = logRatio(signalAndNoise(m_sigmas[step]));
    const at::Tensor previous = logRatio(signalAndNoise(m_sigmas[step - 1]));
    const at::Tensor ratio = (current - previous) / (next - current);
    return (1.0 / ratio) * (m_originals[1] - m_originals[0]);
}

at::Tensor DpmppScheduler::deterministic(std::size_t index, const at::Tensor& sample) const {
    const auto step = static_cast<std::int64_t>(index);
    const SignalAndNoise next = signalAndNoise(m_sigmas[step + 1]);
    const SignalAndNoise current = signalAndNoise(m_sigmas[step]);
    const at::Tensor width = logRatio(next) - logRatio(current);
    const at::Tensor weight = next.alpha * (at::exp(-width) - 1.0);
    const at::Tensor result = (next.sigma / current.sigma) * sample - weight * m_originals[1];
    return isFirstOrder(index) ? result : result - 0.5 * weight * difference(index);
}

at::Tensor DpmppScheduler::stochastic(std::size_t index, const at::Tensor& sample,
                                      const at::Tensor& noise) const {
    const auto step = static_cast<std::int64_t>(index);
    const SignalAndNoise next = signalAndNoise(m_sigmas[step + 1]);
    const SignalAndNoise current = signalAndNoise(m_sigmas[step]);
    const at::Tensor width = logRatio(next) - logRatio(current);
    const at::Tensor weight = next.alpha * (1 - at::exp(-2.0 * width));
    at::Tensor result =
        (next.sigma / current.sigma * at::exp(-width)) * sample + weight * m_originals[1];
    if (!isFirstOrder(index)) {
        result = result + 0.5 * weight * difference(index);
    }
    return result + next.sigma * at::sqrt(1.0 - at::exp(-2 * width)) * noise;
}

}  // namespace audioldm::engine::diffusion
