// SPDX-License-Identifier: MIT
#include "tests/support/scripted_engine.h"

#include "engine/service/model_tools.h"
#include "tests/support/bridge_state.h"

namespace audioldm::test {

EngineScript& engineScript() {
    static EngineScript script;
    return script;
}

}  // namespace audioldm::test

namespace audioldm::engine::service {
namespace {

using test::engineScript;

WaveformPtr soundOf(const GenerationRequest& request, std::int64_t seed) {
    auto waveform = std::make_shared<Waveform>();
    waveform->sampleRate = test::EngineScript::kSampleRate;
    waveform->samples.assign(
        static_cast<std::size_t>(request.durationSeconds * waveform->sampleRate),
        static_cast<float>(seed));
    return waveform;
}

}  // namespace

AudioLDMBridge::~AudioLDMBridge() {
    if (m_state->model) {
        engineScript().note("close");
    }
}

Outcome<ModelInfo> AudioLDMBridge::load(const std::string& folder, std::stop_token stop,
                                        const ProgressCallback& progress) {
    const std::string& wanted = m_state->wanted(folder);
    if (m_state->holds(wanted)) {
        return *m_state->model;
    }
    progress({});
    engineScript().note("load " + wanted);
    if (engineScript().onLoad) {
        if (const auto error = engineScript().onLoad(wanted)) {
            return *error;
        }
    }
    progress({Stage::Loading, 0, 1, 1, 2, 0});
    if (const auto token = std::move(stop); token.stop_requested()) {
        return Cancelled{};
    }
    ModelInfo info;
    info.name = wanted;
    info.folder = wanted;
    info.hash = "00";
    m_state->model = info;
    return info;
}

Outcome<GenerationResult> AudioLDMBridge::generate(
    const GenerationRequest& request, std::stop_token stop, const ProgressCallback& progress,
    const TakeCallback& onTake, const PreviewCallback& onPreview, const LatentsKeeping& latents) {
    const std::stop_token token = std::move(stop);
    engineScript().note("make " + request.prompt + " seed " + std::to_string(*request.seed));
    GenerationResult result;
    result.modelName = m_state->model->name;
    result.modelHash = m_state->model->hash;
    result.device = "cpu";
    result.precision = Precision::Float32;
    result.scheduler = "ddim";
    for (int take = 0; take < request.count; ++take) {
        const std::int64_t takeSeed = *request.seed + take;
        const std::string key = request.prompt + " seed " + std::to_string(takeSeed);
        const bool isDenoised = latents.find && latents.find(key, takeSeed);
        if (isDenoised) {
            engineScript().note("decode " + key);
        }
        for (int step = 0; step < request.steps && !isDenoised; ++step) {
            if (token.stop_requested()) {
                return Cancelled{};
            }
            if (engineScript().onStep) {
                if (const auto error = engineScript().onStep(request, take, step)) {
                    if (engineScript().failureLosesModel) {
                        m_state->model.reset();
                    }
                    return *error;
                }
            }
            progress({Stage::Denoising, take, request.count, step + 1, request.steps, 0});
            if (onPreview) {
                onPreview({take, step + 1, request.steps, 1, 1, {-1.0F}});
            }
        }
        if (token.stop_requested()) {
            return Cancelled{};
        }
        if (!isDenoised && latents.keep) {
            latents.keep(key, takeSeed, {{1}, {static_cast<float>(takeSeed)}});
        }
        result.takes.push_back({soundOf(request, takeSeed), takeSeed});
        onTake(result.takes.back(), take, result);
    }
    result.seconds.denoise = 0.25;
    return result;
}

void AudioLDMBridge::unload() {
    if (m_state->model) {
        engineScript().note("unload");
    }
    m_state->model.reset();
}

Result<MemoryPlan> AudioLDMBridge::plan(const GenerationRequest& request,
                                        const EngineConfig& config) {
    if (const auto valid = validate(request); !valid) {
        return valid.error();
    }
    MemoryPlan plan;
    plan.budget = config.maxMemoryBytes;
    plan.predictedPeak = static_cast<std::int64_t>(request.durationSeconds);
    return plan;
}

Result<PromptTokens> AudioLDMBridge::countTokens(const std::string& text,
                                                 const std::string& folder) {
    return PromptTokens{static_cast<int>(text.size()), static_cast<int>(folder.size()),
                        text.size()};
}

MemoryStatus AudioLDMBridge::memoryStatus() const {
    MemoryStatus status;
    status.budget = m_state->config.maxMemoryBytes;
    return status;
}

DeviceList listDevices() {
    return {{{"cpu", "Scripted processor", 1, 1, {"fp32"}}}, {}};
}

std::vector<std::string> knownSchedulers() {
    return {"ddim", "euler"};
}

}  // namespace audioldm::engine::service
