// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>

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

/// Whether the halves of the guidance are computed together or one after the other, which takes
/// half the memory.
enum class GuidanceHalves {
    Together,
    Apart,
};

/// The UNet's output in a call, guided where `guidance` acts in it.
///
/// latents       [1, C, H, W], scaled as the scheduler wants it
/// conditioning  of two labels: unconditional (or negative), then conditional
/// prepared      which of the timesteps of `conditioning`
/// call, calls   place of the call in the run
/// returns       [1, C, H, W] float32
/// thread        engine thread
/// Source        Ho & Salimans 2022, eq. 6
[[nodiscard]] at::Tensor guidedOutput(const Unet& unet, const at::Tensor& latents,
                                      const UnetConditioning& conditioning, std::size_t prepared,
                                      const Guidance& guidance, std::size_t call, std::size_t calls,
                                      GuidanceHalves halves);

}  // namespace audioldm::engine::diffusion
