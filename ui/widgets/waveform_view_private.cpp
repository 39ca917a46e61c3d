// SPDX-License-Identifier: MIT
#include "ui/widgets/waveform_view_private.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QSignalBlocker>

namespace audioldm::ui {

namespace {

/// A scroll bar counts in ints; an hour at 16 kHz has 58 million samples.
constexpr int kScrollSteps = 1'000'000;

}  // namespace

WaveformView::Private::Private(WaveformView& view)
    : q(view),
      ruler(new TimeRuler(&view)),
      scrollBar(new QScrollBar(Qt::Horizontal, &view)) {
    painter.setPalette(view.palette());
    ruler->setObjectName(QStringLiteral("waveformRuler"));
    scrollBar->setObjectName(QStringLiteral("waveformScrollBar"));
    scrollBar->setFocusPolicy(Qt::NoFocus);
    scrollBar->hide();
    QObject::connect(&analysis, &SoundAnalysis::peaksReady, &view, [this] {
        painter.forgetTiles();
        q.update(area);
    });
    QObject::connect(&analysis, &SoundAnalysis::spectrogramReady, &view, [this] {
        painter.forgetTiles();
        q.update(area);
    });
    QObject::connect(ruler, &TimeRuler::seekRequested, &view, [this](double seconds) {
        movePlayhead(std::llround(seconds * viewport.sampleRate()), false);
    });
    QObject::connect(scrollBar, &QScrollBar::valueChanged, &view, [this](int value) {
        const double range = static_cast<double>(viewport.samples()) - viewport.visibleSamples();
        if (viewport.scrollTo(range * value / std::max(scrollBar->maximum(), 1))) {
            viewportChanged();
        }
    });
    retranslate();
}

void WaveformView::Private::retranslate() {
    q.setAccessibleName(WaveformView::tr("Sound"));
    q.setAccessibleDescription(WaveformView::tr(
        "Left and Right move the playhead, with Shift they select, Up and Down zoom, Space "
        "plays."));
    scrollBar->setAccessibleName(WaveformView::tr("Scroll through the sound"));
}

std::int64_t WaveformView::Private::playheadSample() const {
    return std::llround(playhead * viewport.sampleRate());
}

double WaveformView::Private::secondsOf(std::int64_t sample) const {
    return static_cast<double>(sample) / viewport.sampleRate();
}

double WaveformView::Private::xInArea(const QPointF& position) const {
    return position.x() - area.left();
}

int WaveformView::Private::decimals() const {
    // As fine as a step of the playhead.
    const double step = std::max(viewport.secondsPerPixel() * 10, 1e-9);
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 1, 4);
}

void WaveformView::Private::layOut() {
    const int rulerHeight = ruler->sizeHint().height();
    const int barHeight = scrollBar->isHidden() ? 0 : scrollBar->sizeHint().height();
    ruler->setGeometry(0, 0, q.width(), rulerHeight);
    scrollBar->setGeometry(0, q.height() - barHeight, q.width(), barHeight);
    area = QRect(0, rulerHeight, q.width(), std::max(q.height() - rulerHeight - barHeight, 1));
    viewport.setWidth(area.width());
}

void WaveformView::Private::viewportChanged() {
    const bool showBar = hasSound() && !forming && !viewport.isWhole();
    if (showBar == scrollBar->isHidden()) {
        scrollBar->setVisible(showBar);
        layOut();
    }
    const double hidden =
        std::max(static_cast<double>(viewport.samples()) - viewport.visibleSamples(), 1.0);
    const QSignalBlocker blocker(scrollBar);
    const double page = viewport.visibleSamples() / hidden * kScrollSteps;
    scrollBar->setRange(0, kScrollSteps);
    scrollBar->setPageStep(static_cast<int>(std::clamp(page, 1.0, 1e9)));
    scrollBar->setSingleStep(std::max(scrollBar->pageStep() / 10, 1));
    scrollBar->setValue(static_cast<int>(viewport.first() / hidden * kScrollSteps));
    ruler->setRange(viewport.first() / viewport.sampleRate(), viewport.secondsPerPixel(),
                    forming ? 0 : secondsOf(viewport.samples()));
    q.update(area);
    Q_EMIT q.zoomChanged();
}

void WaveformView::Private::soundChanged() {
    painter.forgetTiles();
    if (display != Display::Waveform) {
        analysis.wantSpectrogram();
    }
    viewportChanged();
    notifyValue();
}

void WaveformView::Private::updatePlayhead(double before) {
    for (const double seconds : {before, playhead}) {
        const double x = area.left() + viewport.xOf(seconds * viewport.sampleRate());
        if (x > area.left() - 4 && x < area.right() + 4) {
            q.update(static_cast<int>(x) - 3, area.top(), 7, area.height());
        }
    }
}

void WaveformView::Private::notifyValue() {
    QAccessibleValueChangeEvent event(&q, playhead);
    QAccessible::updateAccessibility(&event);
}

}  // namespace audioldm::ui
