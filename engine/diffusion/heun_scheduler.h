// SPDX-License-Identifier: MIT
#pragma once

#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"
#include "engine/diffusion/sigma_space_plan.h"

namespace audioldm::engine::diffusion {

/// Heun's method on latents in sigma space: two model calls a step but for the last one.
/// Source: Karras et al. 2022, algorithm 1; diffusers HeunDiscreteScheduler.
class HeunScheduler final : public CopyableScheduler<HeunScheduler> {
public:
    /// throws UnusableSteps, EngineException(ModelInvalid)
    HeunScheduler(const weights::SchedulerConfig& config, int steps, SigmaSpacing spacing);

    [[nodiscard]] at::Tensor scaleModelInput(const at::Tensor& latents,
                                             std::size_t index) const override;

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    HeunScheduler(const weights::SchedulerConfig& asHeun, SigmaSpacePlan plan);

    /// The sigma at which call `index` evaluates the model.
    [[nodiscard]] at::Tensor sigmaOfCall(std::size_t index) const;

    PredictionType m_prediction;
    SampleLimits m_limits;
    at::Tensor m_sigmas;  ///< [steps + 1], the last one 0
    // From the first call of a step to its second.
    at::Tensor m_derivative;
    at::Tensor m_sample;
};

}  // namespace audioldm::engine::diffusion
