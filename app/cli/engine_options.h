// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/engine_config.h"
#include "engine/api/result.h"

namespace audioldm::cli {

/// What the command line says about the engine; none: as config.json says.
struct EngineOptions {
    std::optional<std::string> model;
    std::optional<Precision> precision;
    std::optional<Quantization> quantization;
    std::optional<std::vector<OffloadModule>> offloadModules;
    std::optional<std::int64_t> maxMemoryBytes;
    std::optional<std::string> device;
    std::optional<std::int64_t> threads;
};

/// Adds --model, --precision, --quantization, --offload, --max-memory, --device, --threads.
/// `options` must live as long as the parser.
void addEngineOptions(CLI::App& app, EngineOptions& options);

/// config.json with the command line's choices over it; modelPath as it was given, not resolved.
/// errors  InvalidRequest, Io
[[nodiscard]] Result<EngineConfig> engineConfig(const EngineOptions& options);

/// Finds out whether the device of the configuration is there. errors  InvalidRequest
[[nodiscard]] Result<void> checkDeviceIsThere(const std::string& name);

/// Puts the model's folder in place of its name and finds out whether the device is there.
/// errors  ModelMissing, InvalidRequest
[[nodiscard]] Result<void> resolveEngineConfig(EngineConfig& config);

}  // namespace audioldm::cli
