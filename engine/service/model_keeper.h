// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "engine/api/generation_service.h"
#include "engine/service/audioldm_bridge.h"

namespace audioldm::engine::service {

/// Finds the folder of a model by folder or catalogue name; empty: the default model. Called on the
/// engine thread. errors  ModelMissing
using ModelResolver = std::function<Result<std::string>(const std::string& model)>;

/// Owns the bridge, sees to it that it holds the model that is wanted as the configuration wants
/// it, and tells what becomes of the model.
///
/// thread  engine thread, but for memoryStatus()
class ModelKeeper final {
public:
    using StatusCallback = std::function<void(const ModelStatus&)>;

    ModelKeeper(ModelResolver resolve, StatusCallback onStatus);
    ModelKeeper(const ModelKeeper&) = delete;
    ModelKeeper& operator=(const ModelKeeper&) = delete;
    ~ModelKeeper() = default;

    /// Makes the bridge; call it first. close() gives it up, with all that it holds.
    void open(const EngineConfig& config);
    void close();

    /// The bridge; between open() and close().
    [[nodiscard]] AudioLDMBridge& bridge() { return *m_bridge; }
    [[nodiscard]] Result<std::string> folderOf(const std::string& model) const {
        return m_resolve(model);
    }

    /// Loads the model unless the bridge holds it already.
    /// model            folder or catalogue name; empty: config.modelPath
    /// durationSeconds  of the sounds that will be made, see EngineConfig::typicalDurationSeconds
    /// errors           those of AudioLDMBridge::load()
    [[nodiscard]] Outcome<ModelInfo> provide(const EngineConfig& config, const std::string& model,
                                             double durationSeconds, const std::stop_token& stop,
                                             const ProgressCallback& progress);
    void unload();

    /// Whether a model is held. A run that failed may have lost it.
    [[nodiscard]] bool holdsModel();

    /// Any thread.
    [[nodiscard]] MemoryStatus memoryStatus() const;

private:
    void replaceBridge(const EngineConfig& config);

    const ModelResolver m_resolve;
    const StatusCallback m_onStatus;

    mutable std::mutex m_bridgeMutex;
    // Changed on the engine thread under m_bridgeMutex; read there without it.
    std::unique_ptr<AudioLDMBridge> m_bridge;

    // Engine thread only.
    EngineConfig m_config;  // the bridge's
    std::optional<ModelInfo> m_model;
};

}  // namespace audioldm::engine::service
