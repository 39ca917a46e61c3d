// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <utility>

#include "engine/api/waveform.h"

namespace audioldm::ui {

/// How loud a sound is to people, in LUFS: weighted by frequency, pauses not counted.
///
/// returns  none for a sound without anything above -70 LUFS, or shorter than 1 sample
/// thread  any; takes about 10 ms a minute
/// Source: ITU-R BS.1770-4, one channel; a sound under 0.4 s is one block
[[nodiscard]] std::optional<double> loudness(const Waveform& waveform);

/// Factors that make two sounds equally loud, by turning the louder one down. Both 1 when one of
/// them is silent.
[[nodiscard]] std::pair<float, float> matchingGains(const Waveform& a, const Waveform& b);

}  // namespace audioldm::ui
