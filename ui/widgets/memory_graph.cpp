// SPDX-License-Identifier: MIT
#include "ui/widgets/memory_graph.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/memory_text.h"
#include "ui/widgets/sound_colors.h"

namespace audioldm::ui {

namespace {

constexpr double kHeadroom = 1.12;
/// A limit more than this many times above all else would press all else flat: it is named then,
/// and lies above the graph.
constexpr double kFarLimit = 4;
constexpr double kFarHeadroom = 1.6;
constexpr double kRadius = 4;

/// One line of the graph.
struct LevelLine {
    std::int64_t bytes;
    QString name;
    Qt::PenStyle style;
    QColor color;
    double width;
};

}  // namespace

MemoryGraph::MemoryGraph(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("memoryGraph"));
    // Time runs from left to right, as it does above the sound.
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MemoryGraph::add(double seconds, std::int64_t live) {
    m_history.add(seconds, live);
    update();
}

void MemoryGraph::setLevels(const Levels& levels) {
    m_levels = levels;
    update();
}

QSize MemoryGraph::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 40, 5 * fontMetrics().height()};
}

QSize MemoryGraph::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 12, 4 * fontMetrics().height()};
}

double MemoryGraph::top() const {
    return isLimitFar() ? static_cast<double>(highestUse()) * kFarHeadroom
                        : static_cast<double>(std::max(m_levels.budget, highestUse())) * kHeadroom;
}

std::int64_t MemoryGraph::highestUse() const {
    return std::max(
        {m_levels.planned, m_levels.peak, m_history.highest(), std::int64_t{1024} * 1024});
}

bool MemoryGraph::isLimitFar() const {
    return static_cast<double>(m_levels.budget) > kFarLimit * static_cast<double>(highestUse());
}

double MemoryGraph::yOf(std::int64_t bytes) const {
    if (static_cast<double>(bytes) > top()) {
        return 0;  // Above all that is drawn.
    }
    return height() - 1 - static_cast<double>(bytes) / top() * (height() - 2);
}

void MemoryGraph::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const SoundColors colors = soundColors(palette());
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.setPen(Qt::NoPen);
    painter.fillPath(frame, colors.background);
    painter.save();
    painter.setClipPath(frame);
    paintArea(painter);
    paintLevels(painter);
    painter.restore();
    painter.setPen(colors.line);
    painter.drawPath(frame);
}

void MemoryGraph::paintArea(QPainter& painter) const {
    const auto& values = m_history.values();
    if (values.empty()) {
        return;
    }
    const SoundColors colors = soundColors(palette());
    const auto xOf = [this](double seconds) {
        return width() * (1 - (m_history.now() - seconds) / MemoryHistory::kSpanSeconds);
    };
    // Memory holds its level until it changes: steps, not slopes.
    QPainterPath line;
    line.moveTo(xOf(values.front().seconds), yOf(values.front().live));
    for (std::size_t i = 1; i < values.size(); ++i) {
        line.lineTo(xOf(values[i].seconds), yOf(values[i - 1].live));
        line.lineTo(xOf(values[i].seconds), yOf(values[i].live));
    }
    QPainterPath area = line;
    area.lineTo(xOf(values.back().seconds), height());
    area.lineTo(xOf(values.front().seconds), height());
    area.closeSubpath();
    QColor fill = colors.wave;
    fill.setAlphaF(0.28F);
    painter.fillPath(area, fill);
    painter.setPen(QPen(colors.wave, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
}

std::optional<QRectF> MemoryGraph::placeFor(const QSizeF& size, double line,
                                            const std::vector<double>& lines,
                                            const std::vector<QRectF>& taken) const {
    const QRectF inside = QRectF(rect()).adjusted(kRadius, 1, -kRadius, -1);
    const auto isFree = [&](const QRectF& place) {
        return inside.contains(place) &&
               std::none_of(taken.begin(), taken.end(),
                            [&](const QRectF& other) { return place.intersects(other); }) &&
               std::none_of(lines.begin(), lines.end(), [&](double other) {
                   return other != line && other > place.top() && other < place.bottom();
               });
    };
    // Under its line, above it, or farther right.
    for (double left = inside.left() + 2; left + size.width() < inside.right(); left += 20) {
        for (const double top : {line + 2, line - 2 - size.height()}) {
            const QRectF place(QPointF(left, top), size);
            if (isFree(place)) {
                return place;
            }
        }
    }
    return std::nullopt;
}

void MemoryGraph::paintLevels(QPainter& painter) const {
    const SoundColors colors = soundColors(palette());
    const bool fits = m_levels.planned <= m_levels.budget || m_levels.budget <= 0;
    const std::array<LevelLine, 3> lines{{
        {m_levels.budget,
         MemoryText::tr("limit %1").arg(MemoryText::bytes(m_levels.budget)) +
             (isLimitFar() ? QStringLiteral(" \u2191") : QString()),
         Qt::DashLine, colors.text, 1.4},
        {m_levels.planned, MemoryText::tr("planned %1").arg(MemoryText::bytes(m_levels.planned)),
         Qt::DotLine, fits ? colors.faintText : colors.clip, 1.8},
        {m_levels.peak, MemoryText::tr("peak %1").arg(MemoryText::bytes(m_levels.peak)),
         Qt::SolidLine, colors.faintText, 1},
    }};
    const QFontMetrics metrics = painter.fontMetrics();
    std::vector<QRectF> taken;
    std::vector<double> drawn;
    for (const LevelLine& line : lines) {
        if (line.bytes > 0) {
            drawn.push_back(std::floor(yOf(line.bytes)) + 0.5);
        }
    }
    for (const LevelLine& line : lines) {
        if (line.bytes <= 0) {
            continue;
        }
        const double y = std::floor(yOf(line.bytes)) + 0.5;
        if (y < 1) {
            continue;
        }
        painter.setPen(QPen(line.color, line.width, line.style));
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
    for (const LevelLine& line : lines) {
        if (line.bytes <= 0) {
            continue;
        }
        const double y = std::floor(yOf(line.bytes)) + 0.5;
        const QSizeF size(metrics.horizontalAdvance(line.name) + 6, metrics.height());
        const std::optional<QRectF> found = placeFor(size, y, drawn, taken);
        if (!found) {
            continue;  // The words beside the graph tell it too.
        }
        const QRectF place = *found;
        taken.push_back(place);
        QColor behind = colors.background;
        behind.setAlphaF(0.75F);
        painter.fillRect(place, behind);
        painter.setPen(readableOn(line.color, colors.background, 4.5));
        painter.drawText(place, Qt::AlignCenter, line.name);
    }
}

}  // namespace audioldm::ui
