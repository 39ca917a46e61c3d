// SPDX-License-Identifier: MIT
#include "ui/desktop/studio_style.h"

#include <QPainter>
#include <QStyleOption>
#include <algorithm>

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double kRadius = 5;
constexpr int kFieldPadding = 4;

QColor mixed(const QColor& one, const QColor& other, double part) {
    const auto channel = [part](int from, int to) {
        return static_cast<int>(from + (to - from) * part);
    };
    return {channel(one.red(), other.red()), channel(one.green(), other.green()),
            channel(one.blue(), other.blue())};
}

/// A line that is seen against window and base, at least 3:1 only where it has the focus.
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

void drawField(QPainter& painter, const QStyleOption& option) {
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(focus ? QPen(option.palette.color(QPalette::Highlight), 2)
                         : QPen(edgeOf(option.palette), 1));
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

}  // namespace

StudioStyle::StudioStyle()
    : QProxyStyle(u"fusion"_s) {}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returned) const {
    if (hint == SH_Widget_Animation_Duration && m_reducedMotion) {
        return 0;
    }
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) {
        return 0;
    }
    if (hint == SH_EtchDisabledText || hint == SH_UnderlineShortcut) {
        return hint == SH_UnderlineShortcut ? 1 : 0;
    }
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                             const QWidget* widget) const {
    switch (metric) {
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing:
            return 8;
        case PM_LayoutLeftMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutBottomMargin:
            return 12;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
            return 0;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const {
    if (element == PE_PanelButtonCommand) {
        if (const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            drawButton(*painter, *button);
            return;
        }
    }
    if (element == PE_PanelButtonTool && widget != nullptr && widget->property("quiet").toBool() &&
        !option->state.testAnyFlags(State_MouseOver | State_Sunken)) {
        return;
    }
    if (element == PE_FrameFocusRect) {
        drawFocus(*painter, *option);
        return;
    }
    if (element == PE_FrameLineEdit) {
        drawField(*painter, *option);
        return;
    }
    if (element == PE_Frame && widget != nullptr && widget->inherits("QPlainTextEdit")) {
        drawField(*painter, *option);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == CE_PushButtonLabel) {
        const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button != nullptr && button->state.testFlag(State_Enabled) &&
            button->features.testFlag(QStyleOptionButton::DefaultButton)) {
            QStyleOptionButton primary = *button;
            primary.palette.setColor(QPalette::ButtonText,
                                     button->palette.color(QPalette::HighlightedText));
            QProxyStyle::drawControl(element, &primary, painter, widget);
            return;
        }
    }
    if (element == CE_ProgressBar) {
        if (const auto* const bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            drawProgress(*painter, *bar);
            return;
        }
    }
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, edgeOf(option->palette));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const {
    if (control == CC_Slider) {
        const auto* const slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider != nullptr && slider->orientation == Qt::Horizontal) {
            drawSlider(*painter, *slider,
                       subControlRect(CC_Slider, slider, SC_SliderHandle, widget));
            return;
        }
    }
    if (const auto* const spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
        // Fusion's own edge is made of the window's colour: here it becomes the one of all fields.
        QStyleOptionSpinBox own = *spin;
        own.palette.setColor(QPalette::Window, edgeOf(spin->palette).lighter(140));
        QProxyStyle::drawComplexControl(control, &own, painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
    // The same edge as every other field, seen on dark windows too.
    const bool focused = option->state.testFlag(State_HasFocus);
    if (control == CC_SpinBox || (control == CC_ComboBox && focused)) {
        drawField(*painter, *option);
    }
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption* option,
                                  const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(kFieldPadding, 0, -kFieldPadding, 0)
                                          : rect;
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                  SubControl subControl, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -kFieldPadding, 0)
                                                    : rect.adjusted(kFieldPadding, 0, 0, 0);
    }
    return rect;
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                    const QSize& size, const QWidget* widget) const {
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_LineEdit:
        case CT_ComboBox:
        case CT_SpinBox:
            wanted += QSize(2 * kFieldPadding, 4);
            break;
        case CT_PushButton:
            wanted += QSize(12, 4);
            break;
        case CT_MenuItem:
        case CT_ItemViewItem:
            wanted.rheight() += 4;
            break;
        default:
            break;
    }
    return wanted;
}

}  // namespace audioldm::ui
