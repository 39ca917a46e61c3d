// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/service/audioldm_bridge.h"

namespace audioldm::engine::service {

/// What an engine without a model holds; tests put such engines behind the service by the linker.
struct AudioLDMBridge::State {
    EngineConfig config;
    std::optional<ModelInfo> model;

    /// The folder that load() is to load: `folder`, or the configured one when it is empty.
    [[nodiscard]] const std::string& wanted(const std::string& folder) const {
        return folder.empty() ? config.modelPath : folder;
    }
    [[nodiscard]] bool holds(const std::string& folder) const {
        return model && model->folder == folder;
    }
};

}  // namespace audioldm::engine::service
