// SPDX-License-Identifier: MIT
#include "engine/pipeline/audioldm_pipeline.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/exception.h"
#include "engine/core/seeded_noise.h"
#include "engine/diffusion/denoiser.h"
#include "engine/pipeline/kept_latents.h"
#include "engine/pipeline/preview_maker.h"

namespace audioldm::engine::pipeline {
namespace {

std::unique_ptr<diffusion::Scheduler> schedulerFor(const weights::ModelConfig& config,
                                                   const GenerationRequest& request) {
    return diffusion::makeScheduler(
        config.scheduler,
        {request.scheduler.empty() ? "ddim" : request.scheduler, request.steps, request.eta});
}

}  // namespace

void requireSuited(const weights::ModelConfig& config, const GenerationRequest& request) {
    const double shortest = shortestSeconds(config);
    if (request.durationSeconds < shortest) {
        fail(ErrorCode::InvalidRequest,
             concat("duration is ", request.durationSeconds,
                    " s, but the sounds of this model last at least ", shortest, " s."),
             "duration");
    }
    static_cast<void>(schedulerFor(config, request));
}

at::Tensor encodeLabels(const AudioldmModel& model, const GenerationRequest& request,
                        std::string& cutOff) {
    const text::Tokenizer& tokenizer = model.tokenizer();
    const text::TokenSequence prompt = tokenizer.encode(request.prompt, tokenizer.maxLength());
    cutOff = request.prompt.substr(prompt.usedBytes);
    // The reference cuts the negative prompt at the label's width, whatever the tokenizer's limit:
    // both are 512 in every published model.
    const auto negativeLimit = std::max<std::size_t>(
        static_cast<std::size_t>(model.config().textEncoder.projectionDim), 2);
    const text::TokenSequence negative = tokenizer.encode(request.negativePrompt, negativeLimit);
    return at::cat(
        {model.textEncoder().encode(negative.ids), model.textEncoder().encode(prompt.ids)});
}

namespace {

at::Tensor denoiseTake(StageRunner& stages, const GenerationRequest& request, std::int64_t seed,
                       const at::Tensor& labels, PreviewMaker& previews) {
    const AudioldmModel& model = stages.model();
    RunContext& context = stages.context();
    const std::int64_t frames = clipLength(model.config(), request.durationSeconds).latentFrames;
    const weights::ModelConfig& config = model.config();
    at::Generator generator = seededGenerator(seed);
    const at::Tensor noise = seededNoise({1, config.unet.inChannels, frames,
                                          config.vocoder.modelInDim / config.vaeScaleFactor()},
                                         generator, at::kFloat)
                                 .to(model.options().device);
    const auto scheduler = schedulerFor(config, request);
    const diffusion::Guidance guidance{request.guidance, request.guidanceStart, request.guidanceEnd,
                                       request.guidanceRescale};
    diffusion::DenoisingMemory memoryUse;
    memoryUse.halvesApart = stages.plan().halvesApart;
    memoryUse.onOutOfMemory = [&](const Error&) {
        const bool again = stages.takeRung(Module::Unet);
        memoryUse.halvesApart = stages.plan().halvesApart;
        return again;
    };
    return diffusion::denoise(
        model.unet(), *scheduler, noise, labels, guidance, generator, context.stop(),
        [&](int finished, int calls) {
            context.report(Stage::Denoising, finished, calls);
            previews.afterStep(*scheduler, finished, calls);
        },
        memoryUse);
}

/// The first `samples` samples of [1, N] (all of them when there are fewer), off the device.
WaveformPtr toWaveform(const at::Tensor& signal, std::int64_t samples, std::int64_t sampleRate) {
    const at::Tensor cut = signal[0].slice(0, 0, samples).to(at::kCPU, at::kFloat).contiguous();
    auto waveform = std::make_shared<Waveform>();
    const auto* data = cut.const_data_ptr<float>();
    waveform->samples.assign(data, data + cut.numel());
    waveform->sampleRate = static_cast<std::int32_t>(sampleRate);
    return waveform;
}

void checkFinite(const Waveform& waveform, const AudioldmModel& model) {
    const auto& samples = waveform.samples;
    if (std::all_of(samples.begin(), samples.end(),
                    [](float sample) { return std::isfinite(sample); })) {
        return;
    }
    if (model.hasSuspects()) {
        fail(ErrorCode::ModelInvalid,
             "The model is damaged: weights of it hold values that are not finite, and so does the "
             "waveform. \"audioldm models verify\" lists them; get the model again.");
    }
    fail(ErrorCode::Internal,
         "The waveform holds values that are not finite. Try --precision fp32.");
}

/// What one task works on.
class Generation final {
public:
    Generation(StageRunner& stages, const GenerationRequest& request, PreviewMaker& previews,
               const TakeCallback& onTake, GenerationResult& result)
        : m_stages(stages),
          m_request(request),
          m_previews(previews),
          m_onTake(onTake),
          m_result(result) {}

    void encode() {
        m_labels = m_stages.run(Module::TextEncoder, Stage::Text, m_result.seconds.text, [this] {
            return encodeLabels(m_stages.model(), m_request, m_result.promptCutOff);
        });
    }

    /// Takes [first, last) through every stage; each module comes into memory once.
    void make(int first, int last) {
        std::vector<at::Tensor> latents;
        each(Module::Unet, Stage::Denoising, m_result.seconds.denoise, first, last, latents,
             [&](int index) { return latentsOf(index); });
        std::vector<at::Tensor> logMels;
        each(Module::Vae, Stage::Vae, m_result.seconds.vae, first, last, logMels, [&](int index) {
            at::Tensor logMel = m_stages.model().vaeDecoder().decode(
                latents[static_cast<std::size_t>(index - first)], m_stages.context().stop(),
                m_stages.plan().vaePieceFrames);
            m_previews.finished(logMel);
            return logMel;
        });
        latents.clear();
        std::vector<WaveformPtr> waveforms;
        each(Module::Vocoder, Stage::Vocoder, m_result.seconds.vocoder, first, last, waveforms,
             [&](int index) {
                 return synthesize(logMels[static_cast<std::size_t>(index - first)]);
             });
        logMels.clear();
        for (int index = first; index < last; ++index) {
            finish({std::move(waveforms[static_cast<std::size_t>(index - first)]), seedOf(index)},
                   index);
        }
    }

private:
    /// Adds work(index) of each take to `results`, with `module` in memory. When memory runs out,
    /// what is finished need not be made again.
    template <typename Value, typename Work>
    void each(Module module, Stage stage, double& seconds, int first, int last,
              std::vector<Value>& results, const Work& work) {
        m_stages.run(module, stage, seconds, [&] {
            for (auto index = first + static_cast<int>(results.size()); index < last; ++index) {
                m_stages.context().setTake(index, m_request.count);
                m_previews.setTake(index);
                results.push_back(work(index));
            }
        });
    }

    /// The latents of a take; kept from an earlier run that could not finish it, or made now.
    [[nodiscard]] at::Tensor latentsOf(int index) {
        const std::int64_t seed = seedOf(index);
        tellHash();
        const std::string key =
            m_result.modelHash.empty() ? "" : latentsKey(m_request, seed, m_result);
        return keptOrMade(
            m_stages.context().latents(), key, seed, m_stages.model().options().device,
            [&] { return denoiseTake(m_stages, m_request, seed, m_labels, m_previews); });
    }

    void tellHash() {
        if (m_result.modelHash.empty() && m_stages.model().isRead()) {
            m_result.modelHash = m_stages.model().hash();
        }
    }

    [[nodiscard]] WaveformPtr synthesize(const at::Tensor& logMel) {
        const AudioldmModel& model = m_stages.model();
        const at::Tensor signal = model.vocoder().synthesize(
            logMel.squeeze(1), m_stages.context().stop(), m_stages.plan().vocoderChunkFrames);
        WaveformPtr waveform =
            toWaveform(signal, clipLength(model.config(), m_request.durationSeconds).samples,
                       model.config().vocoder.samplingRate);
        checkFinite(*waveform, model);
        return waveform;
    }

    void finish(Take take, int index) {
        tellHash();
        if (m_onTake) {
            m_onTake(take, index, m_result);
        }
        m_result.takes.push_back(std::move(take));
    }

    [[nodiscard]] std::int64_t seedOf(int index) const { return *m_request.seed + index; }

    StageRunner& m_stages;
    const GenerationRequest& m_request;
    PreviewMaker& m_previews;
    const TakeCallback& m_onTake;
    GenerationResult& m_result;
    at::Tensor m_labels;  // [2, D]
};

}  // namespace

void generate(AudioldmModel& model, ExecutionPlan& plan, const GenerationRequest& request,
              RunContext& context, const TakeCallback& onTake, const PreviewCallback& onPreview,
              const ResidencyCallback& onResidency, GenerationResult& result) {
    const c10::InferenceMode inference;
    StageRunner stages(model, plan, context, result, onResidency);
    PreviewMaker previews(model, plan, onPreview, context.stop());
    Generation generation(stages, request, previews, onTake, result);
    generation.encode();
    const int together = plan.stageByStage ? request.count : 1;
    for (int first = 0; first < request.count; first += together) {
        generation.make(first, first + together);
    }
}

}  // namespace audioldm::engine::pipeline
