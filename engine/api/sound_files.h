// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "engine/api/recipe.h"
#include "engine/api/result.h"
#include "engine/api/waveform.h"

namespace audioldm {

/// How samples are stored in a file.
enum class SoundFormat {
    Pcm16,
    Pcm24,
    Float,
};

/// A sound file with what it says of itself.
struct LoadedSound {
    WaveformPtr waveform;
    bool hasRecipe = false;
    Recipe recipe;  ///< when hasRecipe
};

/// Reads and writes sound files for programs that see engine/api only.
///
/// thread  any; takes as long as the disk does
class SoundFiles {
public:
    SoundFiles() = default;
    virtual ~SoundFiles() = default;
    SoundFiles(const SoundFiles&) = delete;
    SoundFiles& operator=(const SoundFiles&) = delete;

    /// Reads any sound file; several channels are mixed to one. errors  Io, InvalidRequest: not a
    /// sound file, damaged, longer than an hour
    [[nodiscard]] virtual Result<LoadedSound> load(const std::string& path) = 0;

    /// Writes a WAV or FLAC file, by its ending, with its recipe; whole or not at all.
    /// Gives back how many samples were clipped. errors  Io, InvalidRequest: another ending
    [[nodiscard]] virtual Result<std::int64_t> save(const std::string& path,
                                                    const Waveform& waveform, const Recipe& recipe,
                                                    SoundFormat format) = 0;
};

}  // namespace audioldm
