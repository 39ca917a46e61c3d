// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace audioldm::ui {

/// How a ruler is divided.
struct RulerSteps {
    double labelSeconds = 1;  ///< between two labels
    int ticks = 5;            ///< parts between two labels
    int decimals = 0;         ///< that the labels need
};

/// The finest division whose labels are at least `labelPixels` apart.
[[nodiscard]] RulerSteps rulerSteps(double secondsPerPixel, double labelPixels);

/// Times along the top of a sound, from left to right in every language. A click or a drag asks to
/// hear from there.
class TimeRuler final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeRuler)

public:
    explicit TimeRuler(QWidget* parent = nullptr);

    /// What the left edge and each pixel stand for; `duration` 0: no sound, no labels.
    void setRange(double firstSeconds, double secondsPerPixel, double duration);
    void setPlayhead(double seconds);
    [[nodiscard]] RulerSteps steps() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void seekRequested(double seconds);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void retranslate();
    void paintLabels(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;
    [[nodiscard]] double xOf(double seconds) const;
    void seekTo(double x);

    double m_first = 0;
    double m_secondsPerPixel = 0.01;
    double m_duration = 0;
    double m_playhead = 0;
};

}  // namespace audioldm::ui
