// SPDX-License-Identifier: MIT
#include "engine/diffusion/guidance.h"

namespace audioldm::engine::diffusion {
namespace {

bool guidedAt(const Guidance& guidance, std::size_t call, std::size_t calls) {
    const double position = static_cast<double>(call) / static_cast<double>(calls);
    return guidance.scale > 1.0 && position >= guidance.start && position < guidance.end;
}

/// Brings the deviation of `guided` back to that of `conditional`, by the share `rescale`.
at::Tensor rescaled(const at::Tensor& guided, const at::Tensor& conditional, double rescale) {
    const at::Tensor factor = conditional.std() / guided.std();
    return guided * (factor * rescale + (1.0 - rescale));
}

}  // namespace

at::Tensor guidedOutput(const Unet& unet, const at::Tensor& latents,
                        const UnetConditioning& conditioning, std::size_t prepared,
                        const Guidance& guidance, std::size_t call, std::size_t calls,
                        GuidanceHalves halves) {
    if (!guidedAt(guidance, call, calls)) {
        return unet.forward(latents, conditioning, prepared, {1, 1});
    }
    at::Tensor unconditional;
    at::Tensor conditional;
    if (halves == GuidanceHalves::Apart) {
        unconditional = unet.forward(latents, conditioning, prepared, {0, 1});
        conditional = unet.forward(latents, conditioning, prepared, {1, 1});
    } else {
        const at::Tensor both = unet.forward(latents, conditioning, prepared, {0, 2});
        unconditional = both.narrow(0, 0, 1);
        conditional = both.narrow(0, 1, 1);
    }
    const at::Tensor mixed = unconditional + guidance.scale * (conditional - unconditional);
    return guidance.rescale > 0 ? rescaled(mixed, conditional, guidance.rescale) : mixed;
}

}  // namespace audioldm::engine::diffusion
