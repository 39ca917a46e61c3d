// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "engine/api/model_info.h"
#include "engine/api/outcome.h"
#include "engine/api/result.h"

namespace audioldm::engine::service {

/// One component of a model folder.
struct ModuleInfo {
    std::string name;  ///< "text_encoder", "unet", "vae", "vocoder"
    std::int64_t tensors = 0;
    std::int64_t parameters = 0;
    std::int64_t bytes = 0;  ///< of the tensors as stored
    std::string dtype;       ///< "float32"; "float16, float32" where several occur
};

/// What a model folder's configs and the headers of its weight files say.
struct ModelInspection {
    ModelInfo model;
    std::vector<ModuleInfo> modules;
    /// The settings that make up the architecture, in reading order: {"unet.block_out_channels",
    /// "128, 256, 384, 640"}.
    std::vector<std::pair<std::string, std::string>> config;
};

/// How a model folder fits the architecture that its configs describe.
struct ModelVerification {
    ModelInspection inspection;
    std::vector<std::string>
        missing;  ///< tensors that the architecture needs: "unet: conv_in.weight"
    std::vector<std::string> unused;     ///< tensors that nothing needs
    std::vector<std::string> misshapen;  ///< "unet: conv_in.weight is [1, 2], needed is [3, 4]"
    std::vector<std::string>
        nonFinite;                      ///< tensors that hold NaN or an infinity, with their number
    std::vector<std::string> warnings;  ///< what is odd but does no harm

    /// Whether the model can be used as it is.
    [[nodiscard]] bool sound() const {
        return missing.empty() && unused.empty() && misshapen.empty() && nonFinite.empty();
    }
};

/// Reads the configs, the headers of the weight files and the hash; no weights.
/// errors  ModelMissing, ModelInvalid, Io
/// thread  any
[[nodiscard]] Result<ModelInspection> inspectModel(const std::filesystem::path& folder);

/// Checks every tensor of a model: names, shapes, values. What can be listed is listed, not an
/// error. errors  ModelMissing, ModelInvalid, Io: files that cannot be read as a model at all
/// thread  any; a stop is looked at between tensors
[[nodiscard]] Outcome<ModelVerification> verifyModel(const std::filesystem::path& folder,
                                                     std::stop_token stop);

/// Names that GenerationRequest::scheduler may have, the default one first.
[[nodiscard]] std::vector<std::string> knownSchedulers();

}  // namespace audioldm::engine::service
