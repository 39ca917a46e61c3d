// SPDX-License-Identifier: MIT
#include "ui/widgets/time_ruler.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QEvent>
#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include "ui/widgets/sound_colors.h"
#include "ui/widgets/time_text.h"

namespace audioldm::ui {

namespace {

constexpr int kPadding = 4;
constexpr double kHandle = 5;
constexpr double kFinestStep = 1e-6;

}  // namespace

RulerSteps rulerSteps(double secondsPerPixel, double labelPixels) {
    const double least = std::max(secondsPerPixel * labelPixels, kFinestStep);
    if (least <= 1) {
        // 1, 2 and 5 of each power of ten.
        const int power = static_cast<int>(std::floor(std::log10(least) + 1e-9));
        for (const int digit : {1, 2, 5, 10}) {
            const double step = digit * std::pow(10.0, power);
            if (step >= least * (1 - 1e-9)) {
                const int decimals = digit == 10 ? -power - 1 : -power;
                return {step, digit == 2 ? 4 : 5, std::max(decimals, 0)};
            }
        }
    }
    // Steps that divide minutes and hours.
    struct Step {
        double seconds;
        int ticks;
    };
    constexpr std::array<Step, 13> kSteps{{{1, 5},
                                           {2, 4},
                                           {5, 5},
                                           {10, 5},
                                           {15, 3},
                                           {30, 6},
                                           {60, 6},
                                           {120, 4},
                                           {300, 5},
                                           {600, 5},
                                           {900, 3},
                                           {1800, 6},
                                           {3600, 6}}};
    for (const Step& step : kSteps) {
        if (step.seconds >= least) {
            return {step.seconds, step.ticks, 0};
        }
    }
    return {std::ceil(least / 3600) * 3600, 4, 0};
}

TimeRuler::TimeRuler(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("timeRuler"));
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void TimeRuler::retranslate() {
    setAccessibleName(tr("Time ruler"));
    setToolTip(tr("Click to play from here"));
}

void TimeRuler::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

void TimeRuler::setRange(double firstSeconds, double secondsPerPixel, double duration) {
    m_first = firstSeconds;
    m_secondsPerPixel = secondsPerPixel;
    m_duration = duration;
    update();
}

void TimeRuler::setPlayhead(double seconds) {
    const auto strip = [this](double x) {
        update(static_cast<int>(x - kHandle) - 2, 0, static_cast<int>(2 * kHandle) + 4, height());
    };
    strip(xOf(m_playhead));
    m_playhead = seconds;
    strip(xOf(m_playhead));
}

RulerSteps TimeRuler::steps() const {
    // The widest label that can come up, and as much room again.
    const QString widest = TimeText::clock(std::max(m_duration, 60.0), 3);
    return rulerSteps(m_secondsPerPixel, fontMetrics().horizontalAdvance(widest) * 1.6);
}

QSize TimeRuler::sizeHint() const {
    return {200, minimumSizeHint().height()};
}

QSize TimeRuler::minimumSizeHint() const {
    return {40, fontMetrics().height() + 2 * kPadding + 2};
}

double TimeRuler::xOf(double seconds) const {
    return (seconds - m_first) / m_secondsPerPixel;
}

void TimeRuler::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const SoundColors colors = soundColors(palette());
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(colors.line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (m_duration > 0) {
        paintLabels(painter);
        paintPlayhead(painter);
    }
}

void TimeRuler::paintLabels(QPainter& painter) const {
    const RulerSteps steps = this->steps();
    const QColor background = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    const QColor label = readableOn(blended(background, text, 0.7), background, 4.5);
    const QColor tick = blended(background, text, 0.45);
    const double tickSeconds = steps.labelSeconds / steps.ticks;
    const auto firstTick =
        static_cast<qint64>(std::floor(m_first / steps.labelSeconds)) * steps.ticks;
    const double last = std::min(m_first + width() * m_secondsPerPixel, m_duration);
    // Labels read from left to right, also between right-to-left words.
    painter.setLayoutDirection(Qt::LeftToRight);
    for (qint64 i = firstTick; static_cast<double>(i) * tickSeconds <= last; ++i) {
        const double seconds = static_cast<double>(i) * tickSeconds;
        const double x = std::floor(xOf(seconds)) + 0.5;
        const bool labelled = i % steps.ticks == 0;
        painter.setPen(tick);
        const double length = labelled ? height() - 1 : height() * 0.22;
        painter.drawLine(QPointF(x, height() - 1 - length + (labelled ? kPadding : 0)),
                         QPointF(x, height() - 2));
        if (labelled) {
            painter.setPen(label);
            painter.drawText(QPointF(x + kPadding, kPadding + painter.fontMetrics().ascent()),
                             TimeText::clock(seconds, steps.decimals));
        }
    }
}

void TimeRuler::paintPlayhead(QPainter& painter) const {
    const double x = xOf(m_playhead);
    if (x < -kHandle || x > width() + kHandle) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::WindowText));
    const double bottom = height();
    painter.drawPolygon(QPolygonF{
        {x - kHandle, bottom - 1.6 * kHandle}, {x + kHandle, bottom - 1.6 * kHandle}, {x, bottom}});
}

void TimeRuler::seekTo(double x) {
    if (m_duration > 0) {
        Q_EMIT seekRequested(std::clamp(m_first + x * m_secondsPerPixel, 0.0, m_duration));
    }
}

void TimeRuler::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        seekTo(event->position().x());
    }
}

void TimeRuler::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton)) {
        seekTo(event->position().x());
    }
}

}  // namespace audioldm::ui
