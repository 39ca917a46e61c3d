// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <memory>
#include <utility>

#include "engine/api/waveform.h"
#include "ui/player/playback_program.h"

namespace audioldm::ui {

/// What is costly to compute of one or two sounds and stays the same when a loop changes.
struct PreparedSounds {
    std::array<WaveformPtr, 2> sounds;
    std::array<PlaybackFrames, 2> frames;  ///< at `rate`
    std::pair<float, float> gains{1.0F, 1.0F};
    std::int32_t rate = 0;
};

/// What a program is to be made of. Times are seconds.
struct PlaybackOrder {
    std::array<WaveformPtr, 2> sounds;  ///< by PlaybackSide; the second one may be null
    std::int32_t rate = 0;              ///< frames a second of the device
    bool looping = false;
    double loopStart = 0;
    double loopEnd = 0;        ///< at or below loopStart: the whole of the longer sound
    double startSeconds = -1;  ///< below 0: goes on where the program before it is
    PreparedSounds prepared;   ///< of the last order; used where it still fits
};

struct PlaybackParts {
    std::shared_ptr<const PlaybackProgram> program;
    PreparedSounds prepared;
};

/// Whether makeProgram() will have to resample or to measure loudness, which takes about 0.1 s a
/// minute of sound.
[[nodiscard]] bool takesLong(const PlaybackOrder& order);

/// Resamples where the rates differ, matches the loudness of two sounds and cuts the loop.
///
/// thread  any
[[nodiscard]] PlaybackParts makeProgram(const PlaybackOrder& order);

}  // namespace audioldm::ui
