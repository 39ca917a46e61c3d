// SPDX-License-Identifier: MIT
#include "app/common/service_factory.h"

#include <string>

#include "app/common/model_catalogue.h"
#include "engine/audio/disk_sound_files.h"

namespace audioldm::app {

engine::service::ModelResolver makeModelResolver() {
    return [catalogue = ModelCatalogue::ofUser()](const std::string& model) -> Result<std::string> {
        const auto folder = catalogue.resolve(model);
        if (!folder) {
            return folder.error();
        }
        return folder.value().string();
    };
}

std::unique_ptr<engine::service::AudioLDMService> makeGenerationService(
    const engine::service::ServiceSettings& settings, TakeStore& store) {
    return std::make_unique<engine::service::AudioLDMService>(settings, store, makeModelResolver());
}

std::unique_ptr<SoundFiles> makeSoundFiles() {
    return std::make_unique<engine::audio::DiskSoundFiles>();
}

}  // namespace audioldm::app
