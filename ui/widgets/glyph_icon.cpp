// SPDX-License-Identifier: MIT
#include "ui/widgets/glyph_icon.h"

#include <array>

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPixmap>

namespace audioldm::ui {

namespace {

// Symbols are drawn on a square of 24 units.
constexpr double kUnits = 24;

void fillPolygon(QPainter& painter, const QPolygonF& polygon) {
    const QPen pen = painter.pen();
    painter.setBrush(pen.color());
    painter.setPen(QPen(pen.color(), 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(polygon);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
}

void fillBar(QPainter& painter, const QRectF& bar) {
    fillPolygon(painter, QPolygonF(bar));
}

void drawLoop(QPainter& painter) {
    QPainterPath path;
    path.moveTo(5, 11);
    path.cubicTo(5, 8, 7, 7, 9, 7);
    path.lineTo(18, 7);
    path.moveTo(19, 13);
    path.cubicTo(19, 16, 17, 17, 15, 17);
    path.lineTo(6, 17);
    painter.drawPath(path);
    painter.drawPolyline(QPolygonF{{15.5, 4}, {18.5, 7}, {15.5, 10}});
    painter.drawPolyline(QPolygonF{{8.5, 14}, {5.5, 17}, {8.5, 20}});
}

void drawSpeaker(QPainter& painter) {
    fillPolygon(painter,
                QPolygonF{{4, 9.5}, {7.5, 9.5}, {11.5, 6}, {11.5, 18}, {7.5, 14.5}, {4, 14.5}});
}

void drawVolume(QPainter& painter) {
    drawSpeaker(painter);
    painter.drawArc(QRectF(10.5, 8.5, 6, 7), -60 * 16, 120 * 16);
    painter.drawArc(QRectF(10, 5.5, 11, 13), -55 * 16, 110 * 16);
}

void drawMuted(QPainter& painter) {
    drawSpeaker(painter);
    painter.drawLine(QPointF(15.5, 9.5), QPointF(20.5, 14.5));
    painter.drawLine(QPointF(20.5, 9.5), QPointF(15.5, 14.5));
}

void drawHeadphones(QPainter& painter) {
    painter.drawArc(QRectF(4.5, 5, 15, 16), 0, 180 * 16);
    fillBar(painter, QRectF(4.5, 13.5, 2.5, 5.5));
    fillBar(painter, QRectF(17, 13.5, 2.5, 5.5));
}

void drawLens(QPainter& painter) {
    painter.drawEllipse(QPointF(10.5, 10.5), 6, 6);
    painter.drawLine(QPointF(15, 15), QPointF(19.5, 19.5));
}

void drawZoom(QPainter& painter, bool in) {
    drawLens(painter);
    painter.drawLine(QPointF(7.8, 10.5), QPointF(13.2, 10.5));
    if (in) {
        painter.drawLine(QPointF(10.5, 7.8), QPointF(10.5, 13.2));
    }
}

void drawZoomWhole(QPainter& painter) {
    painter.drawLine(QPointF(4, 6), QPointF(4, 18));
    painter.drawLine(QPointF(20, 6), QPointF(20, 18));
    painter.drawLine(QPointF(7, 12), QPointF(17, 12));
    painter.drawPolyline(QPolygonF{{9.5, 9.2}, {6.7, 12}, {9.5, 14.8}});
    painter.drawPolyline(QPolygonF{{14.5, 9.2}, {17.3, 12}, {14.5, 14.8}});
}

void drawZoomSelection(QPainter& painter) {
    const QPen pen = painter.pen();
    painter.setPen(QPen(pen.color(), 1.3, Qt::DotLine));
    painter.drawRect(QRectF(4, 6, 16, 12));
    painter.setPen(pen);
    fillBar(painter, QRectF(9, 8.5, 6, 7));
}

void drawWaveform(QPainter& painter, double middle, double scale) {
    constexpr std::array<double, 7> kHeights{2, 5, 8, 3.5, 6.5, 4, 1.5};
    for (std::size_t i = 0; i < kHeights.size(); ++i) {
        const double x = 4.5 + 2.5 * static_cast<double>(i);
        const double half = kHeights[i] * scale;
        painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half));
    }
}

void drawSpectrogram(QPainter& painter, double top, double height) {
    constexpr std::array<double, 4> kWidths{7, 15, 11, 4};
    const double step = height / static_cast<double>(kWidths.size() - 1);
    for (std::size_t i = 0; i < kWidths.size(); ++i) {
        const double y = top + step * static_cast<double>(i);
        painter.drawLine(QPointF(4.5, y), QPointF(4.5 + kWidths[i], y));
    }
}

void drawWarning(QPainter& painter) {
    painter.drawPolygon(QPolygonF{{12, 4.5}, {20.5, 19}, {3.5, 19}});
    painter.drawLine(QPointF(12, 10), QPointF(12, 13.5));
    painter.drawPoint(QPointF(12, 16.4));
}

void drawGlyph(QPainter& painter, Glyph glyph) {
    switch (glyph) {
        case Glyph::ToStart:
            fillBar(painter, QRectF(5.5, 6.5, 1.6, 11));
            fillPolygon(painter, QPolygonF{{18, 6.5}, {18, 17.5}, {9.5, 12}});
            return;
        case Glyph::Play:
            fillPolygon(painter, QPolygonF{{8, 5.5}, {8, 18.5}, {18.5, 12}});
            return;
        case Glyph::Pause:
            fillBar(painter, QRectF(7, 6, 3, 12));
            fillBar(painter, QRectF(14, 6, 3, 12));
            return;
        case Glyph::Stop:
            fillBar(painter, QRectF(7, 7, 10, 10));
            return;
        case Glyph::Loop:
            return drawLoop(painter);
        case Glyph::Volume:
            return drawVolume(painter);
        case Glyph::Muted:
            return drawMuted(painter);
        case Glyph::Device:
            return drawHeadphones(painter);
        case Glyph::ZoomIn:
            return drawZoom(painter, true);
        case Glyph::ZoomOut:
            return drawZoom(painter, false);
        case Glyph::ZoomWhole:
            return drawZoomWhole(painter);
        case Glyph::ZoomSelection:
            return drawZoomSelection(painter);
        case Glyph::Waveform:
            return drawWaveform(painter, 12, 1);
        case Glyph::Spectrogram:
            return drawSpectrogram(painter, 6.5, 11);
        case Glyph::Both:
            drawWaveform(painter, 8, 0.5);
            return drawSpectrogram(painter, 14.5, 5.5);
        case Glyph::Warning:
            return drawWarning(painter);
    }
}

class GlyphEngine final : public QIconEngine {
public:
    explicit GlyphEngine(Glyph glyph)
        : m_glyph(glyph) {}

    [[nodiscard]] QIconEngine* clone() const override { return new GlyphEngine(m_glyph); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State /*state*/) override {
        const QPalette palette = QGuiApplication::palette();
        const QPalette::ColorGroup group =
            mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor color = palette.color(
            group, mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / kUnits, rect.height() / kUnits);
        painter->setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        drawGlyph(*painter, m_glyph);
        painter->restore();
    }

    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

private:
    Glyph m_glyph;
};

}  // namespace

QIcon glyphIcon(Glyph glyph) {
    return QIcon(new GlyphEngine(glyph));
}

}  // namespace audioldm::ui
