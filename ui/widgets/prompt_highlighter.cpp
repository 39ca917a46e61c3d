// SPDX-License-Identifier: MIT
#include "ui/widgets/prompt_highlighter.h"

#include <QGuiApplication>
#include <QPalette>
#include <algorithm>

namespace audioldm::ui {

PromptHighlighter::PromptHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document) {}

void PromptHighlighter::setSeen(int seen) {
    if (seen != m_seen) {
        m_seen = seen;
        rehighlight();
    }
}

void PromptHighlighter::highlightBlock(const QString& text) {
    if (m_seen < 0) {
        return;
    }
    const int length = static_cast<int>(text.size());
    const int first = std::clamp(m_seen - currentBlock().position(), 0, length);
    QTextCharFormat unseen;
    // Struck out as well as pale: not by colour alone.
    unseen.setFontStrikeOut(true);
    unseen.setForeground(QGuiApplication::palette().brush(QPalette::PlaceholderText));
    setFormat(first, length - first, unseen);
}

}  // namespace audioldm::ui
