// SPDX-License-Identifier: MIT
#include "app/cli/engine_arguments.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

/// "encoder,decoder"; "none" for an empty list.
std::string listText(const std::vector<OffloadModule>& modules) {
    std::string text;
    for (const OffloadModule module : modules) {
        text += engine::concat(text.empty() ? "" : ",", offloadModuleName(module));
    }
    return text.empty() ? "none" : text;
}

std::string modelText(const std::string& model) {
    std::error_code ignored;
    return std::filesystem::is_directory(model, ignored)
               ? std::filesystem::absolute(model).lexically_normal().string()
               : model;
}

}  // namespace

std::vector<std::string> engineArguments(const EngineOptions& options) {
    std::vector<std::string> arguments;
    const auto add = [&](const char* name, std::string_view value) {
        arguments.emplace_back(name);
        arguments.emplace_back(value);
    };
    if (options.model) {
        add("--model", modelText(*options.model));
    }
    if (options.precision) {
        add("--precision", precisionName(*options.precision));
    }
    if (options.quantization) {
        add("--quantization", quantizationName(*options.quantization));
    }
    if (options.offloadModules) {
        add("--offload", listText(*options.offloadModules));
    }
    if (options.maxMemoryBytes) {
        add("--max-memory", std::to_string(*options.maxMemoryBytes));
    }
    if (options.device) {
        add("--device", *options.device);
    }
    if (options.threads) {
        add("--threads", std::to_string(*options.threads));
    }
    return arguments;
}

}  // namespace audioldm::cli
