// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/api/generation_request.h"

namespace audioldm {

/// What a task says of its sound. What is not given comes from the take that the task refers to
/// (Task::contextId), else from the defaults.
struct TaskParams {
    std::optional<std::string> prompt;
    std::optional<std::string> negativePrompt;
    std::optional<int> diffusionSteps;
    std::optional<double> guidanceScale;
    std::optional<double> duration;  ///< seconds
    std::optional<std::int64_t> seed;
    std::optional<int> count;
    std::optional<std::string> scheduler;
    std::optional<double> eta;
    std::optional<double> guidanceStart;
    std::optional<double> guidanceEnd;
    std::optional<double> guidanceRescale;
};

/// All of a request as params; an empty prompt, no scheduler and no seed stay unset.
/// thread  any, for all functions of this file
[[nodiscard]] inline TaskParams paramsOf(const GenerationRequest& request) {
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
    if (!request.scheduler.empty()) {
        params.scheduler = request.scheduler;
    }
    params.eta = request.eta;
    params.guidanceStart = request.guidanceStart;
    params.guidanceEnd = request.guidanceEnd;
    params.guidanceRescale = request.guidanceRescale;
    return params;
}

/// The request that params describe; what they do not say from `defaults`. Nothing is checked.
[[nodiscard]] inline GenerationRequest requestOf(const TaskParams& params,
                                                 const GenerationRequest& defaults = {}) {
    GenerationRequest request;
    request.prompt = params.prompt.value_or(defaults.prompt);
    request.negativePrompt = params.negativePrompt.value_or(defaults.negativePrompt);
    request.steps = params.diffusionSteps.value_or(defaults.steps);
    request.guidance = params.guidanceScale.value_or(defaults.guidance);
    request.durationSeconds = params.duration.value_or(defaults.durationSeconds);
    request.seed = params.seed ? params.seed : defaults.seed;
    request.count = params.count.value_or(defaults.count);
    request.scheduler = params.scheduler.value_or(defaults.scheduler);
    request.eta = params.eta.value_or(defaults.eta);
    request.guidanceStart = params.guidanceStart.value_or(defaults.guidanceStart);
    request.guidanceEnd = params.guidanceEnd.value_or(defaults.guidanceEnd);
    request.guidanceRescale = params.guidanceRescale.value_or(defaults.guidanceRescale);
    return request;
}

/// What `given` says, and `base` where it says nothing.
[[nodiscard]] inline TaskParams mergedParams(const TaskParams& given, const TaskParams& base) {
    const auto either = [](const auto& first, const auto& second) {
        return first ? first : second;
    };
    TaskParams merged;
    merged.prompt = either(given.prompt, base.prompt);
    merged.negativePrompt = either(given.negativePrompt, base.negativePrompt);
    merged.diffusionSteps = either(given.diffusionSteps, base.diffusionSteps);
    merged.guidanceScale = either(given.guidanceScale, base.guidanceScale);
    merged.duration = either(given.duration, base.duration);
    merged.seed = either(given.seed, base.seed);
    merged.count = either(given.count, base.count);
    merged.scheduler = either(given.scheduler, base.scheduler);
    merged.eta = either(given.eta, base.eta);
    merged.guidanceStart = either(given.guidanceStart, base.guidanceStart);
    merged.guidanceEnd = either(given.guidanceEnd, base.guidanceEnd);
    merged.guidanceRescale = either(given.guidanceRescale, base.guidanceRescale);
    return merged;
}

}  // namespace audioldm
