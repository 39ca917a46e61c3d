// SPDX-License-Identifier: MIT
#include "engine/pipeline/audioldm_pipeline.h"

#include <c10/core/InferenceMode.h>

#include <cmath>
#include <numeric>

#include "engine/core/exception.h"
#include "engine/core/seeded_noise.h"
#include "engine/diffusion/denoiser.h"
#include "engine/pipeline/preview_maker.h"

namespace audioldm::engine::pipeline {
namespace {

/// [2, D]: the label of the negative prompt (or of no prompt), then that of the prompt.
at::Tensor encodeLabels(const AudioldmModel& model, const GenerationRequest& request,
                        std::string& cutOff) {
    const text::Tokenizer& tokenizer = model.tokenizer();
    const text::TokenSequence prompt = tokenizer.encode(request.prompt, tokenizer.maxLength());
    cutOff = request.prompt.substr(prompt.usedBytes);
    // The reference cuts the negative prompt at the label's width, 512 like the tokenizer's limit
    // in every published model.
    const auto negativeLimit =
        std::clamp<std::size_t>(static_cast<std::size_t>(model.config().textEncoder.projectionDim),
                                2, tokenizer.maxLength());
    const text::TokenSequence negative = tokenizer.encode(request.negativePrompt, negativeLimit);
    return at::cat(
        {model.textEncoder().encode(negative.ids), model.textEncoder().encode(prompt.ids)});
}

at::Tensor denoiseTake(const AudioldmModel& model, const GenerationRequest& request,
                       std::int64_t seed, const at::Tensor& labels, RunContext& context,
                       PreviewMaker& previews) {
    const std::int64_t frames = clipLength(model.config(), request.durationSeconds).latentFrames;
    const weights::ModelConfig& config = model.config();
    at::Generator generator = seededGenerator(seed);
    const at::Tensor noise = seededNoise({1, config.unet.inChannels, frames,
                                          config.vocoder.modelInDim / config.vaeScaleFactor()},
                                         generator, at::kFloat)
                                 .to(model.options().device);
    const auto scheduler = diffusion::makeScheduler(
        config.scheduler,
        {request.scheduler.empty() ? "ddim" : request.scheduler, request.steps, request.eta});
    const diffusion::Guidance guidance{request.guidance, request.guidanceStart, request.guidanceEnd,
                                       request.guidanceRescale};
    return diffusion::denoise(model.unet(), *scheduler, noise, labels, guidance, generator,
                              context.stop(), [&](int finished, int calls) {
                                  context.report(Stage::Denoising, finished, calls);
                                  previews.afterStep(*scheduler, finished, calls);
                              });
}

/// The first `samples` samples of [1, N] (all of them when there are fewer), off the device.
WaveformPtr toWaveform(const at::Tensor& signal, std::int64_t samples, std::int64_t sampleRate) {
    const at::Tensor cut = signal[0].slice(0, 0, samples).to(at::kCPU, at::kFloat).contiguous();
    if (!at::isfinite(cut).all().item<bool>()) {
        fail(ErrorCode::Internal,
             "The waveform holds values that are not finite. Try --precision fp32; if it persists, "
             "the model's weights are damaged (audioldm models verify tells).");
    }
    auto waveform = std::make_shared<Waveform>();
    const auto* data = cut.const_data_ptr<float>();
    waveform->samples.assign(data, data + cut.numel());
    waveform->sampleRate = static_cast<std::int32_t>(sampleRate);
    return waveform;
}

}  // namespace

ClipLength clipLength(const weights::ModelConfig& config, double durationSeconds) {
    const std::vector<std::int64_t>& rates = config.vocoder.upsampleRates;
    const auto samplesPerFrame =
        std::accumulate(rates.begin(), rates.end(), std::int64_t{1}, std::multiplies<>());
    const auto rate = static_cast<double>(config.vocoder.samplingRate);
    const double secondsPerFrame = static_cast<double>(samplesPerFrame) / rate;
    const auto frames = static_cast<std::int64_t>(durationSeconds / secondsPerFrame);
    const std::int64_t factor = config.vaeScaleFactor();
    return {(frames + factor - 1) / factor, static_cast<std::int64_t>(durationSeconds * rate)};
}

void generate(const AudioldmModel& model, const GenerationRequest& request, RunContext& context,
              const TakeCallback& onTake, const PreviewCallback& onPreview,
              GenerationResult& result) {
    const c10::InferenceMode inference;
    StageSeconds& seconds = result.seconds;
    const at::Tensor labels = context.timed(Stage::Text, seconds.text, [&] {
        return encodeLabels(model, request, result.promptCutOff);
    });
    const std::int64_t samples = clipLength(model.config(), request.durationSeconds).samples;
    PreviewMaker previews(model, onPreview, context.stop());
    for (int index = 0; index < request.count; ++index) {
        context.setTake(index, request.count);
        previews.setTake(index);
        const std::int64_t seed = *request.seed + index;
        at::Tensor latents = context.timed(Stage::Denoising, seconds.denoise, [&] {
            return denoiseTake(model, request, seed, labels, context, previews);
        });
        at::Tensor logMel = context.timed(Stage::Vae, seconds.vae, [&] {
            return model.vaeDecoder().decode(latents, context.stop());
        });
        previews.finished(logMel);
        Take take;
        take.seed = seed;
        take.waveform = context.timed(Stage::Vocoder, seconds.vocoder, [&] {
            return toWaveform(model.vocoder().synthesize(logMel.squeeze(1), context.stop()),
                              samples, model.config().vocoder.samplingRate);
        });
        if (onTake) {
            onTake(take, index, result);
        }
        result.takes.push_back(std::move(take));
    }
}

}  // namespace audioldm::engine::pipeline
