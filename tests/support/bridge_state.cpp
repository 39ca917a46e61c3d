// SPDX-License-Identifier: MIT
#include "tests/support/bridge_state.h"

#include <utility>

namespace audioldm::engine::service {

AudioLDMBridge::AudioLDMBridge(EngineConfig config)
    : m_state(std::make_unique<State>(State{std::move(config), {}})) {}

bool AudioLDMBridge::isLoaded() const {
    return m_state->model.has_value();
}

}  // namespace audioldm::engine::service
