// SPDX-License-Identifier: MIT
#include "ui/widgets/elided_label.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace audioldm::ui {

ElidedLabel::ElidedLabel(int most, QWidget* parent)
    : QLabel(parent),
      m_most(most) {
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::showText(const QString& text) {
    setText(text);
    showTip();
}

QSize ElidedLabel::minimumSizeHint() const {
    const QSize whole = QLabel::minimumSizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * m_most), whole.height()};
}

QString ElidedLabel::elided() const {
    return fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width());
}

void ElidedLabel::showTip() {
    setToolTip(elided() == text() ? QString() : text());
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(),
                          static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())),
                          palette(), isEnabled(), elided(), foregroundRole());
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    showTip();
}

}  // namespace audioldm::ui
