// SPDX-License-Identifier: MIT
#include "ui/widgets/waveform_painter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace audioldm::ui {

namespace {

constexpr int kLaneGap = 1;

/// A line one device pixel wide, on a device pixel.
void drawVertical(QPainter& painter, double x, int top, int bottom, const QColor& color,
                  double width) {
    const double ratio = painter.device()->devicePixelRatioF();
    const double pixel = std::round(x * ratio) / ratio;
    const double thick = std::max(1.0, std::round(width * ratio)) / ratio;
    painter.fillRect(QRectF(pixel, top, thick, bottom - top), color);
}

bool sameLook(const TileLook& a, const TileLook& b) {
    return a.samplesPerColumn == b.samplesPerColumn && a.height == b.height &&
           a.pixelRatio == b.pixelRatio;
}

}  // namespace

void WaveformPainter::setPalette(const QPalette& palette) {
    m_colors = soundColors(palette);
    m_spectrogramColors = ui::spectrogramColors(palette);
    forgetTiles();
}

void WaveformPainter::forgetTiles() {
    m_waveTiles.clear();
    m_spectrumTiles.clear();
}

void WaveformPainter::follow(const SoundViewport& viewport, int waveHeight, int spectrumHeight,
                             double ratio) {
    const auto lookOf = [&](int height) {
        return TileLook{viewport.samplesPerPixel() / ratio,
                        static_cast<int>(std::lround(height * ratio)), ratio};
    };
    if (const TileLook look = lookOf(waveHeight); !sameLook(look, m_waveLook)) {
        m_waveLook = look;
        m_waveTiles.clear();
    }
    if (const TileLook look = lookOf(spectrumHeight); !sameLook(look, m_spectrumLook)) {
        m_spectrumLook = look;
        m_spectrumTiles.clear();
    }
}

void WaveformPainter::paintSound(QPainter& painter, const WaveformScene& scene,
                                 const SoundViewport& viewport, const SoundAnalysis& analysis) {
    QRect wave = scene.area;
    QRect spectrum = scene.area;
    if (scene.display == WaveformView::Display::Both) {
        wave.setHeight((scene.area.height() - kLaneGap) / 2);
        spectrum.setTop(wave.bottom() + 1 + kLaneGap);
    }
    follow(viewport, wave.height(), spectrum.height(), painter.device()->devicePixelRatioF());
    painter.fillRect(scene.area, m_colors.background);
    if (scene.display != WaveformView::Display::Spectrogram && analysis.peaks()) {
        paintGrid(painter, wave, scene, viewport);
        paintWaveform(painter, wave, scene, viewport, *analysis.peaks());
    }
    if (scene.display != WaveformView::Display::Waveform) {
        if (analysis.spectrogram()) {
            paintSpectrogram(painter, spectrum, viewport, *analysis.spectrogram());
        } else {
            paintCaption(painter, spectrum,
                         QCoreApplication::translate("audioldm::ui::WaveformView",
                                                     "Computing the spectrogram…"));
        }
    }
    if (scene.display == WaveformView::Display::Both) {
        painter.fillRect(QRect(spectrum.left(), wave.bottom() + 1, spectrum.width(), kLaneGap),
                         m_colors.line);
    }
    paintSelection(painter, scene, viewport);
    paintPlayhead(painter, scene, viewport);
}

void WaveformPainter::paintGrid(QPainter& painter, const QRect& lane, const WaveformScene& scene,
                                const SoundViewport& viewport) const {
    if (scene.gridSamples > 0) {
        const double from = std::floor(viewport.first() / scene.gridSamples);
        const double to = viewport.sampleAt(lane.width());
        for (double i = std::max(from, 1.0); i * scene.gridSamples < to; ++i) {
            drawVertical(painter, lane.left() + viewport.xOf(i * scene.gridSamples), lane.top(),
                         lane.bottom() + 1, m_colors.line, 1);
        }
    }
    painter.fillRect(QRectF(lane.left(), lane.top() + lane.height() / 2.0 - 0.5, lane.width(), 1),
                     m_colors.line);
}

void WaveformPainter::paintWaveform(QPainter& painter, const QRect& lane,
                                    const WaveformScene& /*scene*/, const SoundViewport& viewport,
                                    const PeakPyramid& peaks) {
    const auto first =
        static_cast<std::int64_t>(std::llround(viewport.first() / m_waveLook.samplesPerColumn));
    m_waveTiles.paint(painter, lane, first, [&](std::int64_t column) {
        return waveformTile(peaks, column, m_waveLook, m_colors);
    });
}

void WaveformPainter::paintSpectrogram(QPainter& painter, const QRect& lane,
                                       const SoundViewport& viewport,
                                       const LogMelSpectrogram& spectrogram) {
    const auto first =
        static_cast<std::int64_t>(std::llround(viewport.first() / m_spectrumLook.samplesPerColumn));
    m_spectrumTiles.paint(painter, lane, first, [&](std::int64_t column) {
        return spectrogramTile(spectrogram, viewport.sampleRate(), column, m_spectrumLook,
                               m_spectrogramColors);
    });
}

void WaveformPainter::paintSelection(QPainter& painter, const WaveformScene& scene,
                                     const SoundViewport& viewport) const {
    if (scene.selectionLast <= scene.selectionFirst) {
        return;
    }
    const double left = viewport.xOf(static_cast<double>(scene.selectionFirst));
    const double right = viewport.xOf(static_cast<double>(scene.selectionLast));
    const double width = scene.area.width();
    const double from = std::clamp(left, 0.0, width);
    const double to = std::clamp(right, 0.0, width);
    painter.fillRect(
        QRectF(scene.area.left() + from, scene.area.top(), to - from, scene.area.height()),
        m_colors.selection);
    for (const double edge : {left, right}) {
        if (edge >= 0 && edge <= width) {
            drawVertical(painter, scene.area.left() + edge, scene.area.top(),
                         scene.area.bottom() + 1, m_colors.selectionEdge, 1);
        }
    }
}

void WaveformPainter::paintPlayhead(QPainter& painter, const WaveformScene& scene,
                                    const SoundViewport& viewport) const {
    const double x = viewport.xOf(scene.playhead);
    if (x < 0 || x > scene.area.width()) {
        return;
    }
    // A rim in the background's colour keeps the line apart from a dense spectrogram.
    QColor rim = m_colors.background;
    rim.setAlphaF(0.6F);
    const double left = scene.area.left() + std::min(x, scene.area.width() - 1.0);
    drawVertical(painter, left - 1, scene.area.top(), scene.area.bottom() + 1, rim, 3);
    drawVertical(painter, left, scene.area.top(), scene.area.bottom() + 1, m_colors.playhead, 1);
}

void WaveformPainter::paintForming(QPainter& painter, const QRect& area, const QImage& image,
                                   const QString& caption) const {
    painter.fillRect(area, QColor(m_spectrogramColors[0]));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, image);
    paintCaption(painter, area, caption);
}

void WaveformPainter::paintCaption(QPainter& painter, const QRect& area,
                                   const QString& text) const {
    const QFontMetrics metrics = painter.fontMetrics();
    const int padding = metrics.height() / 3;
    QRect pill(0, 0, metrics.horizontalAdvance(text) + 4 * padding, metrics.height() + 2 * padding);
    pill.moveBottomLeft(area.bottomLeft() + QPoint(2 * padding, -2 * padding));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_colors.line);
    painter.setBrush(m_colors.background);
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2.0,
                            pill.height() / 2.0);
    painter.setPen(m_colors.text);
    painter.drawText(pill, Qt::AlignCenter, text);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void WaveformPainter::paintEmpty(QPainter& painter, const QRect& area, const QString& title,
                                 const QString& hint) const {
    painter.fillRect(area, m_colors.background);
    const int middle = area.center().y();
    painter.fillRect(QRect(area.left(), middle, area.width(), 1), m_colors.line);
    const QFont usual = painter.font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    const int wrap = Qt::TextWordWrap | Qt::AlignHCenter;
    const QRect inner = area.adjusted(24, 8, -24, -8);
    const QRect titleRect = QFontMetrics(large).boundingRect(inner, wrap, title);
    const QRect hintRect = QFontMetrics(usual).boundingRect(inner, wrap, hint);
    const int gap = QFontMetrics(usual).height() / 3;
    const int height = titleRect.height() + gap + hintRect.height();
    const int width = std::max(titleRect.width(), hintRect.width());
    // The line of silence is interrupted where the words stand.
    painter.fillRect(
        QRect(area.center().x() - width / 2 - 16, middle - height / 2 - 4, width + 32, height + 8),
        m_colors.background);
    const int top = middle - height / 2;
    painter.setFont(large);
    painter.setPen(m_colors.text);
    painter.drawText(QRect(inner.left(), top, inner.width(), titleRect.height()), wrap, title);
    painter.setFont(usual);
    painter.setPen(m_colors.faintText);
    painter.drawText(
        QRect(inner.left(), top + titleRect.height() + gap, inner.width(), hintRect.height()), wrap,
        hint);
}

void WaveformPainter::paintFrame(QPainter& painter, const QRect& area, bool focused) const {
    painter.setBrush(Qt::NoBrush);
    if (focused) {
        painter.setPen(QPen(m_colors.wave, 2));
        painter.drawRect(area.adjusted(1, 1, -1, -1));
    }
}

}  // namespace audioldm::ui
