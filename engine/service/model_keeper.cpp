// SPDX-License-Identifier: MIT
#include "engine/service/model_keeper.h"

#include <tuple>
#include <utility>

namespace audioldm::engine::service {
namespace {

/// What a loaded model depends on.
auto computeSettings(const EngineConfig& config) {
    return std::tie(config.maxMemoryBytes, config.quantization, config.useHalfPrecision,
                    config.offloadModules, config.precision, config.device, config.threads);
}

}  // namespace

ModelKeeper::ModelKeeper(ModelResolver resolve, StatusCallback onStatus)
    : m_resolve(std::move(resolve)),
      m_onStatus(std::move(onStatus)) {}

void ModelKeeper::open(const EngineConfig& config) {
    replaceBridge(config);
}

void ModelKeeper::close() {
    m_model.reset();
    std::unique_ptr<AudioLDMBridge> bridge;
    const std::scoped_lock lock(m_bridgeMutex);
    bridge.swap(m_bridge);
}

Outcome<ModelInfo> ModelKeeper::provide(const EngineConfig& config, const std::string& model,
                                        double durationSeconds, const std::stop_token& stop,
                                        const ProgressCallback& progress) {
    ModelStatus status;
    status.model = model.empty() ? config.modelPath : model;
    const Result<std::string> folder = m_resolve(status.model);
    if (folder.ok() && holdsModel() && m_config.modelPath == folder.value() &&
        computeSettings(config) == computeSettings(m_config)) {
        return *m_model;
    }
    if (!folder) {
        status.state = ModelState::Failed;
        status.error = folder.error();
        m_onStatus(status);
        return folder.error();
    }
    EngineConfig wanted = config;
    wanted.modelPath = folder.value();
    wanted.typicalDurationSeconds = durationSeconds;
    replaceBridge(wanted);
    status.state = ModelState::Loading;
    m_onStatus(status);
    auto loaded = m_bridge->load({}, stop, [&](const Progress& now) {
        if (now.steps > 0) {
            status.loadedPart = static_cast<double>(now.step) / now.steps;
            m_onStatus(status);
        }
        progress(now);
    });
    status.state = ModelState::None;
    if (const auto* const info = std::get_if<ModelInfo>(&loaded)) {
        m_model = *info;
        status.state = ModelState::Loaded;
        status.loadedPart = 1;
        status.info = *info;
    } else if (const auto* const error = std::get_if<Error>(&loaded)) {
        status.state = ModelState::Failed;
        status.error = *error;
    }
    m_onStatus(status);
    return loaded;
}

void ModelKeeper::unload() {
    if (m_bridge) {
        m_bridge->unload();
    }
    m_model.reset();
    m_onStatus({});
}

bool ModelKeeper::holdsModel() {
    if (m_model && (!m_bridge || !m_bridge->isLoaded())) {
        m_model.reset();
        m_onStatus({});
    }
    return m_model.has_value();
}

MemoryStatus ModelKeeper::memoryStatus() const {
    const std::scoped_lock lock(m_bridgeMutex);
    return m_bridge ? m_bridge->memoryStatus() : MemoryStatus{};
}

void ModelKeeper::replaceBridge(const EngineConfig& config) {
    // The old one goes first: two models may not fit.
    close();
    auto bridge = std::make_unique<AudioLDMBridge>(config);
    m_config = config;
    const std::scoped_lock lock(m_bridgeMutex);
    m_bridge = std::move(bridge);
}

}  // namespace audioldm::engine::service
