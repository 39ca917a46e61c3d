// SPDX-License-Identifier: MIT
#include "engine/diffusion/euler_scheduler.h"

#include <ATen/ATen.h>

#include <utility>

#include "engine/core/exception.h"
#include "engine/diffusion/noise_schedule.h"

namespace audioldm::engine::diffusion {
namespace {

weights::SchedulerConfig asEuler(const weights::SchedulerConfig& config) {
    return readAs(config, {.hasZeroSnr = true});
}

}  // namespace

EulerScheduler::EulerScheduler(const weights::SchedulerConfig& config, int steps, EulerKind kind,
                               SigmaSpacing spacing)
    : EulerScheduler(asEuler(config), planInSigmaSpace(asEuler(config), steps, spacing), kind) {}

EulerScheduler::EulerScheduler(const weights::SchedulerConfig& asEuler, SigmaSpacePlan plan,
                               EulerKind kind)
    : CopyableScheduler(std::move(plan.timesteps), plan.initNoiseSigma),
      m_kind(kind),
      m_prediction(predictionType(asEuler)),
      m_sigmas(std::move(plan.sigmas)) {
    checkThat(kind == EulerKind::Deterministic || m_prediction != PredictionType::Sample,
              ErrorCode::InvalidRequest,
              "The scheduler euler-ancestral cannot drive this model, which predicts the clean "
              "latents (prediction_type \"sample\"). Choose euler or ddim.",
              "scheduler");
}

at::Tensor EulerScheduler::scaleModelInput(const at::Tensor& latents, std::size_t index) const {
    return scaledBySigma(latents, m_sigmas[static_cast<std::int64_t>(index)]);
}

SchedulerBase::Update EulerScheduler::update(const at::Tensor& output, std::size_t index,
                                             const at::Tensor& sample, at::Generator& generator) {
    const auto step = static_cast<std::int64_t>(index);
    const at::Tensor sigma = m_sigmas[step];
    const at::Tensor next = m_sigmas[step + 1];
    const at::Tensor original = originalFromSigma(m_prediction, sample, output, sigma);
    const at::Tensor derivative = (sample - original) / sigma;
    if (m_kind == EulerKind::Deterministic) {
        return {sample + derivative * (next - sigma), original};
    }
    const at::Tensor up = (next.pow(2) * (sigma.pow(2) - next.pow(2)) / sigma.pow(2)).pow(0.5);
    // Rounding can make the rest a hair negative where the step is very wide.
    const at::Tensor down = (next.pow(2) - up.pow(2)).clamp_min(0).pow(0.5);
    const at::Tensor lower = sample + derivative * (down - sigma);
    return {lower + noiseLike(sample, generator) * up, original};
}

}  // namespace audioldm::engine::diffusion
