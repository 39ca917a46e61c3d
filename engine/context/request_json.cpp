// SPDX-License-Identifier: MIT
#include "engine/context/request_json.h"

#include <limits>

#include "engine/core/exception.h"
#include "engine/core/json_fields.h"

namespace audioldm::engine::context {
namespace {

using nlohmann::json;

/// Reads the fields of one object that are there.
class FieldReader final {
public:
    FieldReader(const json& object, const std::string& path)
        : m_object(object),
          m_path(path) {}

    template <typename Value, typename Read>
    void read(const char* key, std::optional<Value>& target, Read&& reader) const {
        const auto found = m_object.find(key);
        if (found != m_object.end()) {
            target = reader(*found, fieldPath(m_path, key));
        }
    }
    void text(const char* key, std::optional<std::string>& target) const {
        read(key, target, textField);
    }
    void number(const char* key, std::optional<double>& target) const {
        read(key, target, numberField);
    }
    void integer(const char* key, std::optional<int>& target, int high) const {
        read(key, target, [&](const json& value, const std::string& path) {
            return static_cast<int>(integerField(value, path, 1, high));
        });
    }

private:
    const json& m_object;
    const std::string& m_path;
};

void readInterval(const json& object, const std::string& path, TaskParams& params) {
    const auto found = object.find("guidanceInterval");
    if (found == object.end()) {
        return;
    }
    const std::string name = fieldPath(path, "guidanceInterval");
    if (!found->is_array() || found->size() != 2) {
        refuseField(name, "a list of two numbers", *found);
    }
    params.guidanceStart = numberField((*found)[0], name + "[0]");
    params.guidanceEnd = numberField((*found)[1], name + "[1]");
}

void checkRanges(const TaskParams& params, const std::string& path) {
    GenerationRequest request = requestOf(params);
    if (request.prompt.empty()) {
        request.prompt = std::string("-");  // parameters without a prompt are in order here
    }
    if (const auto checked = validate(request); !checked) {
        fail(ErrorCode::InvalidRequest, checked.error().message,
             fieldPath(path, checked.error().context));
    }
}

}  // namespace

nlohmann::ordered_json paramsToJson(const TaskParams& params) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    const auto put = [&](const char* key, const auto& value) {
        if (value) {
            object[key] = *value;
        }
    };
    put("prompt", params.prompt);
    put("negativePrompt", params.negativePrompt);
    put("diffusionSteps", params.diffusionSteps);
    put("guidanceScale", params.guidanceScale);
    put("duration", params.duration);
    put("seed", params.seed);
    put("count", params.count);
    put("scheduler", params.scheduler);
    put("eta", params.eta);
    if (params.guidanceStart || params.guidanceEnd) {
        object["guidanceInterval"] = {params.guidanceStart.value_or(0),
                                      params.guidanceEnd.value_or(1)};
    }
    put("guidanceRescale", params.guidanceRescale);
    return object;
}

TaskParams paramsFromJson(const json& object, const std::string& path) {
    refuseUnknownFields(
        object, path,
        {"prompt", "negativePrompt", "diffusionSteps", "guidanceScale", "duration", "seed", "count",
         "scheduler", "eta", "guidanceInterval", "guidanceRescale"});
    TaskParams params;
    const FieldReader fields(object, path);
    fields.text("prompt", params.prompt);
    fields.text("negativePrompt", params.negativePrompt);
    fields.integer("diffusionSteps", params.diffusionSteps, kMaxSteps);
    fields.number("guidanceScale", params.guidanceScale);
    fields.number("duration", params.duration);
    fields.read("seed", params.seed, [](const json& value, const std::string& name) {
        return integerField(value, name, 0, std::numeric_limits<std::int64_t>::max());
    });
    fields.integer("count", params.count, kMaxCount);
    fields.text("scheduler", params.scheduler);
    fields.number("eta", params.eta);
    readInterval(object, path, params);
    fields.number("guidanceRescale", params.guidanceRescale);
    checkRanges(params, path);
    return params;
}

}  // namespace audioldm::engine::context
