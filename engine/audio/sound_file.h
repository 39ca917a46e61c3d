// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/api/result.h"
#include "engine/api/waveform.h"

namespace audioldm::engine::audio {

/// How samples are stored.
enum class SampleFormat {
    Pcm16,
    Pcm24,
    Float,
};

/// What saving did.
struct SavedFile {
    std::filesystem::path path;
    std::int64_t clippedSamples = 0;  ///< samples beyond full scale, clipped; 0 for float
};

/// Writes a WAV or FLAC file (by the ending) that holds `recipe` (JSON text) as its comment.
///
/// The file appears whole or not at all: it is written beside its target under a temporary name,
/// synced, renamed, and the folder synced. An existing file is replaced only by a whole one.
/// FLAC has no float format: pcm24 is used for it.
/// errors  Io with path and cause (no space, no permission), InvalidRequest for another ending
/// thread  any
[[nodiscard]] Result<SavedFile> saveSoundFile(const std::filesystem::path& path,
                                              const Waveform& waveform, SampleFormat format,
                                              const std::string& recipe);

/// The recipe that a file written by saveSoundFile holds.
/// errors  Io when it cannot be read, InvalidRequest when it holds no recipe of this program
[[nodiscard]] Result<std::string> readRecipe(const std::filesystem::path& path);

}  // namespace audioldm::engine::audio
