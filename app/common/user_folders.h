// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace audioldm::app {

/// $XDG_CONFIG_HOME/audioldm-studio, else ~/.config/audioldm-studio; empty when neither is set.
/// As the XDG base directory specification says, a relative path in the variable is passed over.
[[nodiscard]] std::filesystem::path userConfigFolder();

/// $XDG_DATA_HOME/audioldm-studio, else ~/.local/share/audioldm-studio; empty when neither is set.
[[nodiscard]] std::filesystem::path userDataFolder();

/// The running program's own file; empty when it cannot be found out.
[[nodiscard]] std::filesystem::path programFile();

/// The folder of the running program; empty when it cannot be found out.
[[nodiscard]] std::filesystem::path programFolder();

}  // namespace audioldm::app
