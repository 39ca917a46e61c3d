// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/api/engine_config.h"
#include "engine/api/error.h"
#include "engine/api/generation_request.h"

namespace audioldm::test {

/// What the scripted engine does: an AudioLDMBridge without a model, put behind the service by the
/// linker. Each take has `samplesPerSecond` samples a second. Set the functions before the service
/// is made; they are called on the engine thread.
struct EngineScript {
    /// Before a model counts as loaded; an error keeps it from being loaded.
    std::function<std::optional<Error>(const std::string& folder)> onLoad;
    /// Before each step of a take; an error ends the run.
    std::function<std::optional<Error>(const GenerationRequest&, int take, int step)> onStep;
    /// Whether a failed run loses the model.
    bool failureLosesModel = false;

    static constexpr int kSampleRate = 100;

    /// What the engine did, in order: "load a", "make PROMPT seed S", "unload", "close"; "decode
    /// PROMPT seed S" for a take whose latents were kept.
    [[nodiscard]] std::vector<std::string> log() const {
        const std::scoped_lock lock(m_mutex);
        return m_log;
    }
    void note(std::string event) {
        const std::scoped_lock lock(m_mutex);
        m_log.push_back(std::move(event));
    }
    void reset() {
        onLoad = {};
        onStep = {};
        failureLosesModel = false;
        const std::scoped_lock lock(m_mutex);
        m_log.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_log;  // guarded by m_mutex
};

[[nodiscard]] EngineScript& engineScript();

}  // namespace audioldm::test
