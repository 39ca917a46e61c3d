// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <memory>

#include "engine/api/waveform.h"

namespace audioldm::tests {

/// A sound that differs by its seed.
[[nodiscard]] inline WaveformPtr toneOf(std::int64_t seed, std::size_t samples = 1600) {
    auto waveform = std::make_shared<Waveform>();
    waveform->sampleRate = 16000;
    for (std::size_t i = 0; i < samples; ++i) {
        const double pitch = 0.01 + 0.001 * static_cast<double>(seed % 500);
        waveform->samples.push_back(
            static_cast<float>(0.5 * std::sin(pitch * static_cast<double>(i))));
    }
    return waveform;
}

}  // namespace audioldm::tests
