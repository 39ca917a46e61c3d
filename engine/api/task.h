// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/api/result.h"
#include "engine/api/task_params.h"

namespace audioldm {

/// One piece of work for the service: the task of the JSON interface.
struct Task {
    std::string id;  ///< not empty, at most 256 bytes; unique among the tasks that are not done
    TaskParams params;
    /// Folder or catalogue name of the model; empty: the configured one.
    std::string model;
    /// A take that this task starts from ("like that one, but..."); empty: none.
    std::string contextId;
    /// -100 to 100: of the waiting tasks the highest runs first, equal ones in their order.
    int priority = 0;
    /// Whether the takes, the prompt and the parameters are kept in the library. False leaves no
    /// trace: the sound is in the result alone.
    bool storeResults = true;
};

/// One sound of a finished task.
struct TaskTake {
    Take take;
    std::string file;                 ///< where it was stored; empty when storeResults is false
    std::string contextId;            ///< its name in the library; empty when storeResults is false
    std::int64_t clippedSamples = 0;  ///< samples that the stored file had to clip
};

enum class TaskStatus {
    Succeeded,
    Cancelled,
    Failed,
};

/// How a task ended. Takes that were finished before a cancel or an error are there.
struct TaskResult {
    std::string id;
    TaskStatus status = TaskStatus::Failed;
    std::vector<TaskTake> takes;
    /// The request with everything filled in, the seed of the first take too.
    GenerationRequest request;
    /// With what it was made, seconds and bytes; its own list of takes is empty.
    GenerationResult report;
    std::optional<Error> error;  ///< when failed
};

[[nodiscard]] constexpr std::string_view taskStatusName(TaskStatus status) {
    switch (status) {
        case TaskStatus::Succeeded:
            return "succeeded";
        case TaskStatus::Cancelled:
            return "cancelled";
        case TaskStatus::Failed:
            break;
    }
    return "failed";
}

/// Reads a task in JSON; the text may come from a stranger.
///
/// {"id": "generate-audio-1", "type": "audio-generation", "modelType": "audioldm",
///  "data": {"operation": "generate", "prompt": "...", "contextId": "...", "model": "...",
///           "params": {"diffusionSteps": 25, "guidanceScale": 3.5, "duration": 5.0,
///                      "negativePrompt": "", "seed": 7, "count": 1, "scheduler": "ddim", "eta": 0,
///                      "guidanceInterval": [0, 1], "guidanceRescale": 0}},
///  "priority": 0, "storeResults": true}
///
/// id, type, modelType, data.operation and (without a contextId) data.prompt are required.
/// errors  InvalidRequest with the field's path ("data.params.duration"): not JSON, an unknown
///         field, a wrong type, a value out of range
[[nodiscard]] Result<Task> taskFromJson(const std::string& text);

/// The task as one line of JSON; taskFromJson() reads it back.
[[nodiscard]] std::string taskToJson(const Task& task);

/// The result as JSON. `data.audio` is the stored file, or the samples as base64 of float32
/// little-endian; where several takes were made, `data.takes` lists all of them in the same form.
[[nodiscard]] std::string taskResultToJson(const TaskResult& result);

}  // namespace audioldm
