// SPDX-License-Identifier: MIT
#include "ui/sound/peak_pyramid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace audioldm::ui {

namespace {

constexpr PeakRange kNothing{std::numeric_limits<float>::infinity(),
                             -std::numeric_limits<float>::infinity()};

void include(PeakRange& range, const PeakRange& other) {
    range.low = std::min(range.low, other.low);
    range.high = std::max(range.high, other.high);
}

}  // namespace

PeakPyramid::PeakPyramid(WaveformPtr waveform)
    : m_waveform(waveform ? std::move(waveform) : std::make_shared<const Waveform>()) {
    const auto count = static_cast<std::int64_t>(m_waveform->samples.size());
    if (count < kBase) {
        return;
    }
    std::vector<PeakRange> level(static_cast<std::size_t>(count / kBase));
    for (std::size_t i = 0; i < level.size(); ++i) {
        const auto first = static_cast<std::int64_t>(i) * kBase;
        level[i] = ofSamples(first, first + kBase);
    }
    while (level.size() >= kFactor) {
        std::vector<PeakRange> next(level.size() / kFactor, kNothing);
        for (std::size_t i = 0; i < next.size(); ++i) {
            for (std::size_t k = 0; k < kFactor; ++k) {
                include(next[i], level[i * kFactor + k]);
            }
        }
        m_levels.push_back(std::move(level));
        level = std::move(next);
    }
    m_levels.push_back(std::move(level));
}

PeakRange PeakPyramid::ofSamples(std::int64_t first, std::int64_t last) const {
    PeakRange range = kNothing;
    const float* samples = m_waveform->samples.data();
    for (std::int64_t i = first; i < last; ++i) {
        const float sample = std::isnan(samples[i]) ? 0.0F : samples[i];
        range.low = std::min(range.low, sample);
        range.high = std::max(range.high, sample);
    }
    return range;
}

PeakRange PeakPyramid::range(std::int64_t first, std::int64_t last) const {
    first = std::max<std::int64_t>(first, 0);
    last = std::min(last, static_cast<std::int64_t>(m_waveform->samples.size()));
    if (first >= last) {
        return {};
    }
    // Both ends are eaten up to where the next coarser level begins; what is left in the middle is
    // whole entries of that level.
    PeakRange range = kNothing;
    std::int64_t begin = (first + kBase - 1) / kBase;
    std::int64_t end = last / kBase;
    if (m_levels.empty() || begin >= end) {
        return ofSamples(first, last);
    }
    include(range, ofSamples(first, begin * kBase));
    include(range, ofSamples(end * kBase, last));
    for (std::size_t depth = 0; depth < m_levels.size() && begin < end; ++depth) {
        const std::vector<PeakRange>& level = m_levels[depth];
        const bool coarsest = depth + 1 == m_levels.size();
        while (begin < end && (coarsest || begin % kFactor != 0)) {
            include(range, level[static_cast<std::size_t>(begin++)]);
        }
        while (begin < end && end % kFactor != 0) {
            include(range, level[static_cast<std::size_t>(--end)]);
        }
        begin /= kFactor;
        end /= kFactor;
    }
    return range;
}

}  // namespace audioldm::ui
