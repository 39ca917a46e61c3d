// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/diffusion/multistep_plan.h"
#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"

namespace audioldm::engine::diffusion {

/// The unified predictor-corrector of second order (variant B2, data prediction): each model call
/// first corrects the latents of the step before, then predicts the next ones.
/// Source: Zhao et al. 2023, algorithms 5 to 8; diffusers UniPCMultistepScheduler.
class UnipcScheduler final : public CopyableScheduler<UnipcScheduler> {
public:
    /// throws UnusableSteps, EngineException(ModelInvalid)
    UnipcScheduler(const weights::SchedulerConfig& config, int steps, SigmaSpacing spacing);

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    UnipcScheduler(const weights::SchedulerConfig& asUnipc, MultistepPlan plan);

    [[nodiscard]] at::Tensor predicted(std::int64_t step, const at::Tensor& sample) const;
    [[nodiscard]] at::Tensor corrected(std::int64_t step, const at::Tensor& original) const;

    PredictionType m_prediction;
    SampleLimits m_limits;
    at::Tensor m_sigmas;                    ///< [steps + 1]
    std::array<at::Tensor, 2> m_originals;  ///< predicted clean latents, the older one first
    at::Tensor m_lastSample;                ///< latents that the last prediction started from
    int m_order = 1;                        ///< of the last prediction
};

}  // namespace audioldm::engine::diffusion
