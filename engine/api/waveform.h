// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace audioldm {

/// One take as the vocoder made it: mono, float32, full scale 1, no normalisation.
/// Immutable once shared; safe to read from any thread.
struct Waveform {
    std::vector<float> samples;   ///< N samples; may lie beyond +-1
    std::int32_t sampleRate = 0;  ///< samples per second, above 0
};

using WaveformPtr = std::shared_ptr<const Waveform>;

}  // namespace audioldm
