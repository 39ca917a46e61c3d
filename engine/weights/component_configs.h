// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/weights/model_config.h"

namespace audioldm::engine::weights {

// One reader for each component's JSON file. Each takes the path of the file, gives every key that
// is absent the library's own default where that makes sense, and checks what the keys of this one
// file must satisfy together; readModelConfig checks the components against one another.
//
// throws  EngineException(ModelMissing, ModelInvalid, Io) naming file and key
// thread  any

[[nodiscard]] TextEncoderConfig readTextEncoderConfig(const std::filesystem::path& path);
[[nodiscard]] UnetConfig readUnetConfig(const std::filesystem::path& path);
[[nodiscard]] VaeConfig readVaeConfig(const std::filesystem::path& path);
[[nodiscard]] VocoderConfig readVocoderConfig(const std::filesystem::path& path);
/// Whether diffusers has a scheduler of this name whose config readSchedulerConfig understands.
[[nodiscard]] bool isSchedulerClass(std::string_view className);
[[nodiscard]] SchedulerConfig readSchedulerConfig(const std::filesystem::path& path);

}  // namespace audioldm::engine::weights
