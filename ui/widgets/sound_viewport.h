// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace audioldm::ui {

/// Which part of a sound a row of pixels shows: from the whole of it down to single samples.
///
/// Samples and pixels are fractions, x counts from the left edge. Every change keeps the sound in
/// the row: it never begins right of the edge, nor ends left of the other one unless it is shorter.
class SoundViewport {
public:
    /// Pixels a sample at the closest zoom.
    static constexpr double kClosest = 32;

    /// Another sound: the whole of it is shown.
    void setSound(std::int64_t samples, std::int32_t sampleRate);
    /// Another sound in place of this one: the same times are shown, as far as it has them.
    void replaceSound(std::int64_t samples, std::int32_t sampleRate);
    /// What was whole stays whole.
    void setWidth(double pixels);

    [[nodiscard]] bool isEmpty() const { return m_samples == 0; }
    [[nodiscard]] std::int64_t samples() const { return m_samples; }
    [[nodiscard]] std::int32_t sampleRate() const { return m_sampleRate; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double first() const { return m_first; }
    [[nodiscard]] double samplesPerPixel() const { return m_samplesPerPixel; }
    [[nodiscard]] double secondsPerPixel() const;
    [[nodiscard]] double visibleSamples() const { return m_width * m_samplesPerPixel; }
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] bool isClosest() const;

    [[nodiscard]] double xOf(double sample) const { return (sample - m_first) / m_samplesPerPixel; }
    [[nodiscard]] double sampleAt(double x) const { return m_first + x * m_samplesPerPixel; }
    /// The nearest sample boundary that there is: 0 to samples().
    [[nodiscard]] std::int64_t boundaryAt(double x) const;

    /// `factor` above 1 zooms in; the sample under `x` stays there. False: nothing changed.
    bool zoom(double factor, double x);
    bool showWhole();
    /// Shows these samples with a little room on both sides.
    bool show(double from, double to);
    bool scrollTo(double first);
    bool scrollBy(double pixels) { return scrollTo(m_first + pixels * m_samplesPerPixel); }
    /// Scrolls by pages until the sample is in sight.
    bool reveal(double sample);

private:
    [[nodiscard]] double wholeScale() const;
    [[nodiscard]] double closestScale() const;
    bool set(double first, double samplesPerPixel);

    std::int64_t m_samples = 0;
    std::int32_t m_sampleRate = 16000;
    double m_width = 1;
    double m_first = 0;
    double m_samplesPerPixel = 1;
};

}  // namespace audioldm::ui
