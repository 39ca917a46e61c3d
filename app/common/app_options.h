// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/engine_config.h"
#include "engine/api/result.h"

namespace audioldm::app {

/// Where the settings are: config.json in userConfigFolder(); empty when there is no such folder.
[[nodiscard]] std::filesystem::path configFile();

/// The settings of a config.json, the defaults for what it does not say. A file that is not there
/// is one that says nothing.
///
/// {"maxMemory": "4GB", "modelPath": "audioldm-s-full-v2", "quantization": "8bit",
///  "diffusionSteps": 25, "useHalfPrecision": true, "offloadModules": ["encoder", "decoder"],
///  "precision": "auto", "device": "auto", "threads": 8, "idleUnloadSeconds": 300,
///  "typicalDuration": 5.0}
///
/// idleUnloadSeconds: when nothing was asked of the model for so long, its memory is freed; 0:
/// never
///
/// errors  InvalidRequest with the file's and the field's path: not JSON, an unknown field, a wrong
///         type, a value out of range; Io when it is there but cannot be read
/// thread  any
[[nodiscard]] Result<EngineConfig> readConfigFile(const std::filesystem::path& file);

inline constexpr int kMaxThreads = 1024;

/// Checks "auto", "cpu", "cuda" or "cuda:N" (not whether such a device is there).
/// errors  InvalidRequest
[[nodiscard]] Result<void> checkDeviceName(std::string_view name);

/// Bytes of a memory limit such as "4GB"; must be above 0.
/// errors  InvalidRequest
[[nodiscard]] Result<std::int64_t> parseMemoryLimit(std::string_view text);

/// Modules of a list such as "encoder,decoder"; "none" or an empty text is the empty list.
/// errors  InvalidRequest
[[nodiscard]] Result<std::vector<OffloadModule>> parseOffloadModules(std::string_view text);

}  // namespace audioldm::app
