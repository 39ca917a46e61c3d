// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

#include "engine/context/library.h"

namespace audioldm::engine::context {

/// Brings rows and files together after whatever happened since: finishes what a program that
/// ended was saving, removing or restoring; marks takes whose file is gone and those whose file
/// has come back; finishes whole temporary files and moves others into quarantine. Nothing is
/// deleted. What was found is told in the library's notices.
///
/// returns  sound files that no row names, see adoptFiles()
/// throws   EngineException(Io), SQLite::Exception
/// thread   any; takes the work lock
[[nodiscard]] std::vector<std::filesystem::path> reconcile(Library& library);

/// Finishes what owners that are no more were saving. The caller need not hold the work lock.
/// throws   EngineException(Io), SQLite::Exception
void finishSaves(Library& library);

}  // namespace audioldm::engine::context
