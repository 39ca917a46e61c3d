// SPDX-License-Identifier: MIT
#include "engine/service/task_request.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::service {
namespace {

/// The names that validate() and checkScheduler() use, and where they stand in a task.
constexpr std::pair<std::string_view, std::string_view> kFieldPaths[] = {
    {"prompt", "data.prompt"},
    {"negativePrompt", "data.params.negativePrompt"},
    {"steps", "data.params.diffusionSteps"},
    {"guidance", "data.params.guidanceScale"},
    {"duration", "data.params.duration"},
    {"seed", "data.params.seed"},
    {"count", "data.params.count"},
    {"scheduler", "data.params.scheduler"},
    {"eta", "data.params.eta"},
    {"guidanceInterval", "data.params.guidanceInterval"},
    {"guidanceRescale", "data.params.guidanceRescale"},
};

template <typename T>
std::optional<T> either(const std::optional<T>& given, const std::optional<T>& base) {
    return given ? given : base;
}

template <typename T>
void assignIfGiven(T& target, const std::optional<T>& value) {
    if (value) {
        target = *value;
    }
}

bool isPrintableText(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = weights::utf8CharacterLength(text);
        if (length == 0 || static_cast<unsigned char>(text.front()) < 0x20) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

Result<void> checkText(const std::string& text, const char* path) {
    if (isPrintableText(text)) {
        return {};
    }
    return Error{ErrorCode::InvalidRequest,
                 concat("\"", path, "\" must be UTF-8 text without control characters."), path};
}

}  // namespace

TaskParams mergedParams(const TaskParams& given, const TaskParams& base) {
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

Result<GenerationRequest> requestOf(const TaskParams& params, int defaultSteps) {
    GenerationRequest request;
    request.steps = defaultSteps;
    assignIfGiven(request.prompt, params.prompt);
    assignIfGiven(request.negativePrompt, params.negativePrompt);
    assignIfGiven(request.steps, params.diffusionSteps);
    assignIfGiven(request.guidance, params.guidanceScale);
    assignIfGiven(request.durationSeconds, params.duration);
    request.seed = params.seed;
    assignIfGiven(request.count, params.count);
    assignIfGiven(request.scheduler, params.scheduler);
    assignIfGiven(request.eta, params.eta);
    assignIfGiven(request.guidanceStart, params.guidanceStart);
    assignIfGiven(request.guidanceEnd, params.guidanceEnd);
    assignIfGiven(request.guidanceRescale, params.guidanceRescale);
    if (const Result<void> valid = validate(request); !valid) {
        return atTaskField(valid.error());
    }
    return request;
}

TaskParams paramsOf(const GenerationRequest& request) {
    TaskParams params;
    params.prompt = request.prompt;
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

Result<void> checkTaskFields(const Task& task) {
    if (task.id.empty() || task.id.size() > kMaxTaskIdBytes) {
        return Error{ErrorCode::InvalidRequest,
                     concat("\"id\" must have 1 to ", kMaxTaskIdBytes, " bytes, but has ",
                            task.id.size(), '.'),
                     "id"};
    }
    if (task.priority < -kMaxTaskPriority || task.priority > kMaxTaskPriority) {
        return Error{ErrorCode::InvalidRequest,
                     concat("\"priority\" must be a whole number from ", -kMaxTaskPriority, " to ",
                            kMaxTaskPriority, ", but is ", task.priority, '.'),
                     "priority"};
    }
    for (const auto& [text, path] :
         {std::pair(&task.id, "id"), std::pair(&task.model, "data.model"),
          std::pair(&task.contextId, "data.contextId")}) {
        if (const Result<void> checked = checkText(*text, path); !checked) {
            return checked;
        }
    }
    return {};
}

Result<void> checkScheduler(const std::string& name, double eta,
                            const std::vector<std::string>& known) {
    if (eta > 0 && !name.empty() && name != "ddim") {
        return Error{
            ErrorCode::InvalidRequest,
            concat("eta is ", eta, ", but only the scheduler ddim takes an eta other than 0; ",
                   name, " was chosen."),
            "eta"};
    }
    if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) {
        return {};
    }
    std::string names;
    for (const std::string& scheduler : known) {
        names += (names.empty() ? "" : ", ") + scheduler;
    }
    return Error{ErrorCode::InvalidRequest,
                 concat("\"", name, "\" is not a scheduler. Schedulers are: ", names, "."),
                 "scheduler"};
}

Error atTaskField(Error error) {
    for (const auto& [field, path] : kFieldPaths) {
        if (error.context == field) {
            error.context = path;
            error.message = concat("\"", path, "\": ", error.message);
            break;
        }
    }
    return error;
}

}  // namespace audioldm::engine::service
