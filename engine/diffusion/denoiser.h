// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <functional>
#include <stop_token>

#include "engine/diffusion/scheduler.h"
#include "engine/diffusion/unet.h"

namespace audioldm::engine::diffusion {

/// How the label steers the denoising.
struct Guidance {
    /// Weight of the guidance, 0 to 100; at 1 or less the unconditional pass is left out.
    double scale = 3.5;
    /// Guidance acts in the calls i with start <= i / calls < end; elsewhere one pass is enough.
    double start = 0;
    double end = 1;
    /// 0 to 1: how far the guided noise gets the conditional one's deviation back (Lin et al.
    /// 2023).
    double rescale = 0;
};

/// Called after each call of the UNet: calls finished, and how many there are.
using StepCallback = std::function<void(int finished, int calls)>;

/// From noise to clean latents, step by step.
///
/// noise      [1, C, H, W] float32, standard normal
/// labels     [2, labelDim] unit rows: unconditional (or negative), then conditional
/// generator  the run's, for schedulers that draw noise on the way
/// returns    [1, C, H, W] float32
/// throws     CancelledException; EngineException(Internal) when the latents are no longer finite
/// thread     engine thread
/// Source     diffusers AudioLDMPipeline.__call__, steps 4 to 7; Ho & Salimans 2022, eq. 6
[[nodiscard]] at::Tensor denoise(const Unet& unet, Scheduler& scheduler, const at::Tensor& noise,
                                 const at::Tensor& labels, const Guidance& guidance,
                                 at::Generator& generator, const std::stop_token& stop,
                                 const StepCallback& onStep);

}  // namespace audioldm::engine::diffusion
