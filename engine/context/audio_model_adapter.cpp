// SPDX-License-Identifier: MIT
#include "engine/context/audio_model_adapter.h"

#include <nlohmann/json.hpp>

#include "engine/context/files.h"
#include "engine/core/generation_report.h"

namespace audioldm::engine::context {
namespace {

std::string compact(const nlohmann::ordered_json& report) {
    return report.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// `value` where it is set.
template <typename Value>
void take(std::optional<Value>& target, const std::optional<Value>& value) {
    if (value) {
        target = value;
    }
}

}  // namespace

Recipe AudioModelAdapter::recipeOf(const FinishedTake& finished) const {
    Recipe recipe;
    recipe.request = finished.request;
    recipe.request.count = 1;
    recipe.request.seed = finished.take.seed;
    recipe.request.scheduler = finished.soFar.scheduler;
    recipe.modelName = finished.soFar.modelName;
    recipe.modelHash = finished.soFar.modelHash;
    recipe.precision = finished.soFar.precision;
    recipe.quantization = finished.soFar.quantization;
    recipe.programVersion = AUDIOLDM_VERSION;
    return recipe;
}

StoredTake AudioModelAdapter::itemOf(const FinishedTake& finished) const {
    StoredTake item;
    item.id = randomId();
    item.createdMs = nowMs();
    item.recipe = recipeOf(finished);
    item.samples = static_cast<std::int64_t>(finished.take.waveform->samples.size());
    item.sampleRate = finished.take.waveform->sampleRate;
    item.report = reportOf(finished);
    return item;
}

std::string AudioModelAdapter::reportOf(const FinishedTake& finished) const {
    const Waveform& waveform = *finished.take.waveform;
    ReportedTake reported;
    reported.seed = finished.take.seed;
    reported.samples = static_cast<std::int64_t>(waveform.samples.size());
    reported.sampleRate = waveform.sampleRate;
    return compact(reportObject(finished.request, finished.soFar, {reported}));
}

std::string AudioModelAdapter::reportOf(const TaskResult& result) const {
    return compact(reportObject(result));
}

TaskParams AudioModelAdapter::paramsOf(const Recipe& recipe) const {
    TaskParams params = paramsOf(recipe.request);
    params.count.reset();
    return params;
}

TaskParams AudioModelAdapter::paramsLike(const Recipe& recipe, const TaskParams& changes) const {
    TaskParams params = paramsOf(recipe);
    take(params.prompt, changes.prompt);
    take(params.negativePrompt, changes.negativePrompt);
    take(params.diffusionSteps, changes.diffusionSteps);
    take(params.guidanceScale, changes.guidanceScale);
    take(params.duration, changes.duration);
    take(params.seed, changes.seed);
    take(params.count, changes.count);
    take(params.scheduler, changes.scheduler);
    take(params.eta, changes.eta);
    take(params.guidanceStart, changes.guidanceStart);
    take(params.guidanceEnd, changes.guidanceEnd);
    take(params.guidanceRescale, changes.guidanceRescale);
    return params;
}

Task AudioModelAdapter::taskLike(const StoredTake& take, const TaskParams& changes,
                                 const std::string& taskId) const {
    Task task;
    task.id = taskId;
    task.params = changes;
    task.model = take.recipe.modelName;
    task.contextId = take.id;
    return task;
}

GenerationRequest AudioModelAdapter::requestOf(const TaskParams& params,
                                               const GenerationRequest& defaults) const {
    GenerationRequest request = defaults;
    request.prompt = params.prompt.value_or(defaults.prompt);
    request.negativePrompt = params.negativePrompt.value_or(defaults.negativePrompt);
    request.steps = params.diffusionSteps.value_or(defaults.steps);
    request.guidance = params.guidanceScale.value_or(defaults.guidance);
    request.durationSeconds = params.duration.value_or(defaults.durationSeconds);
    take(request.seed, params.seed);
    request.count = params.count.value_or(defaults.count);
    request.scheduler = params.scheduler.value_or(defaults.scheduler);
    request.eta = params.eta.value_or(defaults.eta);
    request.guidanceStart = params.guidanceStart.value_or(defaults.guidanceStart);
    request.guidanceEnd = params.guidanceEnd.value_or(defaults.guidanceEnd);
    request.guidanceRescale = params.guidanceRescale.value_or(defaults.guidanceRescale);
    return request;
}

TaskParams AudioModelAdapter::paramsOf(const GenerationRequest& request) const {
    TaskParams params;
    if (!request.prompt.empty()) {
        params.prompt = request.prompt;
    }
    params.negativePrompt = request.negativePrompt;
    params.diffusionSteps = request.steps;
    params.guidanceScale = request.guidance;
    params.duration = request.durationSeconds;
    params.seed = request.seed;
    params.count = request.count;
    params.scheduler = request.scheduler;
    params.eta = request.eta;
    params.guidanceStart = request.guidanceStart;
    params.guidanceEnd = request.guidanceEnd;
    params.guidanceRescale = request.guidanceRescale;
    return params;
}

}  // namespace audioldm::engine::context
