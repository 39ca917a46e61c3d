// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/api/waveform.h"

namespace audioldm::ui {

/// Least and greatest of some samples.
struct PeakRange {
    float low = 0;
    float high = 0;

    friend bool operator==(const PeakRange&, const PeakRange&) = default;
};

/// Whether a range holds a sample beyond full scale, which files of whole numbers have to clip.
[[nodiscard]] constexpr bool isClipped(const PeakRange& range) {
    return range.low < -1.0F || range.high > 1.0F;
}

/// Least and greatest sample of any stretch of a sound, in a time that hardly grows with the
/// stretch: pairs for each 64 samples, and for each 8 pairs of the level below.
///
/// Samples that are not numbers count as 0. Immutable once made; safe to read from any thread.
class PeakPyramid {
public:
    /// Reads all samples once: about 4 ms for a minute at 16 kHz, so long sounds belong on a worker
    /// (see SoundWorker).
    explicit PeakPyramid(WaveformPtr waveform);

    /// The samples that it was made of; never null.
    [[nodiscard]] const WaveformPtr& waveform() const { return m_waveform; }

    /// Exactly the least and greatest of the samples first <= i < last that there are; 0 and 0
    /// when there is none.
    [[nodiscard]] PeakRange range(std::int64_t first, std::int64_t last) const;

private:
    static constexpr std::int64_t kBase = 64;
    static constexpr std::int64_t kFactor = 8;

    [[nodiscard]] PeakRange ofSamples(std::int64_t first, std::int64_t last) const;

    WaveformPtr m_waveform;
    std::vector<std::vector<PeakRange>> m_levels;  ///< [0]: of kBase samples each
};

}  // namespace audioldm::ui
