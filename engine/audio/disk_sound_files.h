// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/sound_files.h"
#include "engine/audio/sound_file.h"

namespace audioldm::engine::audio {

/// The interface's format as the writer names it.
[[nodiscard]] SampleFormat sampleFormatOf(SoundFormat format);

/// SoundFiles on the disk: reads what libsndfile reads, writes WAV and FLAC.
class DiskSoundFiles final : public SoundFiles {
public:
    [[nodiscard]] Result<LoadedSound> load(const std::string& path) override;
    /// A recipe without a prompt is none: the file then holds no recipe.
    [[nodiscard]] Result<std::int64_t> save(const std::string& path, const Waveform& waveform,
                                            const Recipe& recipe, SoundFormat format) override;
};

}  // namespace audioldm::engine::audio
