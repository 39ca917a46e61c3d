// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <stop_token>

#include "engine/context/library.h"

namespace audioldm::engine::context {

/// Makes takes of sound files that no row names, from the recipes that they hold. A file that was
/// renamed becomes the file of its take again, one that a damaged database spoke of keeps its name,
/// star and tags. Sound files without a recipe are left alone and told once.
///
/// files    of the library's folder of takes
/// until    the work ends then, between two files
/// returns  how many files were dealt with
/// throws   EngineException(Io), SQLite::Exception
/// thread   any
std::size_t adoptFiles(Library& library, std::span<const std::filesystem::path> files,
                       const std::stop_token& stop, std::chrono::steady_clock::time_point until);

}  // namespace audioldm::engine::context
