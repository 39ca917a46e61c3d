// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>

#include "engine/api/generation_service.h"
#include "engine/api/sound_files.h"
#include "engine/api/take_store.h"
#include "engine/service/audioldm_service.h"

namespace audioldm::app {

/// Makes the services of the programs. The only place besides openLibrary() that names concrete
/// classes. thread  any

/// Names of models mean those of this user's catalogue.
[[nodiscard]] engine::service::ModelResolver makeModelResolver();

/// store  must outlive the service
[[nodiscard]] std::unique_ptr<engine::service::AudioLDMService> makeGenerationService(
    const engine::service::ServiceSettings& settings, TakeStore& store);

[[nodiscard]] std::unique_ptr<SoundFiles> makeSoundFiles();

}  // namespace audioldm::app
