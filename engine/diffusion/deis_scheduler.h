// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/diffusion/multistep_plan.h"
#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"

namespace audioldm::engine::diffusion {

/// Diffusion exponential integrator sampler of second order, log-rho Adams-Bashforth.
/// Source: Zhang and Chen 2022; diffusers DEISMultistepScheduler.
class DeisScheduler final : public CopyableScheduler<DeisScheduler> {
public:
    /// throws UnusableSteps, EngineException(ModelInvalid)
    DeisScheduler(const weights::SchedulerConfig& config, int steps, SigmaSpacing spacing);

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    DeisScheduler(const weights::SchedulerConfig& asDeis, MultistepPlan plan);

    [[nodiscard]] at::Tensor firstOrder(std::int64_t step, const at::Tensor& sample) const;
    [[nodiscard]] at::Tensor secondOrder(std::int64_t step, const at::Tensor& sample) const;

    PredictionType m_prediction;
    SampleLimits m_limits;
    at::Tensor m_sigmas;                 ///< [steps + 1]
    std::array<at::Tensor, 2> m_noises;  ///< predicted noise, the older one first
};

}  // namespace audioldm::engine::diffusion
