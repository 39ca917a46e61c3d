// SPDX-License-Identifier: MIT
#include "engine/service/plan_inputs.h"

#include <algorithm>

namespace audioldm::engine::service {
namespace {

using pipeline::Module;

/// On a CPU the device's memory is the host's, and what is taken off the device must be read again:
/// there a module is freed when the budget needs it or nobody will ask for it again, not because it
/// is listed.
pipeline::PerModule<bool> offloadedModules(const EngineConfig& config, at::Device device) {
    pipeline::PerModule<bool> offloaded = {};
    if (device.is_cpu()) {
        return offloaded;
    }
    const auto listed = [&](OffloadModule module) {
        return std::find(config.offloadModules.begin(), config.offloadModules.end(), module) !=
               config.offloadModules.end();
    };
    offloaded[indexOf(Module::TextEncoder)] = listed(OffloadModule::Encoder);
    offloaded[indexOf(Module::Unet)] = listed(OffloadModule::Unet);
    offloaded[indexOf(Module::Vae)] = listed(OffloadModule::Decoder);
    offloaded[indexOf(Module::Vocoder)] = listed(OffloadModule::Decoder);
    return offloaded;
}

/// Most tokens of a prompt of the request: no token is of less than one byte, and two mark
/// beginning and end.
std::int64_t mostTokens(const GenerationRequest& request) {
    constexpr std::size_t kLimit = 512;
    return static_cast<std::int64_t>(
        std::min(kLimit, 2 + std::max(request.prompt.size(), request.negativePrompt.size())));
}

}  // namespace

pipeline::PlanInputs planInputs(const weights::ModelConfig& model,
                                const weights::ComputeOptions& compute,
                                const pipeline::PerModule<weights::WeightSizes>& sizes,
                                const GenerationRequest& request, const EngineConfig& config,
                                bool previews) {
    return {model,
            compute,
            sizes,
            request.durationSeconds,
            request.steps,
            request.count,
            request.guidance > 1,
            previews,
            config.keepModel,
            offloadedModules(config, compute.device),
            mostTokens(request)};
}

}  // namespace audioldm::engine::service
