// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/api/generation_request.h"
#include "engine/api/task.h"

namespace audioldm::engine::context {

/// Parameters as the library keeps them and as files of presets hold them; the names are those of
/// a task's params, the prompt is among them:
///
/// {"prompt": "...", "negativePrompt": "", "diffusionSteps": 25, "guidanceScale": 3.5,
///  "duration": 5.0, "seed": 7, "count": 1, "scheduler": "ddim", "eta": 0,
///  "guidanceInterval": [0, 1], "guidanceRescale": 0}
///
/// What is not set is not there.
[[nodiscard]] nlohmann::ordered_json paramsToJson(const TaskParams& params);

/// path    of the object, for messages
/// throws  EngineException(InvalidRequest) with the field's path: an unknown field, a wrong type, a
///         value out of range
[[nodiscard]] TaskParams paramsFromJson(const nlohmann::json& object, const std::string& path);

}  // namespace audioldm::engine::context
