// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ui/player/playback_program.h"

namespace audioldm::ui {

/// Brings samples to another rate, without delay: frame j is the sound at j / `toRate` seconds.
///
/// returns  round(samples * toRate / fromRate) frames
/// errors  none: empty for rates below 1
/// thread  any
[[nodiscard]] std::vector<float> resample(std::span<const float> samples, std::int32_t fromRate,
                                          std::int32_t toRate);

/// What is to be played around the seam of the loop first <= sample < last of `samples` at
/// `toRate`: the sound as it is when it goes round for ever.
[[nodiscard]] LoopSeam resampledSeam(std::span<const float> samples, std::int64_t first,
                                     std::int64_t last, std::int32_t fromRate, std::int32_t toRate);

/// The frame at `toRate` that is nearest to a sample at `fromRate`.
[[nodiscard]] std::int64_t frameOfSample(std::int64_t sample, std::int32_t fromRate,
                                         std::int32_t toRate);

}  // namespace audioldm::ui
