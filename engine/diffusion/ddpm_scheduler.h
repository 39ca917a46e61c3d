// SPDX-License-Identifier: MIT
#pragma once

#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"

namespace audioldm::engine::diffusion {

/// Ancestral sampling of denoising diffusion models, variance "fixed_small".
/// Source: Ho et al. 2020, algorithm 2 and eq. 7; diffusers DDPMScheduler.
class DdpmScheduler final : public CopyableScheduler<DdpmScheduler> {
public:
    /// steps 1 to numTrainTimesteps
    /// throws UnusableSteps, EngineException(ModelInvalid)
    DdpmScheduler(const weights::SchedulerConfig& config, int steps);

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    PredictionType m_prediction;
    SampleLimits m_limits;
    at::Tensor m_alphas;  ///< cumulative, [numTrainTimesteps]
};

}  // namespace audioldm::engine::diffusion
