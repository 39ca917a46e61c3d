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
    TaskParams params = audioldm::paramsOf(recipe.request);
    params.count.reset();
    return params;
}

TaskParams AudioModelAdapter::paramsLike(const Recipe& recipe, const TaskParams& changes) const {
    return mergedParams(changes, paramsOf(recipe));
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

}  // namespace audioldm::engine::context
