// SPDX-License-Identifier: MIT
#include "app/common/app_options.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "app/common/user_folders.h"
#include "engine/api/generation_request.h"
#include "engine/core/byte_size.h"
#include "engine/core/exception.h"
#include "engine/core/json_fields.h"
#include "engine/weights/json_reader.h"

namespace audioldm::app {
namespace {

using engine::concat;
using nlohmann::json;

/// The value of a result; its error is thrown on with the field's path.
template <typename T>
T valueAt(Result<T> result, const std::string& path) {
    if (!result) {
        engine::fail(result.error().code, concat("\"", path, "\": ", result.error().message), path);
    }
    return std::move(result).value();
}

template <typename Enum>
Enum namedField(const json& value, const std::string& path, const char* names,
                std::optional<Enum> (*fromName)(std::string_view)) {
    const auto known = fromName(engine::textField(value, path));
    if (!known) {
        engine::refuseField(path, names, value);
    }
    return *known;
}

std::int64_t memoryField(const json& value, const std::string& path) {
    if (value.is_number()) {
        return engine::integerField(value, path, 1, INT64_MAX);
    }
    if (!value.is_string()) {
        engine::refuseField(path, "a size such as \"4GB\"", value);
    }
    return valueAt(parseMemoryLimit(value.get<std::string>()), path);
}

void addModule(std::vector<OffloadModule>& modules, OffloadModule module) {
    if (std::find(modules.begin(), modules.end(), module) == modules.end()) {
        modules.push_back(module);
    }
}

std::vector<OffloadModule> modulesField(const json& value, const std::string& path) {
    if (!value.is_array()) {
        engine::refuseField(path, "a list of modules", value);
    }
    std::vector<OffloadModule> modules;
    for (std::size_t i = 0; i < value.size(); ++i) {
        addModule(modules,
                  namedField<OffloadModule>(value[i], concat(path, '[', i, ']'),
                                            "encoder, unet or decoder", offloadModuleFromName));
    }
    return modules;
}

double idleField(const json& value, const std::string& path) {
    constexpr double kLongest = 86400;
    const double seconds = engine::numberField(value, path);
    if (!(seconds >= 0 && seconds <= kLongest)) {
        engine::refuseField(path, "a number of seconds from 0 (never) to 86400", value);
    }
    return seconds;
}

double typicalDurationField(const json& value, const std::string& path) {
    const double seconds = engine::numberField(value, path);
    if (!(seconds >= kMinDurationSeconds && seconds <= kMaxDurationSeconds)) {
        engine::refuseField(path, "a number of seconds from 0.04 to 30", value);
    }
    return seconds;
}

void readField(const std::string& key, const json& value, EngineConfig& config) {
    if (key == "maxMemory") {
        config.maxMemoryBytes = memoryField(value, key);
    } else if (key == "modelPath") {
        config.modelPath = engine::textField(value, key);
    } else if (key == "quantization") {
        config.quantization = namedField<Quantization>(value, key, "\"none\", \"8bit\" or \"4bit\"",
                                                       quantizationFromName);
    } else if (key == "diffusionSteps") {
        config.diffusionSteps = static_cast<int>(engine::integerField(value, key, 1, kMaxSteps));
    } else if (key == "useHalfPrecision") {
        config.useHalfPrecision = engine::booleanField(value, key);
    } else if (key == "offloadModules") {
        config.offloadModules = modulesField(value, key);
    } else if (key == "precision") {
        config.precision = namedField<Precision>(
            value, key, "\"auto\", \"fp32\", \"fp16\" or \"bf16\"", precisionFromName);
    } else if (key == "device") {
        config.device = engine::textField(value, key);
        if (const auto checked = checkDeviceName(config.device); !checked) {
            engine::refuseField(key, "\"auto\", \"cpu\", \"cuda\" or \"cuda:N\"", value);
        }
    } else if (key == "threads") {
        config.threads = static_cast<int>(engine::integerField(value, key, 1, kMaxThreads));
    } else if (key == "idleUnloadSeconds") {
        config.idleUnloadSeconds = idleField(value, key);
    } else if (key == "typicalDuration") {
        config.typicalDurationSeconds = typicalDurationField(value, key);
    }
}

EngineConfig readConfig(const json& text) {
    engine::refuseUnknownFields(text, "",
                                {"maxMemory", "modelPath", "quantization", "diffusionSteps",
                                 "useHalfPrecision", "offloadModules", "precision", "device",
                                 "threads", "idleUnloadSeconds", "typicalDuration"});
    EngineConfig config;
    for (const auto& [key, value] : text.items()) {
        readField(key, value, config);
    }
    return config;
}

}  // namespace

std::filesystem::path configFile() {
    const std::filesystem::path folder = userConfigFolder();
    return folder.empty() ? folder : folder / "config.json";
}

Result<EngineConfig> readConfigFile(const std::filesystem::path& file) {
    std::error_code cause;
    if (file.empty() || (!std::filesystem::exists(file, cause) && !cause)) {
        return EngineConfig{};
    }
    try {
        return readConfig(engine::weights::readJsonFile(file));
    } catch (const engine::EngineException& exception) {
        Error error = exception.error();
        // The reader of JSON files speaks of models; this one is the user's own.
        error.code = error.code == ErrorCode::Io ? ErrorCode::Io : ErrorCode::InvalidRequest;
        error.message =
            concat("The settings in \"", file.string(), "\" cannot be used: ", error.message,
                   " Correct or remove the file.");
        return error;
    }
}

Result<void> checkDeviceName(std::string_view name) {
    constexpr std::string_view kNumbered = "cuda:";
    if (name == "auto" || name == "cpu" || name == "cuda") {
        return {};
    }
    if (name.substr(0, kNumbered.size()) == kNumbered) {
        const std::string_view digits = name.substr(kNumbered.size());
        int number = -1;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && number >= 0) {
            return {};
        }
    }
    return Error{ErrorCode::InvalidRequest,
                 concat("\"", name, "\" is not a device. Devices are auto, cpu, cuda and cuda:N; ",
                        "\"audioldm devices\" lists those that are there."),
                 "device"};
}

Result<std::int64_t> parseMemoryLimit(std::string_view text) {
    auto size = engine::parseByteSize(text);
    if (size.ok() && size.value() == 0) {
        return Error{ErrorCode::InvalidRequest, "The memory limit must be above 0.", "maxMemory"};
    }
    return size;
}

Result<std::vector<OffloadModule>> parseOffloadModules(std::string_view text) {
    std::vector<OffloadModule> modules;
    if (text.empty() || text == "none") {
        return modules;
    }
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        const std::string_view name = text.substr(start, end - start);
        const auto module = offloadModuleFromName(name);
        if (!module) {
            return Error{
                ErrorCode::InvalidRequest,
                concat("\"", name, "\" is not a module that can be offloaded. Write a list ",
                       "of encoder, unet and decoder (\"encoder,decoder\"), or none."),
                "offloadModules"};
        }
        addModule(modules, *module);
        start = end + 1;
    }
    return modules;
}

}  // namespace audioldm::app
