// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>

#include "engine/api/result.h"
#include "engine/api/sound_files.h"
#include "engine/context/context_manager.h"
#include "engine/service/audioldm_service.h"
#include "engine/service/no_take_store.h"
#include "engine/service/service_registry.h"

namespace audioldm::app {

/// Whether a program works with the user's library of takes.
enum class LibraryUse {
    Open,
    None,  ///< nothing is stored and no take is known; the library's folder is not even made
};

/// What a program wants of its services.
struct SystemSettings {
    engine::service::ServiceSettings service;
    LibraryUse library = LibraryUse::Open;
    std::filesystem::path libraryFolder;  ///< empty: that of the user
};

/// Makes the services in order, wires them, and ends them in the opposite order: the generation
/// service first, so that whatever it still stores finds its library open. Their one owner.
///
/// The registry offers AudioLDMService, by that name and as the GenerationService that it is, and
/// SoundFiles; with a library TakeLibrary and TakeStore too.
/// thread  made and destroyed by the main thread
class SystemBootstrap final {
public:
    /// errors  those of openLibrary(); Internal: a required service is missing
    [[nodiscard]] static Result<std::unique_ptr<SystemBootstrap>> start(
        const SystemSettings& settings);
    SystemBootstrap(const SystemBootstrap&) = delete;
    SystemBootstrap& operator=(const SystemBootstrap&) = delete;
    ~SystemBootstrap() = default;

    [[nodiscard]] const engine::service::ServiceRegistry& services() const { return m_registry; }

private:
    SystemBootstrap() = default;

    engine::service::ServiceRegistry m_registry;
    // In the order in which they need one another.
    std::unique_ptr<SoundFiles> m_soundFiles;
    std::unique_ptr<engine::context::ContextManager> m_library;  // null: none is open
    engine::service::NoTakeStore m_noStore;
    std::unique_ptr<engine::service::AudioLDMService> m_generation;
};

}  // namespace audioldm::app
