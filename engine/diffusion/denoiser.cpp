// SPDX-License-Identifier: MIT
#include "engine/diffusion/denoiser.h"

#include "engine/core/cancellation.h"
#include "engine/core/exception.h"
#include "engine/memory/out_of_memory.h"

namespace audioldm::engine::diffusion {
namespace {

/// Calls whose conditioning is held at once: enough to make its products large, and small in memory
/// for a run of a thousand steps.
constexpr std::size_t kPreparedCalls = 64;

/// What `work` returns; when it finds no memory, it is repeated for as long as `use` says.
template <typename Work>
auto withMemory(const DenoisingMemory& use, const Work& work) {
    for (;;) {
        Error error;
        try {
            return work();
        } catch (const std::exception& exception) {
            const auto found = memory::outOfMemoryError(exception);
            if (!found || !use.onOutOfMemory) {
                throw;
            }
            error = *found;
        }
        // Out here, as the exception keeps tensors alive.
        if (!use.onOutOfMemory(error)) {
            throw EngineException(error);
        }
    }
}

}  // namespace

at::Tensor denoise(const Unet& unet, Scheduler& scheduler, const at::Tensor& noise,
                   const at::Tensor& labels, const Guidance& guidance, at::Generator& generator,
                   const std::stop_token& stop, const StepCallback& onStep,
                   const DenoisingMemory& memoryUse) {
    const std::vector<double>& timesteps = scheduler.timesteps();
    const std::size_t calls = timesteps.size();
    at::Tensor latents = noise * scheduler.initNoiseSigma();
    std::optional<UnetConditioning> conditioning;
    for (std::size_t call = 0; call < calls; ++call) {
        throwIfStopped(stop);
        if (call % kPreparedCalls == 0) {
            const auto first = timesteps.begin() + static_cast<std::ptrdiff_t>(call);
            const auto count = std::min(kPreparedCalls, calls - call);
            conditioning.reset();
            conditioning.emplace(withMemory(memoryUse, [&] {
                return unet.prepare({first, first + static_cast<std::ptrdiff_t>(count)}, labels);
            }));
        }
        const at::Tensor input = scheduler.scaleModelInput(latents, call);
        const at::Tensor output = withMemory(memoryUse, [&] {
            return guidedOutput(
                unet, input, *conditioning, call % kPreparedCalls, guidance, call, calls,
                memoryUse.halvesApart ? GuidanceHalves::Apart : GuidanceHalves::Together);
        });
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
