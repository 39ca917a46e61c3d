// SPDX-License-Identifier: MIT
#pragma once

#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"
#include "engine/diffusion/sigma_space_plan.h"

namespace audioldm::engine::diffusion {

/// Whether each step goes further down than asked and adds fresh noise.
enum class EulerKind {
    Deterministic,
    Ancestral,
};

/// Euler's method on latents in sigma space.
/// Source: Karras et al. 2022, algorithm 1; diffusers EulerDiscreteScheduler and
/// EulerAncestralDiscreteScheduler.
class EulerScheduler final : public CopyableScheduler<EulerScheduler> {
public:
    /// The ancestral kind knows no "sample" prediction.
    /// throws UnusableSteps, EngineException(InvalidRequest, ModelInvalid)
    EulerScheduler(const weights::SchedulerConfig& config, int steps, EulerKind kind,
                   SigmaSpacing spacing);

    [[nodiscard]] at::Tensor scaleModelInput(const at::Tensor& latents,
                                             std::size_t index) const override;

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    EulerScheduler(const weights::SchedulerConfig& asEuler, SigmaSpacePlan plan, EulerKind kind);

    EulerKind m_kind;
    PredictionType m_prediction;
    at::Tensor m_sigmas;  ///< [steps + 1], the last one 0
};

}  // namespace audioldm::engine::diffusion
