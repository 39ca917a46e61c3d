// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "engine/api/waveform.h"

namespace audioldm::ui::test {

inline WaveformPtr sineSound(double hertz, double seconds, int rate = 16000,
                             double amplitude = 0.5) {
    auto sound = std::make_shared<Waveform>();
    sound->sampleRate = rate;
    const auto count = static_cast<std::size_t>(std::llround(seconds * rate));
    for (std::size_t i = 0; i < count; ++i) {
        const double phase = 2 * std::numbers::pi * hertz * static_cast<double>(i) / rate;
        sound->samples.push_back(static_cast<float>(amplitude * std::sin(phase)));
    }
    return sound;
}

inline WaveformPtr noiseSound(double seconds, int rate = 16000, float deviation = 0.2F,
                              unsigned seed = 1) {
    auto sound = std::make_shared<Waveform>();
    sound->sampleRate = rate;
    std::mt19937 engine(seed);
    std::normal_distribution<float> normal(0.0F, deviation);
    sound->samples.resize(static_cast<std::size_t>(std::llround(seconds * rate)));
    for (float& sample : sound->samples) {
        sample = normal(engine);
    }
    return sound;
}

/// Sample i is i / count: every sample tells where it stands.
inline WaveformPtr rampSound(std::size_t count, int rate = 16000) {
    auto sound = std::make_shared<Waveform>();
    sound->sampleRate = rate;
    sound->samples.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        sound->samples[i] = static_cast<float>(i) / static_cast<float>(count);
    }
    return sound;
}

}  // namespace audioldm::ui::test
