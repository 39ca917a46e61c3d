// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace audioldm::ui {

/// Which of two compared sounds is heard.
enum class PlaybackSide : int {
    A,
    B,
};

using PlaybackFrames = std::shared_ptr<const std::vector<float>>;

/// What is played on the two sides of a loop's seam in place of a resampled sound's own frames.
///
/// A resampler takes what lies outside of a sound for silence, so at the seam it would ring where
/// the looped sound has nothing to ring about. These frames come from the sound as it goes round.
/// Empty when nothing was resampled.
struct LoopSeam {
    std::vector<float> beforeEnd;   ///< the loop's last frames
    std::vector<float> afterStart;  ///< its first ones, as they sound after the end
};

/// One sound, ready for the device.
struct PlaybackSound {
    PlaybackFrames frames;  ///< mono, at the program's rate; null: none
    float gain = 1;         ///< matches the loudness of the other sound
    LoopSeam seam;
};

/// All that the device's thread needs to know of what is to be played. Immutable once published.
struct PlaybackProgram {
    std::array<PlaybackSound, 2> sounds;  ///< by PlaybackSide
    std::int32_t rate = 0;                ///< frames a second
    std::int64_t frames = 0;              ///< of the longer one
    bool looping = false;
    std::int64_t loopFirst = 0;
    std::int64_t loopLast = 0;     ///< one past the last frame; above loopFirst
    std::int64_t startFrame = -1;  ///< where it begins; below 0: where the one before it was
};

}  // namespace audioldm::ui
