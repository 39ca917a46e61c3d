// SPDX-License-Identifier: MIT
#include "ui/widgets/sound_viewport.h"

#include <algorithm>
#include <cmath>

namespace audioldm::ui {

namespace {

/// Part of the row that is left free on either side of what is shown or revealed.
constexpr double kMargin = 0.05;

}  // namespace

double SoundViewport::wholeScale() const {
    return std::max(static_cast<double>(m_samples), 1.0) / m_width;
}

double SoundViewport::closestScale() const {
    return std::min(1 / kClosest, wholeScale());
}

bool SoundViewport::set(double first, double samplesPerPixel) {
    samplesPerPixel = std::clamp(samplesPerPixel, closestScale(), wholeScale());
    const double latest = static_cast<double>(m_samples) - m_width * samplesPerPixel;
    first = std::clamp(first, 0.0, std::max(latest, 0.0));
    const bool changed = first != m_first || samplesPerPixel != m_samplesPerPixel;
    m_first = first;
    m_samplesPerPixel = samplesPerPixel;
    return changed;
}

void SoundViewport::setSound(std::int64_t samples, std::int32_t sampleRate) {
    m_samples = std::max<std::int64_t>(samples, 0);
    m_sampleRate = std::max<std::int32_t>(sampleRate, 1);
    showWhole();
}

void SoundViewport::replaceSound(std::int64_t samples, std::int32_t sampleRate) {
    const bool whole = isWhole();
    const double ratio = static_cast<double>(sampleRate) / m_sampleRate;
    const double first = m_first * ratio;
    const double scale = m_samplesPerPixel * ratio;
    setSound(samples, sampleRate);
    if (!whole) {
        set(first, scale);
    }
}

void SoundViewport::setWidth(double pixels) {
    const bool whole = isWhole();
    m_width = std::max(pixels, 1.0);
    set(m_first, whole ? wholeScale() : m_samplesPerPixel);
}

double SoundViewport::secondsPerPixel() const {
    return m_samplesPerPixel / m_sampleRate;
}

bool SoundViewport::isWhole() const {
    return m_samplesPerPixel >= wholeScale();
}

bool SoundViewport::isClosest() const {
    return m_samplesPerPixel <= closestScale();
}

std::int64_t SoundViewport::boundaryAt(double x) const {
    return std::clamp<std::int64_t>(std::llround(sampleAt(x)), 0, m_samples);
}

bool SoundViewport::zoom(double factor, double x) {
    if (!(factor > 0)) {
        return false;
    }
    const double anchor = sampleAt(x);
    const double scale = std::clamp(m_samplesPerPixel / factor, closestScale(), wholeScale());
    return set(anchor - x * scale, scale);
}

bool SoundViewport::showWhole() {
    return set(0, wholeScale());
}

bool SoundViewport::show(double from, double to) {
    const double length = std::max(to - from, 1.0);
    const double scale = length * (1 + 2 * kMargin) / m_width;
    return set(from - length * kMargin, scale);
}

bool SoundViewport::scrollTo(double first) {
    return set(first, m_samplesPerPixel);
}

bool SoundViewport::reveal(double sample) {
    if (sample >= m_first && sample <= m_first + visibleSamples()) {
        return false;
    }
    return scrollTo(sample - visibleSamples() * kMargin);
}

}  // namespace audioldm::ui
