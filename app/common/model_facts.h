// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace audioldm::app {

/// What a list of models shows beside the name.
struct ModelFacts {
    /// As the folder names it: the "license:" line of its README.md, else the first line of its
    /// LICENSE; empty when it names none.
    std::string licence;
    /// All files below the folder.
    std::uintmax_t bytes = 0;
};

/// Never fails: what cannot be read is left out. The texts may come from a stranger.
///
/// thread  any; reads the disk
[[nodiscard]] ModelFacts modelFacts(const std::filesystem::path& folder);

}  // namespace audioldm::app
