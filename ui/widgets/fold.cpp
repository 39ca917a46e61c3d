// SPDX-License-Identifier: MIT
#include "ui/widgets/fold.h"

#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace audioldm::ui {

Fold::Fold(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent),
      m_heading(new QToolButton(this)),
      m_content(content) {
    m_heading->setText(title);
    m_heading->setAccessibleName(title);
    m_heading->setCheckable(true);
    m_heading->setAutoRaise(true);
    m_heading->setProperty("quiet", true);  // Open is told by the arrow, not by looking pressed.
    m_heading->setProperty("fold", true);   // The arrow stands before the text in either direction.
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_heading, 0, Qt::AlignLeading);
    layout->addWidget(m_content);
    connect(m_heading, &QToolButton::toggled, this, &Fold::follow);
    follow(false);
}

bool Fold::isOpen() const {
    return m_heading->isChecked();
}

void Fold::setOpen(bool open) {
    m_heading->setChecked(open);
}

void Fold::follow(bool open) {
    const Qt::ArrowType closed = isRightToLeft() ? Qt::LeftArrow : Qt::RightArrow;
    m_heading->setArrowType(open ? Qt::DownArrow : closed);
    m_content->setVisible(open);
    Q_EMIT toggled(open);
}

void Fold::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LayoutDirectionChange) {
        follow(isOpen());
    }
    QWidget::changeEvent(event);
}

}  // namespace audioldm::ui
