// SPDX-License-Identifier: MIT
#pragma once

#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"

namespace audioldm::engine::diffusion {

/// Denoising diffusion implicit models; eta 0 is deterministic, 1 adds as much noise as DDPM.
/// Source: Song et al. 2020, eq. 12; diffusers DDIMScheduler.
class DdimScheduler final : public CopyableScheduler<DdimScheduler> {
public:
    /// steps 1 to numTrainTimesteps; eta 0 to 1
    /// throws UnusableSteps, EngineException(ModelInvalid)
    DdimScheduler(const weights::SchedulerConfig& config, int steps, double eta);

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    DdimScheduler(const weights::SchedulerConfig& asDdim, std::vector<double> timesteps, int steps,
                  double eta);

    PredictionType m_prediction;
    SampleLimits m_limits;
    at::Tensor m_alphas;      ///< cumulative, [numTrainTimesteps]
    at::Tensor m_finalAlpha;  ///< stands for the alpha before timestep 0
    std::int64_t m_stride;    ///< from one timestep to the previous one
    double m_eta;
};

}  // namespace audioldm::engine::diffusion
