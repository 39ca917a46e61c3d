// SPDX-License-Identifier: MIT
#include "ui/widgets/memory_warning.h"

#include <algorithm>

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/button_row.h"
#include "ui/widgets/glyph_icon.h"
#include "ui/widgets/memory_text.h"
#include "ui/widgets/sound_colors.h"

namespace audioldm::ui {

namespace {

constexpr int kMostButtons = 3;
constexpr int kIconSize = 22;

}  // namespace

MemoryWarning::MemoryWarning(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_buttons(new ButtonRow(this)) {
    setObjectName(QStringLiteral("memoryWarning"));
    m_icon->setPixmap(
        glyphIcon(Glyph::Warning).pixmap(QSize(kIconSize, kIconSize), devicePixelRatio()));
    m_text->setObjectName(QStringLiteral("memoryWarningText"));
    m_text->installEventFilter(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 10, 8);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(m_text);
    column->addWidget(m_buttons);
    row->addLayout(column, 1);
    hide();
}

void MemoryWarning::setPlan(const MemoryPlan& plan) {
    if (plan.fits) {
        clear();
        return;
    }
    m_plan = plan;
    showPlan();
    if (isHidden()) {
        show();
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void MemoryWarning::clear() {
    hide();
    m_plan = {};
}

QString MemoryWarning::text() const {
    return isHidden() ? QString() : m_text->text();
}

void MemoryWarning::showPlan() {
    m_text->setText(MemoryText::problem(m_plan));
    setAccessibleName(m_text->text());
    m_icon->setAccessibleName(m_text->text());
    QList<QAbstractButton*> buttons;
    const qsizetype count =
        std::min<qsizetype>(kMostButtons, static_cast<qsizetype>(m_plan.suggestions.size()));
    for (qsizetype i = 0; i < count; ++i) {
        const PlanSuggestion suggestion = m_plan.suggestions[static_cast<std::size_t>(i)];
        auto* button = new QPushButton(MemoryText::suggestion(suggestion), this);
        button->setObjectName(QStringLiteral("memorySuggestion%1").arg(i));
        button->setAccessibleName(button->text());
        connect(button, &QPushButton::clicked, this,
                [this, suggestion] { Q_EMIT suggestionChosen(suggestion); });
        buttons << button;
    }
    m_buttons->setButtons(buttons);
    makeRoom();
}

bool MemoryWarning::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::Resize) {
        makeRoom();
    }
    return QFrame::eventFilter(watched, event);
}

void MemoryWarning::makeRoom() {
    // A splitter asks for least sizes alone, and a wrapped text has none of its own.
    if (!isHidden()) {
        m_text->setMinimumHeight(m_text->heightForWidth(m_text->width()));
    }
}

void MemoryWarning::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && !isHidden()) {
        showPlan();
    } else if (event->type() == QEvent::FontChange) {
        makeRoom();
    } else if (event->type() == QEvent::PaletteChange) {
        m_icon->setPixmap(
            glyphIcon(Glyph::Warning).pixmap(QSize(kIconSize, kIconSize), devicePixelRatio()));
    }
    QFrame::changeEvent(event);
}

void MemoryWarning::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor mark = soundColors(palette()).warning;
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(mark);
    painter.setBrush(blended(palette().color(QPalette::Window), mark, 0.12));
    painter.drawRoundedRect(frame, 6, 6);
}

}  // namespace audioldm::ui
