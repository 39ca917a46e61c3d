// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"
#include "engine/api/result.h"

namespace audioldm {

/// All that is needed to make one take again. A sound file of this program holds its own.
struct Recipe {
    GenerationRequest request;  ///< count is 1, the seed is the take's own
    std::string modelName;
    std::string modelHash;  ///< see ModelInfo::hash; 1 to 128 hexadecimal digits
    Precision precision = Precision::Float32;
    Quantization quantization = Quantization::None;
    std::string programVersion;  ///< of the program that made the take
};

/// The recipe as one line of JSON (see recipeFromJson). Texts must be UTF-8.
[[nodiscard]] std::string recipeToJson(const Recipe& recipe);

/// Reads the JSON of a recipe; the text may come from a stranger's file.
///
/// {"recipe": 1, "program": "AudioLDM Studio", "version": "0.1.0", "prompt": "...",
///  "negativePrompt": "", "model": {"name": "...", "hash": "..."}, "seed": 7, "steps": 25,
///  "guidance": 3.5, "duration": 5.0, "scheduler": "ddim", "eta": 0.0,
///  "guidanceInterval": [0.0, 1.0], "guidanceRescale": 0.0, "precision": "fp32",
///  "quantization": "none"}
///
/// Fields that this version does not know are passed over: a newer version may have added them.
/// errors  InvalidRequest with the field's path: not JSON, a newer "recipe" than 1, a field that
///         is missing, of a wrong type or out of range
[[nodiscard]] Result<Recipe> recipeFromJson(const std::string& text);

}  // namespace audioldm
