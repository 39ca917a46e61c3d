// SPDX-License-Identifier: MIT
#include "engine/service/task_json.h"

#include <bit>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/api/task.h"
#include "engine/core/base64.h"
#include "engine/core/exception.h"
#include "engine/core/generation_report.h"
#include "engine/core/json_fields.h"
#include "engine/service/task_request.h"
#include "engine/weights/located_json.h"

namespace audioldm {
namespace {

using engine::concat;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* kType = "audio-generation";
constexpr const char* kModelType = "audioldm";
constexpr const char* kOperation = "generate";
constexpr engine::weights::JsonLimits kTaskLimits{engine::service::kMaxTaskJsonBytes, 32, 10'000};

/// Reads the fields of one object, each by its path.
class FieldReader final {
public:
    FieldReader(const json& object, std::string path)
        : m_object(object),
          m_path(std::move(path)) {}

    [[nodiscard]] const json* find(const char* key) const {
        const auto found = m_object.find(key);
        return found != m_object.end() ? &*found : nullptr;
    }
    void text(const char* key, std::optional<std::string>& target) const {
        if (const json* const value = find(key)) {
            target = engine::textField(*value, pathOf(key));
        }
    }
    void number(const char* key, std::optional<double>& target) const {
        if (const json* const value = find(key)) {
            target = engine::numberField(*value, pathOf(key));
        }
    }
    template <typename Integer>
    void integer(const char* key, std::optional<Integer>& target, std::int64_t low,
                 std::int64_t high) const {
        if (const json* const value = find(key)) {
            target = static_cast<Integer>(engine::integerField(*value, pathOf(key), low, high));
        }
    }
    /// A required text that can only be one thing.
    void fixedText(const char* key, const std::string& expected) const {
        const json& value = engine::requiredField(m_object, m_path, key);
        if (engine::textField(value, pathOf(key)) != expected) {
            engine::refuseField(pathOf(key), concat('"', expected, '"'), value);
        }
    }
    [[nodiscard]] std::string pathOf(const char* key) const {
        return engine::fieldPath(m_path, key);
    }

private:
    const json& m_object;
    std::string m_path;
};

void readGuidanceInterval(const FieldReader& fields, TaskParams& params) {
    const json* const interval = fields.find("guidanceInterval");
    if (interval == nullptr) {
        return;
    }
    const std::string path = fields.pathOf("guidanceInterval");
    if (!interval->is_array() || interval->size() != 2) {
        engine::refuseField(path, "a list of two numbers", *interval);
    }
    params.guidanceStart = engine::numberField((*interval)[0], path + "[0]");
    params.guidanceEnd = engine::numberField((*interval)[1], path + "[1]");
}

void readParams(const json& object, TaskParams& params) {
    const std::string path = "data.params";
    engine::refuseUnknownFields(
        object, path,
        {"diffusionSteps", "guidanceScale", "duration", "negativePrompt", "seed", "count",
         "scheduler", "eta", "guidanceInterval", "guidanceRescale"});
    const FieldReader fields(object, path);
    fields.integer("diffusionSteps", params.diffusionSteps, 1, kMaxSteps);
    fields.number("guidanceScale", params.guidanceScale);
    fields.number("duration", params.duration);
    fields.text("negativePrompt", params.negativePrompt);
    fields.integer("seed", params.seed, 0, std::numeric_limits<std::int64_t>::max());
    fields.integer("count", params.count, 1, kMaxCount);
    fields.text("scheduler", params.scheduler);
    fields.number("eta", params.eta);
    readGuidanceInterval(fields, params);
    fields.number("guidanceRescale", params.guidanceRescale);
}

void readData(const json& object, Task& task) {
    engine::refuseUnknownFields(object, "data",
                                {"operation", "prompt", "contextId", "model", "params"});
    const FieldReader fields(object, "data");
    fields.fixedText("operation", kOperation);
    std::optional<std::string> contextId;
    fields.text("contextId", contextId);
    if (contextId && contextId->empty()) {
        engine::refuseField("data.contextId", "the contextId of a stored take", *contextId);
    }
    task.contextId = contextId.value_or("");
    if (task.contextId.empty()) {
        (void)engine::requiredField(object, "data", "prompt");
    }
    fields.text("prompt", task.params.prompt);
    std::optional<std::string> model;
    fields.text("model", model);
    task.model = model.value_or("");
    if (const json* const params = fields.find("params")) {
        readParams(*params, task.params);
    }
}

Task readTask(const json& object) {
    engine::refuseUnknownFields(object, "",
                                {"id", "type", "modelType", "data", "priority", "storeResults"});
    const FieldReader fields(object, "");
    Task task;
    task.id = engine::textField(engine::requiredField(object, "", "id"), "id");
    fields.fixedText("type", kType);
    fields.fixedText("modelType", kModelType);
    readData(engine::requiredField(object, "", "data"), task);
    std::optional<int> priority;
    fields.integer("priority", priority, -engine::service::kMaxTaskPriority,
                   engine::service::kMaxTaskPriority);
    task.priority = priority.value_or(0);
    if (const json* const store = fields.find("storeResults")) {
        task.storeResults = engine::booleanField(*store, "storeResults");
    }
    return task;
}

/// The ranges, as far as they can be known here: what is missing may come from another take.
void checkRanges(const Task& task) {
    if (const auto checked = engine::service::checkTaskFields(task); !checked) {
        throw engine::EngineException(checked.error());
    }
    TaskParams params = task.params;
    if (!params.prompt) {
        params.prompt = "of the take that the task refers to";
    }
    if (const auto request = engine::service::requestOf(params, GenerationRequest{}.steps);
        !request) {
        throw engine::EngineException(request.error());
    }
}

template <typename T>
void putIfGiven(ordered_json& object, const char* key, const std::optional<T>& value) {
    if (value) {
        object[key] = *value;
    }
}

ordered_json paramsJson(const TaskParams& params) {
    ordered_json object = ordered_json::object();
    putIfGiven(object, "diffusionSteps", params.diffusionSteps);
    putIfGiven(object, "guidanceScale", params.guidanceScale);
    putIfGiven(object, "duration", params.duration);
    putIfGiven(object, "negativePrompt", params.negativePrompt);
    putIfGiven(object, "seed", params.seed);
    putIfGiven(object, "count", params.count);
    putIfGiven(object, "scheduler", params.scheduler);
    putIfGiven(object, "eta", params.eta);
    if (params.guidanceStart || params.guidanceEnd) {
        const GenerationRequest defaults;
        object["guidanceInterval"] = {params.guidanceStart.value_or(defaults.guidanceStart),
                                      params.guidanceEnd.value_or(defaults.guidanceEnd)};
    }
    putIfGiven(object, "guidanceRescale", params.guidanceRescale);
    return object;
}

/// The samples as base64 of float32, little-endian on every machine.
std::string samplesText(const Waveform& waveform) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(waveform.samples.size() * sizeof(float));
    for (const float sample : waveform.samples) {
        const auto bits = std::bit_cast<std::uint32_t>(sample);
        for (unsigned shift = 0; shift < 32; shift += 8) {
            bytes.push_back(static_cast<std::uint8_t>(bits >> shift));
        }
    }
    return engine::toBase64(bytes);
}

ordered_json takeJson(const TaskTake& taken, const TaskResult& result) {
    const Waveform* const waveform = taken.take.waveform.get();
    ordered_json object;
    if (!taken.file.empty()) {
        object["audio"] = taken.file;
        object["audioEncoding"] = "file";
    } else {
        object["audio"] = waveform != nullptr ? samplesText(*waveform) : "";
        object["audioEncoding"] = "base64-f32le";
    }
    // A take of an earlier run of the task is known by its file alone.
    const bool known = waveform != nullptr && waveform->sampleRate > 0;
    object["sampleRate"] = known ? waveform->sampleRate : 0;
    object["channels"] = 1;
    object["duration"] = known ? static_cast<double>(waveform->samples.size()) /
                                     static_cast<double>(waveform->sampleRate)
                               : result.request.durationSeconds;
    object["seed"] = taken.take.seed;
    object["contextId"] = taken.contextId;
    return object;
}

ordered_json dataJson(const TaskResult& result) {
    ordered_json data = takeJson(result.takes.front(), result);
    if (result.takes.size() > 1) {
        data["takes"] = ordered_json::array();
        for (const TaskTake& take : result.takes) {
            data["takes"].push_back(takeJson(take, result));
        }
    }
    return data;
}

std::string oneLine(const ordered_json& object) {
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string engine::service::taskIdIn(const std::string& text) {
    try {
        const json object = weights::parseJson(text, "task", kTaskLimits);
        const auto id = object.is_object() ? object.find("id") : object.end();
        const bool isText = id != object.end() && id->is_string();
        return isText ? id->get<std::string>().substr(0, kMaxTaskIdBytes) : "";
    } catch (const EngineException&) {
        return "";
    }
}

Result<Task> taskFromJson(const std::string& text) {
    std::string place;
    try {
        Task task = readTask(engine::weights::parseLocatedJson(text, "task", kTaskLimits, place));
        checkRanges(task);
        return task;
    } catch (const engine::EngineException& exception) {
        Error error = exception.error();
        // The reader of JSON speaks of a model's files; this is what somebody asks for.
        error.code = ErrorCode::InvalidRequest;
        error.message = "The task cannot be used: " + error.message;
        if (!place.empty()) {
            error.message += concat(" It is at \"", place, "\".");
            error.context = place;
        }
        return error;
    }
}

std::string taskToJson(const Task& task) {
    ordered_json data;
    data["operation"] = kOperation;
    putIfGiven(data, "prompt", task.params.prompt);
    if (!task.contextId.empty()) {
        data["contextId"] = task.contextId;
    }
    if (!task.model.empty()) {
        data["model"] = task.model;
    }
    data["params"] = paramsJson(task.params);
    ordered_json object;
    object["id"] = task.id;
    object["type"] = kType;
    object["modelType"] = kModelType;
    object["data"] = std::move(data);
    object["priority"] = task.priority;
    object["storeResults"] = task.storeResults;
    return oneLine(object);
}

std::string taskResultToJson(const TaskResult& result) {
    ordered_json object;
    object["id"] = result.id;
    object["status"] = taskStatusName(result.status);
    if (!result.takes.empty()) {
        object["data"] = dataJson(result);
    }
    object["report"] =
        result.report.modelName.empty() ? ordered_json::object() : engine::reportObject(result);
    if (result.error) {
        object["error"] = {{"code", errorCodeName(result.error->code)},
                           {"message", result.error->message}};
    }
    return oneLine(object);
}

}  // namespace audioldm
