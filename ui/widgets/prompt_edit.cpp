// SPDX-License-Identifier: MIT
#include "ui/widgets/prompt_edit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextLayout>
#include <QUrl>
#include <algorithm>

namespace audioldm::ui {

namespace {

constexpr double kTextMargin = 6;

}  // namespace

PromptEdit::PromptEdit(int lines, QWidget* parent)
    : QPlainTextEdit(parent),
      m_lines(lines) {
    setTabChangesFocus(true);
    document()->setDocumentMargin(kTextMargin);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        // Edited, by key, mouse or input method: it is a draft of its own now. Also told where the
        // marks of the text alone changed.
        if (!m_walking && m_place >= 0 && toPlainText() != m_history.value(m_place)) {
            m_place = -1;
        }
    });
}

void PromptEdit::setHistory(const QStringList& prompts) {
    // A walk that is going on keeps its place by the text that it shows.
    const QString shown = m_place >= 0 ? m_history.value(m_place) : QString();
    m_history = prompts;
    if (m_place >= 0) {
        m_place = static_cast<int>(m_history.indexOf(shown));
    }
}

void PromptEdit::replaceText(const QString& text) {
    if (text == toPlainText()) {
        return;
    }
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    moveCursor(QTextCursor::End);
}

QSize PromptEdit::sizeHint() const {
    const int frame = 2 * frameWidth() + 2 * static_cast<int>(document()->documentMargin());
    return {fontMetrics().averageCharWidth() * 36, fontMetrics().lineSpacing() * m_lines + frame};
}

QSize PromptEdit::minimumSizeHint() const {
    const int frame = 2 * frameWidth() + 2 * static_cast<int>(document()->documentMargin());
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().lineSpacing() * 2 + frame};
}

bool PromptEdit::onFirstLine() const {
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    return !block.previous().isValid() &&
           block.layout()->lineForTextPosition(cursor.positionInBlock()).lineNumber() <= 0;
}

bool PromptEdit::onLastLine() const {
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    const int line = block.layout()->lineForTextPosition(cursor.positionInBlock()).lineNumber();
    return !block.next().isValid() && line >= block.layout()->lineCount() - 1;
}

bool PromptEdit::walk(int by) {
    const QString shown = toPlainText();
    int place = m_place + by;
    // The prompt of the sound that was just made is the latest of the history and still there.
    while (place >= 0 && place < m_history.size() && m_history.at(place) == shown) {
        place += by;
    }
    if (place < -1 || place >= m_history.size()) {
        return false;
    }
    if (m_place == -1) {
        m_draft = shown;
    }
    const QScopedValueRollback walking(m_walking, true);
    m_place = place;
    replaceText(place == -1 ? m_draft : m_history.at(place));
    return true;
}

void PromptEdit::keyPressEvent(QKeyEvent* event) {
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Up && onFirstLine() && walk(1)) {
        return;
    }
    if (plain && event->key() == Qt::Key_Down && onLastLine() && m_place >= 0 && walk(-1)) {
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool PromptEdit::canInsertFromMimeData(const QMimeData* source) const {
    return !std::ranges::any_of(source->urls(), &QUrl::isLocalFile) &&
           QPlainTextEdit::canInsertFromMimeData(source);
}

}  // namespace audioldm::ui
