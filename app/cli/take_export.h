// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <optional>

#include "engine/api/context_types.h"
#include "engine/api/result.h"
#include "engine/api/sound_files.h"

namespace audioldm::cli {

/// Where a take goes and how it is stored there.
struct TakeExport {
    std::filesystem::path file;
    std::optional<SoundFormat> format;  ///< none: as in the library
};

/// Adds -o and --format.
void addExportOptions(CLI::App& command, TakeExport& target);

/// Writes the take's sound and recipe to the file, which is replaced only by a whole one. Without a
/// format a file of the same kind is an exact copy.
/// errors  InvalidRequest: another ending; Io with path and cause, also when the take's own file is
///         gone
[[nodiscard]] Result<void> exportTake(const StoredTake& take, const TakeExport& target);

}  // namespace audioldm::cli
