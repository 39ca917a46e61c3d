// SPDX-License-Identifier: MIT
#include "engine/diffusion/scheduler_base.h"

#include <ATen/ATen.h>

#include <utility>

#include "engine/core/exception.h"
#include "engine/core/seeded_noise.h"
#include "engine/diffusion/sigma_plan.h"

namespace audioldm::engine::diffusion {

SchedulerBase::SchedulerBase(std::vector<double> timesteps, double initNoiseSigma)
    : m_timesteps(std::move(timesteps)),
      m_initNoiseSigma(initNoiseSigma) {
    assertThat(!m_timesteps.empty(), "A scheduler was made without timesteps.");
}

at::Tensor SchedulerBase::scaleModelInput(const at::Tensor& latents, std::size_t index) const {
    assertThat(index < m_timesteps.size(), "scaleModelInput() was called past the last timestep.");
    return latents;
}

at::Tensor SchedulerBase::step(const at::Tensor& modelOutput, std::size_t index,
                               const at::Tensor& latents, at::Generator& generator) {
    assertThat(index == m_next && index < m_timesteps.size(),
               "step() of a scheduler was called out of order.");
    if (modelOutput.sizes() != latents.sizes() || latents.dim() < 2) {
        fail(ErrorCode::ShapeMismatch,
             concat("The model's output has shape ", modelOutput.sizes(), ", the latents have ",
                    latents.sizes(), ". A step needs both of one shape [B, C, ...]."),
             "scheduler.step");
    }
    Update result = update(modelOutput.to(at::kFloat), index, latents.to(at::kFloat), generator);
    m_original = std::move(result.original).to(latents.scalar_type());
    ++m_next;
    return std::move(result.latents).to(latents.scalar_type());
}

at::Tensor SchedulerBase::scaledBySigma(const at::Tensor& latents, const at::Tensor& sigma) {
    return (latents.to(at::kFloat) / noisyScale(sigma)).to(latents.scalar_type());
}

at::Tensor SchedulerBase::noiseLike(const at::Tensor& sample, at::Generator& generator) {
    return seededNoise(sample.sizes(), generator, at::kFloat).to(sample.device());
}

}  // namespace audioldm::engine::diffusion
