// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/audio/sound_file.h"

namespace audioldm::batch {

/// How the takes of a batch are kept.
struct SoundStyle {
    std::string ending = ".wav";  ///< or ".flac"
    engine::audio::SampleFormat format = engine::audio::SampleFormat::Pcm16;
};

/// What the names of a line's files begin with: its id, readable, and a part of its key. Lines of
/// one id have different names, and a line has the same ones in each run.
[[nodiscard]] std::string soundStem(const std::string& taskId, const std::string& key);

/// The name of take `index` (from 0) of `count`: STEM.wav for one take, else STEM-1.wav, ...
[[nodiscard]] std::string soundName(const std::string& stem, int index, int count,
                                    const SoundStyle& style);

}  // namespace audioldm::batch
