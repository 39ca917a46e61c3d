// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

#include "engine/diffusion/ddim_scheduler.h"
#include "engine/diffusion/guidance.h"

namespace audioldm::engine::diffusion {

/// A run of the denoiser through which gradients flow back to the noise that it starts from and to
/// the labels. It keeps the latents between the steps only, and computes each step again on the way
/// back: its memory is that of one step, and of one latent for each, however many steps there are.
///
/// The sampler is DDIM without added noise, whose steps depend on nothing before them. The model
/// must have been opened with ComputeOptions::differentiable. Engine thread only.
/// Source: Chen et al. 2016 (gradient checkpointing); Novack et al. 2024 (DITTO)
class CheckpointedDenoising final {
public:
    /// labels  [2, labelDim]: unconditional (or negative), then conditional
    /// The UNet must outlive the run.
    CheckpointedDenoising(const Unet& unet, const weights::SchedulerConfig& config, int steps,
                          const at::Tensor& labels, const Guidance& guidance);

    /// noise [1, C, H, W] float32 -> latents, float32. Keeps what backward() needs.
    /// throws  CancelledException, between two calls of the UNet
    [[nodiscard]] at::Tensor run(const at::Tensor& noise, const std::stop_token& stop = {});

    struct Gradients {
        at::Tensor noise;   ///< [1, C, H, W]
        at::Tensor labels;  ///< [2, labelDim]
    };
    /// The gradients of a number whose gradient by the latents of the last run() is given.
    /// latentsGradient  [1, C, H, W]
    /// throws  CancelledException, between two calls of the UNet
    [[nodiscard]] Gradients backward(const at::Tensor& latentsGradient,
                                     const std::stop_token& stop = {});

    /// One step: call `call` of the UNet and the sampler's update, from call 0 on in their order.
    /// Gradients flow through it where they are recorded.
    [[nodiscard]] at::Tensor step(const at::Tensor& latents, const at::Tensor& labels,
                                  std::size_t call);

    [[nodiscard]] std::size_t calls() const { return m_scheduler.timesteps().size(); }

private:
    [[nodiscard]] at::Tensor advance(Scheduler& scheduler, const at::Tensor& latents,
                                     const at::Tensor& labels, std::size_t call) const;

    const Unet& m_unet;
    DdimScheduler m_scheduler;
    at::Tensor m_labels;
    Guidance m_guidance;
    std::vector<at::Tensor> m_checkpoints;                 // the latents before each call
    std::vector<std::unique_ptr<Scheduler>> m_schedulers;  // and the sampler's state then
};

}  // namespace audioldm::engine::diffusion
