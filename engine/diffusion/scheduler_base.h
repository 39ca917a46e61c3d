// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/diffusion/scheduler.h"

namespace audioldm::engine::diffusion {

/// What all schedulers share: the plan, the order of calls, float32 round the update, the preview.
class SchedulerBase : public Scheduler {
public:
    [[nodiscard]] const std::vector<double>& timesteps() const final { return m_timesteps; }
    [[nodiscard]] double initNoiseSigma() const final { return m_initNoiseSigma; }
    [[nodiscard]] at::Tensor scaleModelInput(const at::Tensor& latents,
                                             std::size_t index) const override;
    [[nodiscard]] at::Tensor step(const at::Tensor& modelOutput, std::size_t index,
                                  const at::Tensor& latents, at::Generator& generator) final;
    [[nodiscard]] at::Tensor predictedOriginal() const final { return m_original; }

protected:
    struct Update {
        at::Tensor latents;
        at::Tensor original;
    };

    /// timesteps: at least one
    SchedulerBase(std::vector<double> timesteps, double initNoiseSigma);

    /// One step in float32: output, sample [B, C, H, W] float32; both results likewise.
    [[nodiscard]] virtual Update update(const at::Tensor& output, std::size_t index,
                                        const at::Tensor& sample, at::Generator& generator) = 0;

    /// latents / sqrt(sigma^2 + 1), computed in float32, in the latents' dtype.
    [[nodiscard]] static at::Tensor scaledBySigma(const at::Tensor& latents,
                                                  const at::Tensor& sigma);

    /// Standard normal noise like `sample`, drawn on the CPU in float32.
    [[nodiscard]] static at::Tensor noiseLike(const at::Tensor& sample, at::Generator& generator);

private:
    // Immutable after construction.
    std::vector<double> m_timesteps;
    double m_initNoiseSigma;
    // State of the run.
    std::size_t m_next = 0;
    at::Tensor m_original;
};

/// copy() for a final class: tensors are shared, as no scheduler writes into one.
template <typename Derived>
class CopyableScheduler : public SchedulerBase {
public:
    [[nodiscard]] std::unique_ptr<Scheduler> copy() const final {
        return std::make_unique<Derived>(static_cast<const Derived&>(*this));
    }

protected:
    using SchedulerBase::SchedulerBase;
};

}  // namespace audioldm::engine::diffusion
