// SPDX-License-Identifier: MIT
#pragma once

#include <QSyntaxHighlighter>

namespace audioldm::ui {

/// Marks the part of a prompt that the model does not see.
///
/// thread  GUI thread
class PromptHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit PromptHighlighter(QTextDocument* document);
    Q_DISABLE_COPY_MOVE(PromptHighlighter)

    /// seen  characters from the start that the model sees; below 0: all of them
    void setSeen(int seen);
    [[nodiscard]] int seen() const { return m_seen; }

protected:
    void highlightBlock(const QString& text) override;

private:
    int m_seen = -1;
};

}  // namespace audioldm::ui
