// SPDX-License-Identifier: MIT
#include "ui/widgets/button_row.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QEvent>
#include <algorithm>
#include <utility>

namespace audioldm::ui {

ButtonRow::ButtonRow(QWidget* parent)
    : QWidget(parent),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
}

void ButtonRow::setButtons(const QList<QAbstractButton*>& buttons) {
    for (QAbstractButton* const button : std::exchange(m_buttons, buttons)) {
        // It may be the one that was just pressed.
        button->hide();
        button->deleteLater();
    }
    while (QLayoutItem* const item = m_layout->takeAt(0)) {
        delete item;
    }
    for (QAbstractButton* const button : std::as_const(m_buttons)) {
        m_layout->addWidget(button);
    }
    m_layout->addStretch(1);
    arrange();
}

int ButtonRow::widthOfRow() const {
    int width = 0;
    for (const QAbstractButton* const button : m_buttons) {
        width += button->sizeHint().width() + m_layout->spacing();
    }
    return width;
}

QSize ButtonRow::minimumSizeHint() const {
    int width = 0;
    for (const QAbstractButton* const button : m_buttons) {
        width = std::max(width, button->sizeHint().width());
    }
    return {width, m_layout->minimumSize().height()};
}

void ButtonRow::arrange() {
    m_layout->setDirection(widthOfRow() <= width() ? QBoxLayout::LeftToRight
                                                   : QBoxLayout::TopToBottom);
}

void ButtonRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

bool ButtonRow::event(QEvent* event) {
    const bool taken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        arrange();  // a button's words or letters have changed
    }
    return taken;
}

}  // namespace audioldm::ui
