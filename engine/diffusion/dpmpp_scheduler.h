// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/diffusion/multistep_plan.h"
#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"

namespace audioldm::engine::diffusion {

/// Whether the solver follows the ODE or the SDE with the same marginals.
enum class DpmppKind {
    Deterministic,
    Stochastic,
};

/// DPM-Solver++ of second order, midpoint, multistep; the last step is of first order.
/// Source: Lu et al. 2022, algorithm 2; diffusers DPMSolverMultistepScheduler.
class DpmppScheduler final : public CopyableScheduler<DpmppScheduler> {
public:
    /// throws UnusableSteps, EngineException(ModelInvalid)
    DpmppScheduler(const weights::SchedulerConfig& config, int steps, DpmppKind kind,
                   SigmaSpacing spacing);

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    DpmppScheduler(const weights::SchedulerConfig& asDpm, MultistepPlan plan, DpmppKind kind);

    [[nodiscard]] at::Tensor deterministic(std::size_t index, const at::Tensor& sample) const;
    [[nodiscard]] at::Tensor stochastic(std::size_t index, const at::Tensor& sample,
                                        const at::Tensor& noise) const;
    [[nodiscard]] bool isFirstOrder(std::size_t index) const;
    /// The slope of the predicted latents over the last two steps; not for first-order steps.
    [[nodiscard]] at::Tensor difference(std::size_t index) const;

    DpmppKind m_kind;
    PredictionType m_prediction;
    SampleLimits m_limits;
    at::Tensor m_sigmas;                    ///< [steps + 1]
    std::array<at::Tensor, 2> m_originals;  ///< predicted clean latents, the older one first
};

}  // namespace audioldm::engine::diffusion
