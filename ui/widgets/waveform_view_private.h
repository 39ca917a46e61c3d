// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include <QImage>
#include <QPointer>
#include <QScrollBar>

#include "ui/sound/sound_analysis.h"
#include "ui/widgets/sound_viewport.h"
#include "ui/widgets/time_ruler.h"
#include "ui/widgets/waveform_painter.h"
#include "ui/widgets/waveform_view.h"

class QKeyEvent;
class QNativeGestureEvent;

namespace audioldm::ui {

/// What a waveform view holds, and what it does on input.
class WaveformView::Private {
public:
    explicit Private(WaveformView& view);

    /// What a key does.
    enum class Command {
        MoveLeft,
        MoveRight,
        MoveFarLeft,
        MoveFarRight,
        MoveToStart,
        MoveToEnd,
        SelectAll,
        SelectNothing,
        ZoomIn,
        ZoomOut,
        ZoomToWhole,
        PageLeft,
        PageRight,
        TogglePlay,
    };
    [[nodiscard]] static std::optional<Command> commandOf(const QKeyEvent& event);
    void carryOut(Command command, bool select);

    // Positions are samples of the sound.
    [[nodiscard]] std::int64_t playheadSample() const;
    [[nodiscard]] double secondsOf(std::int64_t sample) const;
    void movePlayhead(std::int64_t sample, bool select);
    void setSelection(std::int64_t first, std::int64_t last);
    void zoom(double factor, double x);

    void press(const QPointF& position, Qt::KeyboardModifiers modifiers);
    void drag(const QPointF& position);
    void release(const QPointF& position);
    void showCursor(const QPointF& position);

    void layOut();
    void viewportChanged();
    void soundChanged();
    void updatePlayhead(double before);
    void notifyValue();
    void retranslate();
    [[nodiscard]] double xInArea(const QPointF& position) const;
    [[nodiscard]] int decimals() const;
    [[nodiscard]] bool hasSound() const { return analysis.sound() != nullptr; }

    WaveformView& q;
    SoundAnalysis analysis;
    SoundViewport viewport;
    WaveformPainter painter;
    TimeRuler* ruler;
    QScrollBar* scrollBar;
    QRect area;

    double playhead = 0;  ///< seconds
    std::int64_t selectionFirst = 0;
    std::int64_t selectionLast = 0;
    /// Where a selection by keyboard began.
    std::optional<std::int64_t> anchor;
    Display display = Display::Waveform;

    bool forming = false;
    int formingStep = 0;
    int formingSteps = 0;
    QImage formingImage;
    TaskPreview formingPreview;  ///< kept to be coloured anew for another theme

    // Mouse.
    bool pressed = false;
    bool dragging = false;
    QPointF pressPosition;
    std::int64_t dragAnchor = 0;

private:
    enum class Edge {
        None,
        First,
        Last,
    };
    [[nodiscard]] Edge edgeAt(double x) const;
};

}  // namespace audioldm::ui
