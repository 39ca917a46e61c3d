// SPDX-License-Identifier: MIT
#include "engine/diffusion/denoiser.h"

#include "engine/core/cancellation.h"
#include "engine/core/exception.h"

namespace audioldm::engine::diffusion {
namespace {

/// Calls whose conditioning is held at once: enough to make its products large, and small in memory
/// for a run of a thousand steps.
constexpr std::size_t kPreparedCalls = 64;

bool guidedAt(const Guidance& guidance, std::size_t call, std::size_t calls) {
    const double position = static_cast<double>(call) / static_cast<double>(calls);
    return guidance.scale > 1.0 && position >= guidance.start && position < guidance.end;
}

/// Brings the deviation of `guided` back to that of `conditional`, by the share `rescale`.
at::Tensor rescaled(const at::Tensor& guided, const at::Tensor& conditional, double rescale) {
    const at::Tensor factor = conditional.std() / guided.std();
    return guided * (factor * rescale + (1.0 - rescale));
}

at::Tensor predict(const Unet& unet, const at::Tensor& input, const UnetConditioning& conditioning,
                   std::size_t preparedCall, const Guidance& guidance, bool guided) {
    if (!guided) {
        return unet.forward(input, conditioning, preparedCall, {1, 1});
    }
    const at::Tensor both = unet.forward(input, conditioning, preparedCall, {0, 2});
    const at::Tensor unconditional = both.narrow(0, 0, 1);
    const at::Tensor conditional = both.narrow(0, 1, 1);
    const at::Tensor mixed = unconditional + guidance.scale * (conditional - unconditional);
    return guidance.rescale > 0 ? rescaled(mixed, conditional, guidance.rescale) : mixed;
}

}  // namespace

at::Tensor denoise(const Unet& unet, Scheduler& scheduler, const at::Tensor& noise,
                   const at::Tensor& labels, const Guidance& guidance, at::Generator& generator,
                   const std::stop_token& stop, const StepCallback& onStep) {
    const std::vector<double>& timesteps = scheduler.timesteps();
    const std::size_t calls = timesteps.size();
    at::Tensor latents = noise * scheduler.initNoiseSigma();
    std::optional<UnetConditioning> conditioning;
    for (std::size_t call = 0; call < calls; ++call) {
        throwIfStopped(stop);
        if (call % kPreparedCalls == 0) {
            const auto first = timesteps.begin() + static_cast<std::ptrdiff_t>(call);
            const auto count = std::min(kPreparedCalls, calls - call);
            conditioning.emplace(
                unet.prepare({first, first + static_cast<std::ptrdiff_t>(count)}, labels));
        }
        const at::Tensor input = scheduler.scaleModelInput(latents, call);
        const at::Tensor output = predict(unet, input, *conditioning, call % kPreparedCalls,
                                          guidance, guidedAt(guidance, call, calls));
        latents = scheduler.step(output, call, latents, generator);
        onStep(static_cast<int>(call + 1), static_cast<int>(calls));
    }
    if (!at::isfinite(latents).all().item<bool>()) {
        fail(ErrorCode::Internal,
             "The denoised latents hold values that are not finite. Try --precision fp32; if it "
             "persists, the model's weights are damaged (audioldm models verify tells).");
    }
    return latents;
}

}  // namespace audioldm::engine::diffusion
