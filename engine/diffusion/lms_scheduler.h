// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"
#include "engine/diffusion/sigma_space_plan.h"

namespace audioldm::engine::diffusion {

/// Linear multistep method of up to fourth order on latents in sigma space.
/// Source: diffusers LMSDiscreteScheduler.
class LmsScheduler final : public CopyableScheduler<LmsScheduler> {
public:
    /// throws UnusableSteps, EngineException(ModelInvalid)
    LmsScheduler(const weights::SchedulerConfig& config, int steps, SigmaSpacing spacing);

    [[nodiscard]] at::Tensor scaleModelInput(const at::Tensor& latents,
                                             std::size_t index) const override;

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    LmsScheduler(const weights::SchedulerConfig& asLms, SigmaSpacePlan plan);

    PredictionType m_prediction;
    at::Tensor m_sigmas;                    ///< [steps + 1], the last one 0
    std::vector<at::Tensor> m_derivatives;  ///< of the last four steps, the newest first
};

/// Weight of the derivative at points[which] when the polynomial through the derivatives at all
/// `points` is integrated from points[0] to `end`. points: 1 to 4 distinct numbers.
[[nodiscard]] double lagrangeWeight(const std::vector<double>& points, std::size_t which,
                                    double end);

}  // namespace audioldm::engine::diffusion
