// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <functional>
#include <stop_token>

#include "engine/api/error.h"
#include "engine/diffusion/guidance.h"
#include "engine/diffusion/scheduler.h"
#include "engine/diffusion/unet.h"

namespace audioldm::engine::diffusion {

/// Called after each call of the UNet: calls finished, and how many there are.
using StepCallback = std::function<void(int finished, int calls)>;

/// How a run of the denoiser uses memory; may change between its calls of the UNet.
struct DenoisingMemory {
    /// Whether the two halves of the guidance run one after the other.
    bool halvesApart = false;
    /// Called when a call of the UNet found no memory, after all that it held is freed: true
    /// repeats the call, which has changed nothing yet; false ends the run with `error`. May be
    /// empty.
    std::function<bool(const Error& error)> onOutOfMemory;
};

/// From noise to clean latents, step by step.
///
/// noise      [1, C, H, W] float32, standard normal
/// labels     [2, labelDim] unit rows: unconditional (or negative), then conditional
/// generator  the run's, for schedulers that draw noise on the way
/// returns    [1, C, H, W] float32
/// memoryUse  looked at before each call of the UNet
/// throws     CancelledException; EngineException(OutOfMemory), EngineException(Internal) when the
/// latents are no longer finite thread     engine thread Source     diffusers
/// AudioLDMPipeline.__call__, steps 4 to 7; Ho & Salimans 2022, eq. 6
[[nodiscard]] at::Tensor denoise(const Unet& unet, Scheduler& scheduler, const at::Tensor& noise,
                                 const at::Tensor& labels, const Guidance& guidance,
                                 at::Generator& generator, const std::stop_token& stop,
                                 const StepCallback& onStep, const DenoisingMemory& memoryUse = {});

}  // namespace audioldm::engine::diffusion
