// SPDX-License-Identifier: MIT
#include "engine/diffusion/checkpointed_denoising.h"

#include <ATen/core/Generator.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include "engine/core/cancellation.h"
#include "engine/core/exception.h"

namespace audioldm::engine::diffusion {

CheckpointedDenoising::CheckpointedDenoising(const Unet& unet,
                                             const weights::SchedulerConfig& config, int steps,
                                             const at::Tensor& labels, const Guidance& guidance)
    : m_unet(unet),
      m_scheduler(config, steps, 0),
      m_labels(labels.detach()),
      m_guidance(guidance) {}

at::Tensor CheckpointedDenoising::step(const at::Tensor& latents, const at::Tensor& labels,
                                       std::size_t call) {
    return advance(m_scheduler, latents, labels, call);
}

at::Tensor CheckpointedDenoising::advance(Scheduler& scheduler, const at::Tensor& latents,
                                          const at::Tensor& labels, std::size_t call) const {
    const UnetConditioning conditioning = m_unet.prepare({scheduler.timesteps()[call]}, labels);
    const at::Tensor output =
        guidedOutput(m_unet, scheduler.scaleModelInput(latents, call), conditioning, 0, m_guidance,
                     call, calls(), GuidanceHalves::Together);
    at::Generator unused;
    return scheduler.step(output, call, latents, unused);
}

at::Tensor CheckpointedDenoising::run(const at::Tensor& noise, const std::stop_token& stop) {
    // Recorded, and the record dropped: layers compute by other kernels where nothing is recorded,
    // and gradients at latents that differ in their last digits differ in more.
    const at::AutoGradMode recording(true);
    m_checkpoints.clear();
    m_schedulers.clear();
    const std::unique_ptr<Scheduler> scheduler = m_scheduler.copy();
    at::Tensor latents = noise.detach() * m_scheduler.initNoiseSigma();
    for (std::size_t call = 0; call < calls(); ++call) {
        throwIfStopped(stop);
        m_checkpoints.push_back(latents);
        m_schedulers.push_back(scheduler->copy());
        // The sampler keeps what it is given, so it is given no record.
        const at::Tensor input = latents.detach().requires_grad_(true);
        const UnetConditioning conditioning =
            m_unet.prepare({scheduler->timesteps()[call]}, m_labels);
        const at::Tensor output =
            guidedOutput(m_unet, scheduler->scaleModelInput(input, call), conditioning, 0,
                         m_guidance, call, calls(), GuidanceHalves::Together)
                .detach();
        at::Generator unused;
        latents = scheduler->step(output, call, latents.detach(), unused);
    }
    return latents;
}

CheckpointedDenoising::Gradients CheckpointedDenoising::backward(const at::Tensor& latentsGradient,
                                                                 const std::stop_token& stop) {
    assertThat(m_checkpoints.size() == calls(), "gradients are asked for before a run");
    const at::AutoGradMode recording(true);
    at::Tensor gradient = latentsGradient.detach();
    at::Tensor labelsGradient = at::zeros_like(m_labels);
    for (std::size_t call = calls(); call-- > 0;) {
        throwIfStopped(stop);
        const at::Tensor latents = m_checkpoints[call].detach().requires_grad_(true);
        const at::Tensor labels = m_labels.detach().requires_grad_(true);
        const std::unique_ptr<Scheduler> scheduler = m_schedulers[call]->copy();
        const at::Tensor next = advance(*scheduler, latents, labels, call);
        auto gradients = torch::autograd::grad({next}, {latents, labels}, {gradient});
        gradient = gradients[0];
        labelsGradient += gradients[1];
    }
    return {gradient * m_scheduler.initNoiseSigma(), labelsGradient};
}

}  // namespace audioldm::engine::diffusion
