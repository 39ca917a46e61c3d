// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/api/result.h"
#include "engine/api/waveform.h"
#include "engine/core/atomic_file.h"

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
    std::int64_t invalidSamples = 0;  ///< NaN, written as 0, and infinities, written as full scale
};

/// Whether `path` ends as a sound file that saveSoundFile writes: ".wav" or ".flac", in any case.
/// errors  InvalidRequest
[[nodiscard]] Result<void> checkSoundFileName(const std::filesystem::path& path);

/// Writes a WAV or FLAC file (by the ending) that holds `recipe` (JSON text) as its comment: the
/// text ICMT of a WAV file's LIST/INFO chunk, the COMMENT of a FLAC file.
///
/// The file appears whole or not at all: it is written beside its target under a temporary name,
/// synced, renamed, and the folder synced. An existing file is replaced only by a whole one.
/// FLAC has no float format: pcm24 is used for it.
/// recipe  UTF-8, at most 16 MiB
/// errors  Io with path and cause (no space, no permission, Existing::Keep and a file is there),
///         InvalidRequest for another ending
/// thread  any
[[nodiscard]] Result<SavedFile> saveSoundFile(const std::filesystem::path& path,
                                              const Waveform& waveform, SampleFormat format,
                                              const std::string& recipe,
                                              Existing existing = Existing::Replace);

/// The recipe that a file written by saveSoundFile holds. WAV and FLAC are told apart by their
/// first bytes; the file may come from a stranger.
/// errors  Io when it cannot be read, InvalidRequest when it is damaged or holds no JSON object
[[nodiscard]] Result<std::string> readRecipe(const std::filesystem::path& path);

}  // namespace audioldm::engine::audio
