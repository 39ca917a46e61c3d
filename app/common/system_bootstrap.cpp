// SPDX-License-Identifier: MIT
#include "app/common/system_bootstrap.h"

#include <utility>

#include "app/common/library_access.h"
#include "app/common/service_factory.h"

namespace audioldm::app {

Result<std::unique_ptr<SystemBootstrap>> SystemBootstrap::start(const SystemSettings& settings) {
    std::unique_ptr<SystemBootstrap> system(new SystemBootstrap);
    engine::service::ServiceRegistry& registry = system->m_registry;
    registry.require<GenerationService>("GenerationService");
    registry.require<engine::service::AudioLDMService>("AudioLDMService");
    registry.require<SoundFiles>("SoundFiles");

    system->m_soundFiles = makeSoundFiles();
    registry.add<SoundFiles>(*system->m_soundFiles);

    if (settings.library == LibraryUse::Open) {
        registry.require<TakeLibrary>("TakeLibrary");
        registry.require<TakeStore>("TakeStore");
        auto library = openLibrary(settings.libraryFolder);
        if (!library) {
            return library.error();
        }
        system->m_library = std::move(library).value();
        registry.add<TakeLibrary>(*system->m_library);
        registry.add<TakeStore>(*system->m_library);
    }

    TakeStore& store = system->m_library ? static_cast<TakeStore&>(*system->m_library)
                                         : static_cast<TakeStore&>(system->m_noStore);
    system->m_generation = makeGenerationService(settings.service, store);
    registry.add<GenerationService>(*system->m_generation);
    registry.add<engine::service::AudioLDMService>(*system->m_generation);

    if (const auto sealed = registry.seal(); !sealed) {
        return sealed.error();
    }
    return system;
}

}  // namespace audioldm::app
