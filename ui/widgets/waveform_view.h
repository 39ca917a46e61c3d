// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <QWidget>

#include "engine/api/generation_service.h"
#include "engine/api/waveform.h"

namespace audioldm::ui {

/// Shows one sound over time: its waveform, its spectrogram or both, with ruler, playhead and
/// selection. Without a sound it says so; while one is being made it shows how it forms.
///
/// Times are seconds; sample / sampleRate means exactly that sample. Time runs from left to right
/// in every language.
/// Keys: Left, Right move the playhead (Ctrl: further), Home, End; with Shift they select; Ctrl+A
/// selects all, Escape nothing; Up, Down or +, - zoom, 0 shows all; Page Up, Page Down scroll;
/// Space asks to play.
/// Mouse: click sets the playhead, dragging selects, the wheel scrolls, with Ctrl it zooms.
///
/// thread  GUI thread; peaks and spectrogram of long sounds are computed on a worker
class WaveformView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WaveformView)

public:
    enum class Display {
        Waveform,
        Spectrogram,
        Both,
    };
    Q_ENUM(Display)

    explicit WaveformView(QWidget* parent = nullptr);
    ~WaveformView() override;

    /// Null or empty: no sound. Playhead, selection and zoom begin anew.
    void setSound(const WaveformPtr& sound);
    [[nodiscard]] const WaveformPtr& sound() const;

    /// Shows another sound of about the same length (the other one of a comparison) and keeps
    /// playhead, selection and zoom.
    void replaceSound(const WaveformPtr& sound);

    /// Shows how a sound forms in place of the sound, until endForming().
    void setForming(const TaskPreview& preview);
    void endForming();
    [[nodiscard]] bool isForming() const;

    [[nodiscard]] double playhead() const;
    /// Moves the playhead; `follow` scrolls so that it stays in sight if it was.
    void setPlayhead(double seconds, bool follow = false);

    [[nodiscard]] bool hasSelection() const;
    [[nodiscard]] double selectionStart() const;
    [[nodiscard]] double selectionEnd() const;
    /// `end` <= `start`: selects nothing.
    void setSelection(double start, double end);

    [[nodiscard]] Display display() const;
    void setDisplay(Display display);

    [[nodiscard]] bool canZoomIn() const;
    [[nodiscard]] bool canZoomOut() const;
    /// What a screen reader says: "playhead 1.2 s of 5.0 s, selection 1.0 s to 2.0 s".
    [[nodiscard]] QString valueText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void zoomToWhole();
    /// Nothing selected: shows the whole sound.
    void zoomToSelection();

Q_SIGNALS:
    /// The user wants to hear from there.
    void seekRequested(double seconds);
    /// By the user or by setSelection(); both 0: nothing is selected.
    void selectionChanged(double start, double end);
    void zoomChanged();
    void displayChanged(audioldm::ui::WaveformView::Display display);
    /// The user pressed Space.
    void playToggleRequested();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

}  // namespace audioldm::ui
