// SPDX-License-Identifier: MIT
#include "app/cli/engine_options.h"

#include <algorithm>

#include "app/cli/option_values.h"
#include "app/common/app_options.h"
#include "app/common/model_catalogue.h"
#include "engine/core/exception.h"
#include "engine/service/audioldm_bridge.h"

namespace audioldm::cli {
namespace {

template <typename Enum>
Result<Enum> fromName(std::optional<Enum> (*find)(std::string_view), const std::string& name,
                      const char* names) {
    if (const auto value = find(name)) {
        return *value;
    }
    return Error{ErrorCode::InvalidRequest,
                 engine::concat("\"", name, "\" is not one of ", names, "."), name};
}

Result<std::string> deviceName(const std::string& name) {
    if (const auto checked = app::checkDeviceName(name); !checked) {
        return checked.error();
    }
    return name;
}

Result<std::int64_t> threadCount(const std::string& text) {
    auto count = parseInteger(text);
    if (count.ok() && (count.value() < 1 || count.value() > app::kMaxThreads)) {
        return Error{ErrorCode::InvalidRequest,
                     engine::concat("threads is ", text, ", but it must be from 1 to ",
                                    app::kMaxThreads, "."),
                     "threads"};
    }
    return count;
}

}  // namespace

void addEngineOptions(CLI::App& app, EngineOptions& options) {
    addText(app, "--model,--model_name", options.model,
            "Model folder, or the name of an installed model")
        ->type_name("DIR-or-NAME");
    addParsed<Precision>(
        app, "--precision", options.precision,
        [](const std::string& name) {
            return fromName<Precision>(precisionFromName, name, "auto, fp32, fp16, bf16");
        },
        "Number format: auto, fp32, fp16, bf16");
    addParsed<Quantization>(
        app, "--quantization", options.quantization,
        [](const std::string& name) {
            return fromName<Quantization>(quantizationFromName, name, "none, 8bit, 4bit");
        },
        "How weights are kept: none, 8bit, 4bit");
    addParsed<std::vector<OffloadModule>>(app, "--offload", options.offloadModules,
                                          app::parseOffloadModules,
                                          "Modules kept off the device while not in use: a list of "
                                          "encoder, unet, decoder, or none")
        ->type_name("LIST");
    addParsed<std::int64_t>(app, "--max-memory", options.maxMemoryBytes, app::parseMemoryLimit,
                            "Most memory on the compute device, for instance 4GB")
        ->type_name("SIZE");
    addParsed<std::string>(app, "--device", options.device, deviceName,
                           "auto, cpu, cuda or cuda:N");
    addParsed<std::int64_t>(app, "--threads", options.threads, threadCount,
                            "Threads of the computation on the CPU")
        ->type_name("N");
}

Result<EngineConfig> engineConfig(const EngineOptions& options) {
    auto read = app::readConfigFile(app::configFile());
    if (!read) {
        return read;
    }
    EngineConfig& config = read.value();
    config.modelPath = options.model.value_or(config.modelPath);
    config.precision = options.precision.value_or(config.precision);
    config.quantization = options.quantization.value_or(config.quantization);
    config.offloadModules = options.offloadModules.value_or(config.offloadModules);
    config.maxMemoryBytes = options.maxMemoryBytes.value_or(config.maxMemoryBytes);
    config.device = options.device.value_or(config.device);
    if (options.threads) {
        config.threads = clampedToInt(*options.threads);
    }
    return read;
}

Result<void> checkDeviceIsThere(const std::string& name) {
    if (name == "auto" || name == "cpu") {
        return {};
    }
    const DeviceList list = engine::service::listDevices();
    const std::string id = name == "cuda" ? "cuda:0" : name;
    std::string there;
    for (const DeviceInfo& device : list.devices) {
        if (device.id == id) {
            return {};
        }
        there += (there.empty() ? "" : ", ") + device.id;
    }
    std::string message =
        engine::concat("There is no device \"", name, "\". There are: ", there, '.');
    for (const std::string& note : list.notes) {
        message += ' ' + note;
    }
    return Error{ErrorCode::InvalidRequest, message, "device"};
}

Result<void> resolveEngineConfig(EngineConfig& config) {
    const auto folder = app::ModelCatalogue::ofUser().resolve(config.modelPath);
    if (!folder) {
        return folder.error();
    }
    config.modelPath = folder.value().string();
    return checkDeviceIsThere(config.device);
}

}  // namespace audioldm::cli
