// SPDX-License-Identifier: MIT
#pragma once

#include <QStyleOption>

class QPainter;

namespace audioldm::ui::style {

/// A line that divides or surrounds what is told by its words too.
[[nodiscard]] QColor edgeOf(const QPalette& palette);

/// Each draws one part as StudioStyle shows it, in the colours of the option's palette alone.
void drawButton(QPainter& painter, const QStyleOptionButton& button);
void drawFocus(QPainter& painter, const QStyleOption& option);
/// The edge of what is written into; `filled` draws what lies behind the text as well.
void drawField(QPainter& painter, const QStyleOption& option, bool filled);
void drawSlider(QPainter& painter, const QStyleOptionSlider& slider, const QRect& handle);
void drawProgress(QPainter& painter, const QStyleOptionProgressBar& bar);
/// The box of a check box, with its mark.
void drawCheckBox(QPainter& painter, const QStyleOption& option);
/// up, down  the places of the two arrows; empty where there are none
void drawSpinBox(QPainter& painter, const QStyleOptionSpinBox& spin, const QRect& up,
                 const QRect& down);
/// arrow  where the arrow is
void drawComboBox(QPainter& painter, const QStyleOptionComboBox& box, const QRect& arrow);
/// A triangle in the middle of the area.
void drawArrow(QPainter& painter, const QRect& area, Qt::ArrowType arrow, const QColor& color);

}  // namespace audioldm::ui::style
