// SPDX-License-Identifier: MIT
#include "ui/desktop/style_painting.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <algorithm>

namespace audioldm::ui::style {
namespace {

constexpr double kRadius = 5;
constexpr double kArrowWidth = 8;

QColor mixed(const QColor& one, const QColor& other, double part) {
    const auto channel = [part](int from, int to) {
        return static_cast<int>(from + (to - from) * part);
    };
    return {channel(one.red(), other.red()), channel(one.green(), other.green()),
            channel(one.blue(), other.blue())};
}

/// A line that alone tells where a control is: 3:1 against window and base.
QColor controlEdgeOf(const QPalette& palette) {
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.5);
}

/// What an arrow of a spin box is drawn with.
void drawStep(QPainter& painter, const QStyleOptionSpinBox& spin, const QRect& area,
              QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step) {
    const bool enabled =
        spin.state.testFlag(QStyle::State_Enabled) && spin.stepEnabled.testFlag(step);
    const bool active = enabled && spin.activeSubControls == part;
    if (active && spin.state.testAnyFlags(QStyle::State_Sunken | QStyle::State_MouseOver)) {
        const double part1 = spin.state.testFlag(QStyle::State_Sunken) ? 0.25 : 0.12;
        painter.fillRect(area, mixed(spin.palette.color(QPalette::Base),
                                     spin.palette.color(QPalette::Text), part1));
    }
    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    drawArrow(painter, area, part == QStyle::SC_SpinBoxUp ? Qt::UpArrow : Qt::DownArrow,
              spin.palette.color(group, QPalette::Text));
}

}  // namespace

QColor edgeOf(const QPalette& palette) {
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.22);
}

void drawButton(QPainter& painter, const QStyleOptionButton& button) {
    const bool enabled = button.state.testFlag(QStyle::State_Enabled);
    const bool down =
        button.state.testFlag(QStyle::State_Sunken) || button.state.testFlag(QStyle::State_On);
    const bool primary = button.features.testFlag(QStyleOptionButton::DefaultButton) && enabled;
    const bool flat = button.features.testFlag(QStyleOptionButton::Flat);
    QColor fill = button.palette.color(primary ? QPalette::Highlight : QPalette::Button);
    const QColor against = button.palette.color(QPalette::WindowText);
    if (down) {
        fill = mixed(fill, against, 0.18);
    } else if (button.state.testFlag(QStyle::State_MouseOver) && enabled) {
        fill = mixed(fill, against, 0.07);
    } else if (flat) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(primary ? QPen(Qt::NoPen) : QPen(edgeOf(button.palette), 1));
    painter.drawRoundedRect(QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    if (button.state.testFlag(QStyle::State_HasFocus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(
            button.palette.color(primary ? QPalette::HighlightedText : QPalette::Highlight), 2));
        painter.drawRoundedRect(QRectF(button.rect).adjusted(2, 2, -2, -2), kRadius - 1,
                                kRadius - 1);
    }
    painter.restore();
}

void drawFocus(QPainter& painter, const QStyleOption& option) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(option.palette.color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRadius - 1, kRadius - 1);
    painter.restore();
}

void drawField(QPainter& painter, const QStyleOption& option, bool filled) {
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(filled ? option.palette.brush(QPalette::Base) : QBrush(Qt::NoBrush));
    painter.setPen(focus ? QPen(option.palette.color(QPalette::Highlight), 2)
                         : QPen(controlEdgeOf(option.palette), 1));
    const double inset = focus ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), kRadius,
                            kRadius);
    painter.restore();
}

void drawSlider(QPainter& painter, const QStyleOptionSlider& slider, const QRect& handle) {
    const QPalette::ColorGroup group =
        slider.state.testFlag(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    const QColor accent = slider.palette.color(group, QPalette::Highlight);
    const QRectF area(slider.rect);
    const double middle = area.center().y();
    const double knob = handle.center().x() + 0.5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(edgeOf(slider.palette));
    painter.drawRoundedRect(QRectF(area.left() + 2, middle - 2, area.width() - 4, 4), 2, 2);
    painter.setBrush(accent);
    // From the end with the small values, which is the right one where the slider is mirrored.
    const double from = slider.upsideDown ? area.right() - 2 : area.left() + 2;
    painter.drawRoundedRect(
        QRectF(QPointF(from, middle - 2), QPointF(knob, middle + 2)).normalized(), 2, 2);
    const double radius = std::min(handle.width(), handle.height()) / 2.0 - 1.5;
    painter.setPen(QPen(accent, 2));
    painter.setBrush(slider.palette.color(QPalette::Base));
    painter.drawEllipse(QPointF(knob, middle), radius, radius);
    if (slider.state.testFlag(QStyle::State_HasFocus)) {
        painter.setBrush(accent);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(knob, middle), radius / 2, radius / 2);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 1));
        painter.drawEllipse(QPointF(knob, middle), radius + 2.5, radius + 2.5);
    }
    painter.restore();
}

void drawProgress(QPainter& painter, const QStyleOptionProgressBar& bar) {
    const double height = std::min(6, bar.rect.height());
    QRectF groove(bar.rect.left(), bar.rect.center().y() - height / 2 + 0.5, bar.rect.width(),
                  height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(edgeOf(bar.palette));
    painter.drawRoundedRect(groove, height / 2, height / 2);
    const int range = bar.maximum - bar.minimum;
    if (range > 0 && bar.progress > bar.minimum) {
        const double part = static_cast<double>(bar.progress - bar.minimum) / range;
        const double width = std::max(height, groove.width() * part);
        QRectF done(groove.left(), groove.top(), width, height);
        if (bar.direction == Qt::RightToLeft) {
            done.moveRight(groove.right());
        }
        painter.setBrush(bar.palette.color(QPalette::Highlight));
        painter.drawRoundedRect(done, height / 2, height / 2);
    }
    painter.restore();
}

void drawCheckBox(QPainter& painter, const QStyleOption& option) {
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    const double side = std::min(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    box.adjust(0.5, 0.5, -0.5, -0.5);
    QColor fill = option.palette.color(group, on ? QPalette::Highlight : QPalette::Base);
    if (enabled && option.state.testAnyFlags(QStyle::State_Sunken | QStyle::State_MouseOver)) {
        fill = mixed(fill, option.palette.color(QPalette::Text), 0.12);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(on ? QPen(Qt::NoPen) : QPen(controlEdgeOf(option.palette), 1));
    painter.drawRoundedRect(box, 3, 3);
    if (on) {
        QPainterPath mark(box.topLeft() + QPointF(0.24, 0.52) * side);
        mark.lineTo(box.topLeft() + QPointF(0.42, 0.70) * side);
        mark.lineTo(box.topLeft() + QPointF(0.74, 0.30) * side);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(option.palette.color(group, QPalette::HighlightedText), side / 7,
                            Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(mark);
    }
    painter.restore();
}

void drawSpinBox(QPainter& painter, const QStyleOptionSpinBox& spin, const QRect& up,
                 const QRect& down) {
    drawField(painter, spin, true);
    if (spin.buttonSymbols != QAbstractSpinBox::NoButtons) {
        drawStep(painter, spin, up, QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled);
        drawStep(painter, spin, down, QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled);
    }
    drawField(painter, spin, false);
}

void drawComboBox(QPainter& painter, const QStyleOptionComboBox& box, const QRect& arrow) {
    const bool enabled = box.state.testFlag(QStyle::State_Enabled);
    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    QStyleOptionComboBox field = box;
    QColor fill = box.palette.color(box.editable ? QPalette::Base : QPalette::Button);
    if (enabled && !box.editable) {
        if (box.state.testAnyFlags(QStyle::State_Sunken | QStyle::State_On)) {
            fill = mixed(fill, box.palette.color(QPalette::Text), 0.14);
        } else if (box.state.testFlag(QStyle::State_MouseOver)) {
            fill = mixed(fill, box.palette.color(QPalette::Text), 0.06);
        }
    }
    field.palette.setColor(QPalette::Base, fill);
    drawField(painter, field, true);
    drawArrow(painter, arrow, Qt::DownArrow, box.palette.color(group, QPalette::ButtonText));
}

void drawArrow(QPainter& painter, const QRect& area, Qt::ArrowType arrow, const QColor& color) {
    const double width = std::min({kArrowWidth, area.width() - 2.0, area.height() * 1.6});
    if (arrow == Qt::NoArrow || width <= 0) {
        return;
    }
    const double half = width / 2;
    QPainterPath triangle;
    triangle.moveTo(-half, -half / 2);
    triangle.lineTo(half, -half / 2);
    triangle.lineTo(0, half / 2);
    triangle.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(area).center());
    painter.rotate(arrow == Qt::UpArrow      ? 180
                   : arrow == Qt::LeftArrow  ? 90
                   : arrow == Qt::RightArrow ? -90
                                             : 0);
    painter.fillPath(triangle, color);
    painter.restore();
}

}  // namespace audioldm::ui::style
