// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QImage>
#include <QPalette>
#include <QRect>
#include <QString>

#include "ui/sound/sound_analysis.h"
#include "ui/widgets/sound_tiles.h"
#include "ui/widgets/sound_viewport.h"
#include "ui/widgets/waveform_view.h"

namespace audioldm::ui {

/// What a waveform view shows at this moment. Positions are samples.
struct WaveformScene {
    QRect area;  ///< of the sound, below the ruler
    WaveformView::Display display = WaveformView::Display::Waveform;
    double playhead = 0;
    std::int64_t selectionFirst = 0;
    std::int64_t selectionLast = 0;  ///< at or below the first one: nothing is selected
    bool focused = false;
    double gridSamples = 0;  ///< between two lines of the ruler
};

/// Draws the sound of a waveform view, from tiles that it keeps.
class WaveformPainter {
public:
    /// Colours are made anew, tiles drawn anew.
    void setPalette(const QPalette& palette);
    /// The sound, its spectrogram or the size of a pixel changed: tiles are drawn anew.
    void forgetTiles();

    [[nodiscard]] const SoundColors& colors() const { return m_colors; }
    [[nodiscard]] const SpectrogramColors& spectrogramColors() const { return m_spectrogramColors; }

    /// The sound with everything on it.
    void paintSound(QPainter& painter, const WaveformScene& scene, const SoundViewport& viewport,
                    const SoundAnalysis& analysis);
    /// A sound as it forms, with a caption.
    void paintForming(QPainter& painter, const QRect& area, const QImage& image,
                      const QString& caption) const;
    /// Two lines in the middle: what is (not) there, and what to do.
    void paintEmpty(QPainter& painter, const QRect& area, const QString& title,
                    const QString& hint) const;
    void paintFrame(QPainter& painter, const QRect& area, bool focused) const;

private:
    void follow(const SoundViewport& viewport, int waveHeight, int spectrumHeight, double ratio);
    void paintWaveform(QPainter& painter, const QRect& lane, const WaveformScene& scene,
                       const SoundViewport& viewport, const PeakPyramid& peaks);
    void paintSpectrogram(QPainter& painter, const QRect& lane, const SoundViewport& viewport,
                          const LogMelSpectrogram& spectrogram);
    void paintGrid(QPainter& painter, const QRect& lane, const WaveformScene& scene,
                   const SoundViewport& viewport) const;
    void paintSelection(QPainter& painter, const WaveformScene& scene,
                        const SoundViewport& viewport) const;
    void paintPlayhead(QPainter& painter, const WaveformScene& scene,
                       const SoundViewport& viewport) const;
    void paintCaption(QPainter& painter, const QRect& area, const QString& text) const;

    SoundColors m_colors;
    SpectrogramColors m_spectrogramColors{};
    SoundTiles m_waveTiles;
    SoundTiles m_spectrumTiles;
    TileLook m_waveLook;
    TileLook m_spectrumLook;
};

}  // namespace audioldm::ui
