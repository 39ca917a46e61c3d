// SPDX-License-Identifier: MIT
#include "ui/sound/log_mel_spectrogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "ui/sound/real_fft.h"

namespace audioldm::ui {

namespace {

constexpr double kModelRate = 16000;
constexpr double kModelWindow = 1024;
constexpr double kWindowSeconds = kModelWindow / kModelRate;
constexpr double kHopSeconds = 160 / kModelRate;
constexpr double kHighestHertz = 8000;
constexpr float kFloor = 1e-5F;
constexpr float kDecibels80 = 9.21034F;  // ln(10^(80/20))
/// A sine of -40 dB full scale reaches about this value; without it hiss would fill a silent take.
constexpr float kQuietestTop = -2.3F;
constexpr std::int64_t kMeanOf = 4;

// Slaney's scale: linear to 1000 Hz (200/3 Hz a mel), logarithmic above.
constexpr double kLinearHertz = 200.0 / 3;
constexpr double kBreakHertz = 1000;
constexpr double kBreakMel = kBreakHertz / kLinearHertz;
const double kLogStep = std::log(6.4) / 27;

double melOfHertz(double hertz) {
    return hertz < kBreakHertz ? hertz / kLinearHertz
                               : kBreakMel + std::log(hertz / kBreakHertz) / kLogStep;
}

double hertzOfMel(double mel) {
    return mel < kBreakMel ? mel * kLinearHertz
                           : kBreakHertz * std::exp(kLogStep * (mel - kBreakMel));
}

/// Index of a sample as a sound goes on when it is reflected at both ends, its end samples once.
std::int64_t reflected(std::int64_t index, std::int64_t count) {
    if (count == 1) {
        return 0;
    }
    const std::int64_t period = 2 * (count - 1);
    index = ((index % period) + period) % period;
    return index < count ? index : period - index;
}

std::vector<float> hann(std::size_t size) {
    std::vector<float> window(size);
    for (std::size_t i = 0; i < size; ++i) {
        const double phase =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
        window[i] = static_cast<float>(0.5 - 0.5 * std::cos(phase));
    }
    return window;
}

/// The windowed samples around `centre`, followed by zeros.
void cutFrame(const std::vector<float>& samples, std::int64_t centre,
              const std::vector<float>& window, std::vector<float>& frame) {
    const auto count = static_cast<std::int64_t>(samples.size());
    const std::int64_t first = centre - static_cast<std::int64_t>(window.size()) / 2;
    for (std::size_t i = 0; i < window.size(); ++i) {
        std::int64_t index = first + static_cast<std::int64_t>(i);
        if (index < 0 || index >= count) {
            index = reflected(index, count);
        }
        const float sample = samples[static_cast<std::size_t>(index)];
        frame[i] = std::isfinite(sample) ? sample * window[i] : 0.0F;
    }
}

}  // namespace

std::vector<MelFilter> melFilters(int fftSize, double sampleRate) {
    const double topMel = melOfHertz(kHighestHertz);
    std::array<double, kMelBins + 2> corners{};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        corners[i] = hertzOfMel(topMel * static_cast<double>(i) / (kMelBins + 1));
    }
    std::vector<MelFilter> filters(kMelBins);
    const double hertzPerBin = sampleRate / fftSize;
    for (std::size_t bin = 0; bin < filters.size(); ++bin) {
        const double low = corners[bin];
        const double peak = corners[bin + 1];
        const double high = corners[bin + 2];
        MelFilter& filter = filters[bin];
        filter.first = static_cast<int>(std::ceil(low / hertzPerBin));
        for (int k = filter.first; k <= fftSize / 2 && k * hertzPerBin < high; ++k) {
            const double hertz = k * hertzPerBin;
            const double rise = (hertz - low) / (peak - low);
            const double fall = (high - hertz) / (high - peak);
            const double weight = std::max(0.0, std::min(rise, fall)) * 2 / (high - low);
            filter.weights.push_back(static_cast<float>(weight));
        }
    }
    return filters;
}

LogMel logMelOf(const Waveform& waveform, const std::function<bool()>& stopped) {
    LogMel mel;
    if (waveform.samples.empty() || waveform.sampleRate <= 0) {
        return mel;
    }
    const double rate = waveform.sampleRate;
    const auto windowSize =
        static_cast<std::size_t>(std::max(2.0, std::round(kWindowSeconds * rate)));
    const std::int64_t hop = std::max<std::int64_t>(1, std::llround(kHopSeconds * rate));
    RealFft fft(std::max<std::size_t>(4, std::bit_ceil(windowSize)));
    const std::vector<MelFilter> filters = melFilters(static_cast<int>(fft.size()), rate);
    const std::vector<float> window = hann(windowSize);
    // A longer window sums up more, and closer bins add up more often: brought back to what the
    // model's own window gives.
    const double binHertz = rate / static_cast<double>(fft.size());
    const auto scale = static_cast<float>(kModelWindow / static_cast<double>(windowSize) *
                                          binHertz / (kModelRate / kModelWindow));

    const auto count = static_cast<std::int64_t>(waveform.samples.size());
    mel.frames = (count + hop - 1) / hop;
    mel.secondsPerFrame = static_cast<double>(hop) / rate;
    mel.values.resize(static_cast<std::size_t>(mel.frames) * kMelBins);
    std::vector<float> frame(fft.size(), 0.0F);
    std::vector<float> spectrum(fft.size() / 2 + 1);
    float* row = mel.values.data();
    for (std::int64_t t = 0; t < mel.frames; ++t, row += kMelBins) {
        if (t % 64 == 0 && stopped && stopped()) {
            return {};
        }
        cutFrame(waveform.samples, t * hop, window, frame);
        fft.magnitudes(frame, spectrum);
        for (std::size_t bin = 0; bin < kMelBins; ++bin) {
            const MelFilter& filter = filters[bin];
            float sum = 0;
            for (std::size_t k = 0; k < filter.weights.size(); ++k) {
                sum += filter.weights[k] * spectrum[static_cast<std::size_t>(filter.first) + k];
            }
            row[bin] = std::log(std::max(sum * scale, kFloor));
        }
    }
    return mel;
}

std::vector<std::uint8_t> melBrightness(std::span<const float> logMel) {
    float top = kQuietestTop;
    for (const float value : logMel) {
        // Not std::max: a value that is not a number must not win.
        if (value > top && std::isfinite(value)) {
            top = value;
        }
    }
    std::vector<std::uint8_t> brightness(logMel.size());
    for (std::size_t i = 0; i < logMel.size(); ++i) {
        const float part = 1 + (logMel[i] - top) / kDecibels80;
        brightness[i] = part > 0 ? static_cast<std::uint8_t>(std::min(part, 1.0F) * 255 + 0.5F) : 0;
    }
    return brightness;
}

LogMelSpectrogram::LogMelSpectrogram(const LogMel& mel)
    : m_frames(mel.frames),
      m_secondsPerFrame(mel.secondsPerFrame) {
    if (m_frames == 0) {
        return;
    }
    m_levels.push_back({m_frames, melBrightness(mel.values)});
    while (m_levels.back().frames >= 2 * kMeanOf) {
        const Level& fine = m_levels.back();
        Level coarse{fine.frames / kMeanOf, {}};
        coarse.values.resize(static_cast<std::size_t>(coarse.frames) * kMelBins);
        for (std::size_t i = 0; i < coarse.values.size(); ++i) {
            const std::size_t first = (i / kMelBins) * kMeanOf * kMelBins + i % kMelBins;
            int sum = kMeanOf / 2;
            for (std::size_t k = 0; k < kMeanOf; ++k) {
                sum += fine.values[first + k * kMelBins];
            }
            coarse.values[i] = static_cast<std::uint8_t>(sum / kMeanOf);
        }
        m_levels.push_back(std::move(coarse));
    }
}

LogMelSpectrogram::Column LogMelSpectrogram::interpolated(double frame) const {
    const Level& level = m_levels.front();
    const double place = std::clamp(frame - 0.5, 0.0, static_cast<double>(level.frames - 1));
    const auto before = static_cast<std::int64_t>(place);
    const std::int64_t after = std::min(before + 1, level.frames - 1);
    const auto part = static_cast<float>(place - static_cast<double>(before));
    const std::uint8_t* a = level.values.data() + before * kMelBins;
    const std::uint8_t* b = level.values.data() + after * kMelBins;
    Column column{};
    for (std::size_t bin = 0; bin < kMelBins; ++bin) {
        column[bin] = static_cast<float>(a[bin]) * (1 - part) + static_cast<float>(b[bin]) * part;
    }
    return column;
}

LogMelSpectrogram::Column LogMelSpectrogram::column(double first, double last) const {
    first = std::clamp(first, 0.0, static_cast<double>(m_frames));
    last = std::clamp(last, 0.0, static_cast<double>(m_frames));
    if (m_frames == 0) {
        return {};
    }
    if (last - first < 1) {
        return interpolated((first + last) / 2);
    }
    // The level of which a few entries cover the stretch.
    std::size_t depth = 0;
    double scale = 1;
    while (depth + 1 < m_levels.size() && (last - first) / scale > 2 * kMeanOf) {
        ++depth;
        scale *= kMeanOf;
    }
    const Level& level = m_levels[depth];
    const auto begin = std::min(static_cast<std::int64_t>(first / scale), level.frames - 1);
    const auto end =
        std::clamp(static_cast<std::int64_t>(std::ceil(last / scale)), begin + 1, level.frames);
    Column column{};
    for (std::int64_t t = begin; t < end; ++t) {
        const std::uint8_t* row = level.values.data() + t * kMelBins;
        for (std::size_t bin = 0; bin < kMelBins; ++bin) {
            column[bin] += static_cast<float>(row[bin]);
        }
    }
    for (float& value : column) {
        value /= static_cast<float>(end - begin);
    }
    return column;
}

}  // namespace audioldm::ui
