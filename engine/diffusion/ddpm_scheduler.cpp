// SPDX-License-Identifier: MIT
#include "engine/diffusion/ddpm_scheduler.h"

#include <ATen/ATen.h>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/timestep_spacing.h"

namespace audioldm::engine::diffusion {
namespace {

weights::SchedulerConfig asDdpm(const weights::SchedulerConfig& config) {
    return readAs(config, {.hasClipping = true,
                           .hasThresholding = true,
                           .hasZeroSnr = true,
                           .defaultSpacing = "leading"});
}

}  // namespace

DdpmScheduler::DdpmScheduler(const weights::SchedulerConfig& config, int steps)
    : CopyableScheduler(wholeTimesteps(asDdpm(config), steps), 1.0),
      m_prediction(predictionType(config)),
      m_limits(sampleLimits(asDdpm(config))),
      m_alphas(cumulativeAlphas(asDdpm(config), ZeroSnrEnd::Exact)) {
    checkAlphaPlan(timesteps(), m_alphas, m_prediction, m_limits);
}

SchedulerBase::Update DdpmScheduler::update(const at::Tensor& output, std::size_t index,
                                            const at::Tensor& sample, at::Generator& generator) {
    const auto timestep = static_cast<std::int64_t>(timesteps()[index]);
    const bool isLast = index + 1 == timesteps().size();
    const auto previous =
        isLast ? std::int64_t{-1} : static_cast<std::int64_t>(timesteps()[index + 1]);
    const at::Tensor alphaProduct = m_alphas[timestep];
    const at::Tensor previousProduct = previous >= 0 ? m_alphas[previous] : at::ones({});
    const at::Tensor betaProduct = 1 - alphaProduct;
    const at::Tensor previousBetaProduct = 1 - previousProduct;
    const at::Tensor currentAlpha = alphaProduct / previousProduct;
    const at::Tensor currentBeta = 1 - currentAlpha;

    const at::Tensor original =
        m_limits.apply(originalFromAlpha(m_prediction, sample, output, alphaProduct));
    const at::Tensor originalWeight = previousProduct.pow(0.5) * currentBeta / betaProduct;
    const at::Tensor sampleWeight = currentAlpha.pow(0.5) * previousBetaProduct / betaProduct;
    at::Tensor next = originalWeight * original + sampleWeight * sample;
    if (timestep > 0) {
        const at::Tensor variance =
            at::clamp_min(previousBetaProduct / betaProduct * currentBeta, 1e-20);
        next = next + variance.pow(0.5) * noiseLike(sample, generator);
    }
    return {next, original};
}

}  // namespace audioldm::engine::diffusion
