// SPDX-License-Identifier: MIT
#include "ui/widgets/waveform_view.h"

#include <algorithm>
#include <cmath>

#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QWheelEvent>

#include "ui/widgets/time_text.h"
#include "ui/widgets/waveform_accessible.h"
#include "ui/widgets/waveform_view_private.h"

namespace audioldm::ui {

namespace {

constexpr double kWheelNotch = 120;
constexpr double kWheelPixels = 80;
constexpr double kZoomNotch = 1.3;

}  // namespace

WaveformView::WaveformView(QWidget* parent)
    : QWidget(parent) {
    installWaveformAccessibility();
    setObjectName(QStringLiteral("waveformView"));
    // Time runs from left to right also where the words do not.
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_d = std::make_unique<Private>(*this);
}

WaveformView::~WaveformView() = default;

QSize WaveformView::sizeHint() const {
    return {640, 280};
}

QSize WaveformView::minimumSizeHint() const {
    return {200, m_d->ruler->minimumSizeHint().height() + 5 * fontMetrics().height()};
}

void WaveformView::setSound(const WaveformPtr& sound) {
    m_d->analysis.setSound(sound);
    const WaveformPtr& taken = m_d->analysis.sound();
    m_d->viewport.setSound(taken ? static_cast<std::int64_t>(taken->samples.size()) : 0,
                           taken ? taken->sampleRate : m_d->viewport.sampleRate());
    m_d->anchor.reset();
    m_d->pressed = false;
    m_d->setSelection(0, 0);
    setPlayhead(0);
    m_d->soundChanged();
}

const WaveformPtr& WaveformView::sound() const {
    return m_d->analysis.sound();
}

void WaveformView::replaceSound(const WaveformPtr& sound) {
    if (!m_d->hasSound()) {
        setSound(sound);
        return;
    }
    const double start = selectionStart();
    const double end = selectionEnd();
    m_d->analysis.setSound(sound);
    if (!m_d->hasSound()) {
        setSound(nullptr);
        return;
    }
    const Waveform& taken = *m_d->analysis.sound();
    m_d->viewport.replaceSound(static_cast<std::int64_t>(taken.samples.size()), taken.sampleRate);
    m_d->anchor.reset();
    setSelection(start, end);
    m_d->soundChanged();
}

void WaveformView::setForming(const TaskPreview& preview) {
    m_d->formingPreview = preview;
    m_d->formingImage = formedSoundImage(preview, m_d->painter.spectrogramColors());
    m_d->formingStep = preview.step;
    m_d->formingSteps = preview.steps;
    if (!m_d->forming) {
        m_d->forming = true;
        m_d->pressed = false;
        m_d->viewportChanged();
    }
    update(m_d->area);
    m_d->notifyValue();
}

void WaveformView::endForming() {
    if (m_d->forming) {
        m_d->forming = false;
        m_d->formingImage = {};
        m_d->formingPreview = {};
        m_d->viewportChanged();
        m_d->notifyValue();
    }
}

bool WaveformView::isForming() const {
    return m_d->forming;
}

double WaveformView::playhead() const {
    return m_d->playhead;
}

void WaveformView::setPlayhead(double seconds, bool follow) {
    const double before = m_d->playhead;
    m_d->playhead = std::clamp(seconds, 0.0, m_d->secondsOf(m_d->viewport.samples()));
    m_d->ruler->setPlayhead(m_d->playhead);
    const double sample = m_d->playhead * m_d->viewport.sampleRate();
    // Whoever scrolled away from it looks at something else.
    const double x = m_d->viewport.xOf(before * m_d->viewport.sampleRate());
    const bool wasInSight = x >= 0 && x <= m_d->viewport.width();
    if (follow && wasInSight && !m_d->pressed && m_d->hasSound() && m_d->viewport.reveal(sample)) {
        m_d->viewportChanged();
    }
    m_d->updatePlayhead(before);
}

bool WaveformView::hasSelection() const {
    return m_d->selectionLast > m_d->selectionFirst;
}

double WaveformView::selectionStart() const {
    return m_d->secondsOf(m_d->selectionFirst);
}

double WaveformView::selectionEnd() const {
    return m_d->secondsOf(m_d->selectionLast);
}

void WaveformView::setSelection(double start, double end) {
    // Beyond any sound is its end; what is not a number selects nothing.
    const double last = m_d->secondsOf(m_d->viewport.samples());
    if (!(end > start)) {
        m_d->setSelection(0, 0);
        return;
    }
    const double rate = m_d->viewport.sampleRate();
    m_d->setSelection(std::llround(std::clamp(start, 0.0, last) * rate),
                      std::llround(std::clamp(end, 0.0, last) * rate));
}

WaveformView::Display WaveformView::display() const {
    return m_d->display;
}

void WaveformView::setDisplay(Display display) {
    if (display == m_d->display) {
        return;
    }
    m_d->display = display;
    if (display != Display::Waveform) {
        m_d->analysis.wantSpectrogram();
    }
    update(m_d->area);
    Q_EMIT displayChanged(display);
}

bool WaveformView::canZoomIn() const {
    return m_d->hasSound() && !m_d->forming && !m_d->viewport.isClosest();
}

bool WaveformView::canZoomOut() const {
    return m_d->hasSound() && !m_d->forming && !m_d->viewport.isWhole();
}

void WaveformView::zoomIn() {
    m_d->carryOut(Private::Command::ZoomIn, false);
}

void WaveformView::zoomOut() {
    m_d->carryOut(Private::Command::ZoomOut, false);
}

void WaveformView::zoomToWhole() {
    if (m_d->hasSound() && m_d->viewport.showWhole()) {
        m_d->viewportChanged();
    }
}

void WaveformView::zoomToSelection() {
    if (!hasSelection()) {
        zoomToWhole();
    } else if (m_d->viewport.show(static_cast<double>(m_d->selectionFirst),
                                  static_cast<double>(m_d->selectionLast))) {
        m_d->viewportChanged();
    }
}

QString WaveformView::valueText() const {
    if (m_d->forming) {
        return tr("The sound is forming: step %1 of %2")
            .arg(QLocale().toString(m_d->formingStep), QLocale().toString(m_d->formingSteps));
    }
    if (!m_d->hasSound()) {
        return tr("No sound yet");
    }
    const auto spoken = [this](double seconds) {
        return TimeText::spoken(seconds, m_d->decimals());
    };
    const QString length = spoken(m_d->secondsOf(m_d->viewport.samples()));
    if (!hasSelection()) {
        return tr("playhead %1 of %2").arg(spoken(m_d->playhead), length);
    }
    return tr("playhead %1 of %2, selection %3 to %4")
        .arg(spoken(m_d->playhead), length, spoken(selectionStart()), spoken(selectionEnd()));
}

void WaveformView::resizeEvent(QResizeEvent* event) {
    m_d->layOut();
    m_d->viewportChanged();
    QWidget::resizeEvent(event);
}

void WaveformView::changeEvent(QEvent* event) {
    switch (event->type()) {
        case QEvent::PaletteChange:
        case QEvent::StyleChange:
            m_d->painter.setPalette(palette());
            if (m_d->forming) {
                m_d->formingImage =
                    formedSoundImage(m_d->formingPreview, m_d->painter.spectrogramColors());
            }
            update();
            break;
        case QEvent::FontChange:
            m_d->layOut();
            m_d->viewportChanged();
            break;
        case QEvent::LanguageChange:
        case QEvent::LocaleChange:
            m_d->retranslate();
            update();
            break;
        default:
            break;
    }
    QWidget::changeEvent(event);
}

void WaveformView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setClipRegion(event->region());
    if (m_d->forming) {
        m_d->painter.paintForming(painter, m_d->area, m_d->formingImage, valueText());
    } else if (!m_d->hasSound()) {
        m_d->painter.paintEmpty(painter, m_d->area, tr("No sound yet"),
                                tr("Describe a sound and press Generate."));
    } else {
        WaveformScene scene;
        scene.area = m_d->area;
        scene.display = m_d->display;
        scene.playhead = m_d->playhead * m_d->viewport.sampleRate();
        scene.selectionFirst = m_d->selectionFirst;
        scene.selectionLast = m_d->selectionLast;
        scene.gridSamples = m_d->ruler->steps().labelSeconds * m_d->viewport.sampleRate();
        m_d->painter.paintSound(painter, scene, m_d->viewport, m_d->analysis);
    }
    m_d->painter.paintFrame(painter, m_d->area, hasFocus());
}

// ---- Input --------------------------------------------------------------------------------------

bool WaveformView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // The window's shortcuts must not take the keys that mean something here.
        if (Private::commandOf(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_d->zoom(1 + gesture->value(), m_d->xInArea(gesture->position()));
            return true;
        }
    } else if (event->type() == QEvent::Gesture) {
        auto* gestures = static_cast<QGestureEvent*>(event);
        if (auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture))) {
            const QPointF centre = mapFromGlobal(pinch->centerPoint());
            m_d->zoom(pinch->scaleFactor(), m_d->xInArea(centre));
            gestures->accept(pinch);
            return true;
        }
    }
    return QWidget::event(event);
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_d->press(event->position(), event->modifiers());
    } else {
        QWidget::mousePressEvent(event);
    }
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
    if (m_d->pressed) {
        m_d->drag(event->position());
    } else {
        m_d->showCursor(event->position());
    }
}

void WaveformView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_d->release(event->position());
    }
}

void WaveformView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_d->hasSound() && !m_d->forming) {
        m_d->setSelection(0, m_d->viewport.samples());
    }
}

void WaveformView::wheelEvent(QWheelEvent* event) {
    if (!m_d->hasSound() || m_d->forming) {
        event->ignore();
        return;
    }
    event->accept();
    const QPoint angle = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_d->zoom(std::pow(kZoomNotch, angle.y() / kWheelNotch), m_d->xInArea(event->position()));
        return;
    }
    const auto larger = [](const QPoint& point) {
        return std::abs(point.x()) > std::abs(point.y()) ? point.x() : point.y();
    };
    const double pixels = event->pixelDelta().isNull() ? larger(angle) / kWheelNotch * kWheelPixels
                                                       : larger(event->pixelDelta());
    if (m_d->viewport.scrollBy(-pixels)) {
        m_d->viewportChanged();
    }
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
    const std::optional<Private::Command> command = Private::commandOf(*event);
    if (!command || (m_d->forming && *command != Private::Command::TogglePlay)) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_d->carryOut(*command, event->modifiers().testFlag(Qt::ShiftModifier));
}

void WaveformView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update(m_d->area);
}

void WaveformView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update(m_d->area);
}

}  // namespace audioldm::ui
