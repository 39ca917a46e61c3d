// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>

#include "engine/api/result.h"
#include "engine/context/context_manager.h"

namespace audioldm::app {

/// Where the user's takes are: library below userDataFolder(); empty when there is no such folder.
[[nodiscard]] std::filesystem::path libraryFolder();

/// The presets that come with the program, in ../share/audioldm-studio as seen from its folder;
/// empty when they are not there.
[[nodiscard]] std::filesystem::path builtInPresetsFolder();

/// Opens or makes the library in a folder; empty: that of the user.
/// errors  Io, InvalidRequest, see ContextManager::open()
[[nodiscard]] Result<std::unique_ptr<engine::context::ContextManager>> openLibrary(
    const std::filesystem::path& folder = {});

}  // namespace audioldm::app
