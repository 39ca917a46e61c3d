// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

namespace audioldm::ui {

/// Contrast of two opaque colours, 1 to 21. Source: WCAG 2, relative luminance
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

/// The colour, moved towards black or white until its contrast to `background` is `ratio`, at most
/// as far as that goes.
[[nodiscard]] QColor readableOn(QColor color, const QColor& background, double ratio);

/// A colour between two: part 0 is `from`, 1 is `to`.
[[nodiscard]] QColor blended(const QColor& from, const QColor& to, double part);

/// What sound and memory are drawn with, all of it made from one palette, so that it follows the
/// theme. Marks have a contrast of at least 3, texts of 4.5 to the background.
struct SoundColors {
    QColor background;
    QColor wave;
    QColor line;  ///< grid; decoration without meaning
    QColor text;
    QColor faintText;
    QColor playhead;
    QColor selection;  ///< laid over the sound, translucent
    QColor selectionEdge;
    QColor clip;
    QColor warning;
};

[[nodiscard]] SoundColors soundColors(const QPalette& palette);

}  // namespace audioldm::ui
