// SPDX-License-Identifier: MIT
#include "app/common/user_folders.h"

#include <cstdlib>
#include <system_error>

namespace audioldm::app {
namespace {

std::filesystem::path folderFrom(const char* variable, const char* belowHome) {
    if (const char* const chosen = std::getenv(variable);
        chosen != nullptr && std::filesystem::path(chosen).is_absolute()) {
        return std::filesystem::path(chosen) / "audioldm-studio";
    }
    if (const char* const home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        return std::filesystem::path(home) / belowHome / "audioldm-studio";
    }
    return {};
}

}  // namespace

std::filesystem::path userConfigFolder() {
    return folderFrom("XDG_CONFIG_HOME", ".config");
}

std::filesystem::path userDataFolder() {
    return folderFrom("XDG_DATA_HOME", ".local/share");
}

std::filesystem::path programFile() {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

std::filesystem::path programFolder() {
    return programFile().parent_path();
}

}  // namespace audioldm::app
