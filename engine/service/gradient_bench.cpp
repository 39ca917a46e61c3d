// SPDX-License-Identifier: MIT
#include "engine/service/gradient_bench.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <chrono>

#include "engine/core/seeded_noise.h"
#include "engine/diffusion/checkpointed_denoising.h"
#include "engine/memory/cpu_memory_counter.h"
#include "engine/memory/process_memory.h"
#include "engine/pipeline/audioldm_pipeline.h"
#include "engine/service/compute_choice.h"
#include "engine/service/error_boundary.h"

namespace audioldm::engine::service {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

at::Tensor labelsOf(pipeline::AudioldmModel& model, const GenerationRequest& request) {
    const at::NoGradGuard noGradients;
    const pipeline::ModuleLease encoder(model, pipeline::Module::TextEncoder,
                                        {{}, pipeline::Keeping::Nothing, 0});
    std::string cutOff;
    return pipeline::encodeLabels(model, request, cutOff);
}

at::Tensor noiseOf(const pipeline::AudioldmModel& model, const GenerationRequest& request) {
    const weights::ModelConfig& config = model.config();
    at::Generator generator = seededGenerator(request.seed.value_or(0));
    return seededNoise({1, config.unet.inChannels,
                        pipeline::clipLength(config, request.durationSeconds).latentFrames,
                        config.vocoder.modelInDim / config.vaeScaleFactor()},
                       generator, at::kFloat);
}

GradientFigures measured(EngineConfig config, const GenerationRequest& request,
                         const std::stop_token& stop) {
    const Result<void> valid = validate(request);
    if (!valid.ok()) {
        throw EngineException(valid.error());
    }
    if (!request.scheduler.empty() && request.scheduler != "ddim") {
        fail(ErrorCode::InvalidRequest,
             concat("Gradients are measured through the scheduler \"ddim\", not \"",
                    request.scheduler, "\". Leave out --scheduler."),
             "scheduler");
    }
    useThreads(config);
    memory::installCpuMemoryCounter();
    memory::limitCpuMemory(config.maxMemoryBytes);
    config.device = "cpu";
    config.quantization = Quantization::None;
    config.precision = config.precision == Precision::Auto ? Precision::Float32 : config.precision;
    pipeline::ComputeOptions options = chooseCompute(config);
    options.differentiable = true;

    GradientFigures figures;
    figures.steps = request.steps;
    figures.precision = precisionOf(options.dtype);
    Clock::time_point start = Clock::now();
    const auto model = pipeline::AudioldmModel::open(config.modelPath, options);
    const at::Tensor labels = labelsOf(*model, request);
    const pipeline::ModuleLease unet(*model, pipeline::Module::Unet,
                                     {{}, pipeline::Keeping::Nothing, 0});
    memory::releaseCpuMemoryCache();
    figures.loadSeconds = secondsSince(start);
    figures.weightBytes = model->bytesInMemory(pipeline::Module::Unet);

    memory::resetCpuMemoryPeak();
    diffusion::CheckpointedDenoising run(model->unet(), model->config().scheduler, request.steps,
                                         labels, {request.guidance, 0, 1, 0});
    start = Clock::now();
    const at::Tensor latents = run.run(noiseOf(*model, request), stop);
    figures.forwardSeconds = secondsSince(start);
    start = Clock::now();
    const auto gradients = run.backward(2 * latents / static_cast<double>(latents.numel()), stop);
    figures.backwardSeconds = secondsSince(start);
    figures.peakBytes = memory::cpuMemoryCount().peak;
    figures.peakResidentSet = memory::peakResidentBytes();
    figures.noiseNorm = gradients.noise.norm().item<double>();
    figures.labelNorm = gradients.labels.norm().item<double>();
    return figures;
}

}  // namespace

Outcome<GradientFigures> measureGradients(const EngineConfig& config,
                                          const GenerationRequest& request,
                                          const std::stop_token& stop) {
    return outcomeOf([&] { return measured(config, request, stop); });
}

}  // namespace audioldm::engine::service
