// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/api/waveform.h"

namespace audioldm::ui {

/// Bins of the model's mel spectrograms, 0 to 8000 Hz.
inline constexpr int kMelBins = 64;

/// Natural logarithm of the mel spectrum of a sound at equal steps of time, as the model sees it:
/// window 1024 and hop 160 samples at 16 kHz (the same times at other rates), periodic Hann,
/// reflected ends, magnitude, 64 triangles on Slaney's scale from 0 to 8000 Hz, floor 1e-5.
///
/// Source: AudioLDM, utilities/audio (TacotronSTFT); librosa.filters.mel
struct LogMel {
    std::int64_t frames = 0;
    double secondsPerFrame = 0;
    std::vector<float> values;  ///< [frames, kMelBins], row by row
};

/// Computes the spectrum: about 0.1 s a minute of sound, so long sounds belong on a worker.
/// `stopped` is asked between rows; what is there by then is thrown away and nothing given back.
///
/// returns  ceil(samples / hop) frames; none for no samples or no rate
[[nodiscard]] LogMel logMelOf(const Waveform& waveform, const std::function<bool()>& stopped = {});

/// The weights of one mel bin on the bins of a spectrum.
struct MelFilter {
    int first = 0;  ///< spectrum bin of weights[0]
    std::vector<float> weights;
};

/// kMelBins filters over a spectrum of `fftSize` / 2 + 1 bins at `sampleRate`.
[[nodiscard]] std::vector<MelFilter> melFilters(int fftSize, double sampleRate);

/// Brightness 0 to 255 of each value of a log-mel: 0 is 80 dB below the loudest value (which
/// counts as at least -40 dB full scale, so that silence stays dark), 255 the loudest.
class LogMelSpectrogram {
public:
    using Column = std::array<float, kMelBins>;

    LogMelSpectrogram() = default;
    explicit LogMelSpectrogram(const LogMel& mel);

    [[nodiscard]] std::int64_t frames() const { return m_frames; }
    [[nodiscard]] double secondsPerFrame() const { return m_secondsPerFrame; }

    /// Mean brightness of the frames first <= t < last (fractions count), bin 0 the lowest pitch.
    /// A stretch shorter than a frame is interpolated at its middle. Takes a time that hardly
    /// grows with the stretch.
    [[nodiscard]] Column column(double first, double last) const;

private:
    struct Level {
        std::int64_t frames = 0;
        std::vector<std::uint8_t> values;  ///< [frames, kMelBins]
    };

    [[nodiscard]] Column interpolated(double frame) const;

    std::int64_t m_frames = 0;
    double m_secondsPerFrame = 0;
    std::vector<Level> m_levels;  ///< each entry the mean of 4 of the level before
};

/// The brightness that LogMelSpectrogram gives to each of these values.
[[nodiscard]] std::vector<std::uint8_t> melBrightness(std::span<const float> logMel);

}  // namespace audioldm::ui
