// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/diffusion/prediction.h"
#include "engine/diffusion/scheduler_base.h"

namespace audioldm::engine::diffusion {

/// Pseudo numerical methods: three Runge-Kutta steps of four model calls each (unless the config
/// skips them), then a linear multistep method of fourth order.
/// Source: Liu et al. 2022; diffusers PNDMScheduler.
class PndmScheduler final : public CopyableScheduler<PndmScheduler> {
public:
    /// steps 4 (1 where the Runge-Kutta steps are skipped) to numTrainTimesteps
    /// throws UnusableSteps, EngineException(InvalidRequest) for "sample" prediction, ModelInvalid
    PndmScheduler(const weights::SchedulerConfig& config, int steps);

protected:
    [[nodiscard]] Update update(const at::Tensor& output, std::size_t index,
                                const at::Tensor& sample, at::Generator& generator) override;

private:
    /// The calls of the model: the first `rungeKuttaCalls` of them belong to Runge-Kutta steps.
    struct Plan {
        std::vector<double> timesteps;
        std::size_t rungeKuttaCalls = 0;
    };

    /// The way of one update.
    struct Move {
        std::int64_t from;
        std::int64_t to;
    };

    PndmScheduler(const weights::SchedulerConfig& asPndm, Plan plan, int steps);

    [[nodiscard]] static Plan plan(const weights::SchedulerConfig& config, int steps);
    [[nodiscard]] at::Tensor rungeKutta(const at::Tensor& output, std::size_t index,
                                        const at::Tensor& sample);
    [[nodiscard]] at::Tensor multistep(const at::Tensor& output, std::size_t index,
                                       const at::Tensor& sample);
    [[nodiscard]] at::Tensor adamsBashforth() const;
    [[nodiscard]] at::Tensor moved(const at::Tensor& sample, Move move,
                                   const at::Tensor& output) const;

    // Immutable after construction.
    PredictionType m_prediction;
    at::Tensor m_alphas;      ///< cumulative, [numTrainTimesteps]
    at::Tensor m_finalAlpha;  ///< stands for the alpha before timestep 0
    std::int64_t m_stride;    ///< from one timestep to the previous one
    std::size_t m_rungeKuttaCalls;
    // State of the run.
    std::vector<at::Tensor> m_outputs;  ///< of the last four steps, the newest last
    at::Tensor m_mean;                  ///< weighted sum of outputs within a Runge-Kutta step
    at::Tensor m_stepSample;            ///< where the current step started
};

}  // namespace audioldm::engine::diffusion
