// SPDX-License-Identifier: MIT
#include "ui/desktop/studio_style.h"

#include <QPainter>
#include <QStyleOption>

#include "ui/desktop/style_painting.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kFieldPadding = 4;
/// Between the edge of a text field and what lies in it, so that its round corners stay free.
constexpr int kTextFrame = 4;
constexpr int kArrowSpace = 14;  ///< of a fold's or a menu button's arrow
constexpr int kCellPadding = 6;

bool isTextArea(const QWidget* widget) {
    return widget != nullptr && widget->inherits("QPlainTextEdit");
}

bool isFold(const QWidget* widget) {
    return widget != nullptr && widget->property("fold").toBool();
}

/// A button that opens a menu and says so in words; one with an icon alone needs no arrow.
bool opensMenu(const QStyleOptionToolButton& button) {
    return button.features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup) &&
           button.toolButtonStyle == Qt::ToolButtonTextOnly;
}

/// Where the arrow of a button is: at its start for a fold, at its end for a menu.
QRect arrowPlace(const QStyleOption& option, bool atStart) {
    QRect place = option.rect;
    place.setWidth(kArrowSpace);
    if (!atStart) {
        place.moveRight(option.rect.right());
    }
    return QStyle::visualRect(option.direction, option.rect, place);
}

void drawArrowAndText(QPainter& painter, const QStyleOptionToolButton& button, Qt::ArrowType arrow,
                      bool atStart) {
    const bool enabled = button.state.testFlag(QStyle::State_Enabled);
    const QColor color =
        button.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    style::drawArrow(painter, arrowPlace(button, atStart), arrow, color);
    QRect text = button.rect.adjusted(atStart ? kArrowSpace + 2 : kFieldPadding, 0,
                                      atStart ? -kFieldPadding : -kArrowSpace, 0);
    text = QStyle::visualRect(button.direction, button.rect, text);
    painter.save();
    painter.setPen(color);
    painter.setFont(button.font);
    painter.drawText(text,
                     static_cast<int>(QStyle::visualAlignment(button.direction, Qt::AlignLeft) |
                                      Qt::AlignVCenter) |
                         Qt::TextShowMnemonic | Qt::TextSingleLine,
                     button.text);
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
        case PM_DefaultFrameWidth:
            return isTextArea(widget) ? kTextFrame
                                      : QProxyStyle::pixelMetric(metric, option, widget);
        case PM_HeaderMargin:
            return kCellPadding;
        case PM_FocusFrameHMargin:
            return widget != nullptr && widget->inherits("QTreeView")
                       ? kCellPadding
                       : QProxyStyle::pixelMetric(metric, option, widget);
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
            style::drawButton(*painter, *button);
            return;
        }
    }
    if (element == PE_PanelButtonTool && widget != nullptr && widget->property("quiet").toBool() &&
        !option->state.testAnyFlags(State_MouseOver | State_Sunken)) {
        return;
    }
    if (element == PE_FrameFocusRect) {
        style::drawFocus(*painter, *option);
        return;
    }
    if (element == PE_FrameLineEdit) {
        style::drawField(*painter, *option, false);
        return;
    }
    if (element == PE_Frame && isTextArea(widget)) {
        style::drawField(*painter, *option, true);
        return;
    }
    if (element == PE_IndicatorCheckBox) {
        style::drawCheckBox(*painter, *option);
        return;
    }
    if (element == PE_IndicatorArrowDown && widget != nullptr && widget->inherits("QToolButton")) {
        return;  // Drawn with the text, where there is one.
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
    if (element == CE_ToolButtonLabel) {
        const auto* const button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (button != nullptr && (isFold(widget) || opensMenu(*button))) {
            drawArrowAndText(*painter, *button, isFold(widget) ? button->arrowType : Qt::DownArrow,
                             isFold(widget));
            return;
        }
    }
    if (element == CE_ProgressBar) {
        if (const auto* const bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            style::drawProgress(*painter, *bar);
            return;
        }
    }
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, style::edgeOf(option->palette));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const {
    if (control == CC_Slider) {
        const auto* const slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider != nullptr && slider->orientation == Qt::Horizontal) {
            style::drawSlider(*painter, *slider,
                              subControlRect(CC_Slider, slider, SC_SliderHandle, widget));
            return;
        }
    }
    if (const auto* const spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
        style::drawSpinBox(*painter, *spin, subControlRect(CC_SpinBox, spin, SC_SpinBoxUp, widget),
                           subControlRect(CC_SpinBox, spin, SC_SpinBoxDown, widget));
        return;
    }
    if (const auto* const box = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
        style::drawComboBox(*painter, *box,
                            subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
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
        case CT_ToolButton:
            if (const auto* const button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
                button != nullptr && (isFold(widget) || opensMenu(*button))) {
                // As wide as its text, its arrow and what the focus is shown with.
                wanted.setWidth(
                    button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width() +
                    kArrowSpace + 3 * kFieldPadding);
            }
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
