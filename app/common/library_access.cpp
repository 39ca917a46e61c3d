// SPDX-License-Identifier: MIT
#include "app/common/library_access.h"

#include <system_error>

#include "app/common/user_folders.h"

namespace audioldm::app {

std::filesystem::path libraryFolder() {
    const std::filesystem::path data = userDataFolder();
    return data.empty() ? data : data / "library";
}

std::filesystem::path builtInPresetsFolder() {
    const std::filesystem::path folder =
        (programFolder() / ".." / "share" / "audioldm-studio" / "presets").lexically_normal();
    std::error_code ignored;
    return std::filesystem::is_directory(folder, ignored) ? folder : std::filesystem::path();
}

Result<std::unique_ptr<engine::context::ContextManager>> openLibrary(
    const std::filesystem::path& folder) {
    engine::context::ContextSettings settings;
    settings.folder = folder.empty() ? libraryFolder() : folder;
    settings.presets = builtInPresetsFolder();
    if (settings.folder.empty()) {
        return Error{ErrorCode::Io,
                     "There is no place for the library of takes: neither HOME nor XDG_DATA_HOME "
                     "is set. Set one of them, or give a folder.",
                     "HOME"};
    }
    return engine::context::ContextManager::open(settings);
}

}  // namespace audioldm::app
