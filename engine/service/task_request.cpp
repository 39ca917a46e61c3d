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

Result<GenerationRequest> requestOf(const TaskParams& params, int defaultSteps) {
    GenerationRequest defaults;
    defaults.steps = defaultSteps;
    GenerationRequest request = audioldm::requestOf(params, defaults);
    if (const Result<void> valid = validate(request); !valid) {
        return atTaskField(valid.error());
    }
    return request;
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
