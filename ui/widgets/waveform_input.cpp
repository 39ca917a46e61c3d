// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QKeyEvent>

#include "ui/widgets/waveform_view_private.h"

namespace audioldm::ui {

namespace {

constexpr double kEdgePixels = 5;
constexpr double kStepPixels = 4;
constexpr double kFarStep = 10;
constexpr double kZoomStep = 1.5;

}  // namespace

std::optional<WaveformView::Private::Command> WaveformView::Private::commandOf(
    const QKeyEvent& event) {
    if (event.matches(QKeySequence::SelectAll)) {
        return Command::SelectAll;
    }
    const Qt::KeyboardModifiers modifiers =
        event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const bool control = modifiers == Qt::ControlModifier;
    if (modifiers != Qt::NoModifier && !control) {
        return std::nullopt;
    }
    switch (event.key()) {
        case Qt::Key_Left:
            return control ? Command::MoveFarLeft : Command::MoveLeft;
        case Qt::Key_Right:
            return control ? Command::MoveFarRight : Command::MoveRight;
        case Qt::Key_Home:
            return Command::MoveToStart;
        case Qt::Key_End:
            return Command::MoveToEnd;
        case Qt::Key_PageUp:
            return Command::PageLeft;
        case Qt::Key_PageDown:
            return Command::PageRight;
        default:
            break;
    }
    if (control) {
        return std::nullopt;
    }
    switch (event.key()) {
        case Qt::Key_Up:
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return Command::ZoomIn;
        case Qt::Key_Down:
        case Qt::Key_Minus:
            return Command::ZoomOut;
        case Qt::Key_0:
            return Command::ZoomToWhole;
        case Qt::Key_Escape:
            return Command::SelectNothing;
        case Qt::Key_Space:
            return Command::TogglePlay;
        default:
            return std::nullopt;
    }
}

void WaveformView::Private::carryOut(Command command, bool select) {
    const double step = std::max(1.0, std::round(kStepPixels * viewport.samplesPerPixel()));
    const auto by = [&](double samples) {
        const double to = static_cast<double>(playheadSample()) + samples;
        movePlayhead(std::llround(to), select);
    };
    switch (command) {
        case Command::MoveLeft:
            return by(-step);
        case Command::MoveRight:
            return by(step);
        case Command::MoveFarLeft:
            return by(-step * kFarStep);
        case Command::MoveFarRight:
            return by(step * kFarStep);
        case Command::MoveToStart:
            return movePlayhead(0, select);
        case Command::MoveToEnd:
            return movePlayhead(viewport.samples(), select);
        case Command::SelectAll:
            return setSelection(0, viewport.samples());
        case Command::SelectNothing:
            return setSelection(0, 0);
        case Command::ZoomIn:
            return zoom(kZoomStep, viewport.xOf(static_cast<double>(playheadSample())));
        case Command::ZoomOut:
            return zoom(1 / kZoomStep, viewport.xOf(static_cast<double>(playheadSample())));
        case Command::ZoomToWhole:
            return q.zoomToWhole();
        case Command::PageLeft:
        case Command::PageRight:
            if (viewport.scrollBy(viewport.width() * (command == Command::PageLeft ? -0.9 : 0.9))) {
                viewportChanged();
            }
            return;
        case Command::TogglePlay:
            Q_EMIT q.playToggleRequested();
            return;
    }
}

void WaveformView::Private::movePlayhead(std::int64_t sample, bool select) {
    if (!hasSound()) {
        return;
    }
    const std::int64_t before = playheadSample();
    sample = std::clamp<std::int64_t>(sample, 0, viewport.samples());
    if (!select) {
        anchor.reset();
    } else if (!anchor) {
        anchor = before;
    }
    q.setPlayhead(secondsOf(sample), true);
    if (select) {
        setSelection(std::min(*anchor, sample), std::max(*anchor, sample));
    }
    Q_EMIT q.seekRequested(secondsOf(sample));
    notifyValue();
}

void WaveformView::Private::setSelection(std::int64_t first, std::int64_t last) {
    first = std::clamp<std::int64_t>(first, 0, viewport.samples());
    last = std::clamp<std::int64_t>(last, 0, viewport.samples());
    if (last <= first) {
        first = 0;
        last = 0;
    }
    if (first == selectionFirst && last == selectionLast) {
        return;
    }
    selectionFirst = first;
    selectionLast = last;
    q.update(area);
    Q_EMIT q.selectionChanged(secondsOf(first), secondsOf(last));
    notifyValue();
}

void WaveformView::Private::zoom(double factor, double x) {
    // A point out of sight would pull the view there.
    x = x < 0 || x > viewport.width() ? viewport.width() / 2 : x;
    if (hasSound() && viewport.zoom(factor, x)) {
        viewportChanged();
    }
}

WaveformView::Private::Edge WaveformView::Private::edgeAt(double x) const {
    if (selectionLast <= selectionFirst) {
        return Edge::None;
    }
    const double first = std::abs(viewport.xOf(static_cast<double>(selectionFirst)) - x);
    const double last = std::abs(viewport.xOf(static_cast<double>(selectionLast)) - x);
    if (std::min(first, last) > kEdgePixels) {
        return Edge::None;
    }
    return first < last ? Edge::First : Edge::Last;
}

void WaveformView::Private::press(const QPointF& position, Qt::KeyboardModifiers modifiers) {
    if (!hasSound() || forming || !area.contains(position.toPoint())) {
        return;
    }
    const double x = xInArea(position);
    pressed = true;
    pressPosition = position;
    dragAnchor = viewport.boundaryAt(x);
    const Edge edge = edgeAt(x);
    dragging = edge != Edge::None || modifiers.testFlag(Qt::ShiftModifier);
    if (edge != Edge::None) {
        dragAnchor = edge == Edge::First ? selectionLast : selectionFirst;
    } else if (dragging) {
        // Shift extends what is selected, or selects from the playhead on.
        const bool nothing = selectionLast <= selectionFirst;
        const bool beforeIt = !nothing && dragAnchor < selectionFirst;
        dragAnchor = nothing ? playheadSample() : (beforeIt ? selectionLast : selectionFirst);
        drag(position);
    }
}

void WaveformView::Private::drag(const QPointF& position) {
    if (!pressed) {
        return;
    }
    const double distance = (position - pressPosition).manhattanLength();
    if (!dragging && distance < QApplication::startDragDistance()) {
        return;
    }
    dragging = true;
    const double x = xInArea(position);
    // Past an edge the view goes along.
    if ((x < 0 && viewport.scrollBy(x / 4)) ||
        (x > viewport.width() && viewport.scrollBy((x - viewport.width()) / 4))) {
        viewportChanged();
    }
    const std::int64_t sample = viewport.boundaryAt(x);
    setSelection(std::min(dragAnchor, sample), std::max(dragAnchor, sample));
}

void WaveformView::Private::release(const QPointF& position) {
    if (!pressed) {
        return;
    }
    pressed = false;
    if (dragging) {
        dragging = false;
        showCursor(position);
        return;
    }
    const std::int64_t sample = viewport.boundaryAt(xInArea(position));
    if (sample < selectionFirst || sample > selectionLast) {
        setSelection(0, 0);
    }
    movePlayhead(sample, false);
}

void WaveformView::Private::showCursor(const QPointF& position) {
    const bool onEdge = hasSound() && !forming && area.contains(position.toPoint()) &&
                        edgeAt(xInArea(position)) != Edge::None;
    q.setCursor(onEdge ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

}  // namespace audioldm::ui
