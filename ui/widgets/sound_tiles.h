// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>

#include <QHash>
#include <QImage>
#include <QRectF>

#include "ui/sound/log_mel_spectrogram.h"
#include "ui/sound/peak_pyramid.h"
#include "ui/sound/spectrogram_colors.h"
#include "ui/widgets/sound_colors.h"

class QPainter;

namespace audioldm::ui {

/// Keeps what was drawn of a long picture in pieces, so that scrolling draws what is new alone.
///
/// Columns are device pixels, counted from the beginning of the sound.
class SoundTiles {
public:
    static constexpr int kColumns = 256;

    /// Draws the tile of kColumns columns from `firstColumn` on, as high as the lane.
    using Draw = std::function<QImage(std::int64_t firstColumn)>;

    void clear() { m_tiles.clear(); }

    /// Paints the columns from `firstColumn` on over `lane` (logical pixels).
    void paint(QPainter& painter, const QRectF& lane, std::int64_t firstColumn, const Draw& draw);

private:
    QHash<std::int64_t, QImage> m_tiles;
};

/// Everything that decides how a tile looks. Sizes are device pixels.
struct TileLook {
    double samplesPerColumn = 1;
    int height = 0;
    double pixelRatio = 1;
};

/// The waveform: from the least to the greatest sample of each column, or the single samples where
/// there is room for them; marks at the edges where samples lie beyond full scale.
[[nodiscard]] QImage waveformTile(const PeakPyramid& peaks, std::int64_t firstColumn,
                                  const TileLook& look, const SoundColors& colors);

/// The spectrogram, low pitches at the bottom.
[[nodiscard]] QImage spectrogramTile(const LogMelSpectrogram& spectrogram, std::int32_t sampleRate,
                                     std::int64_t firstColumn, const TileLook& look,
                                     const SpectrogramColors& colors);

/// Height of the marks for samples beyond full scale, in logical pixels.
inline constexpr double kClipMarkHeight = 4;

}  // namespace audioldm::ui
