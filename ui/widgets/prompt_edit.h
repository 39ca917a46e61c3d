// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>
#include <QStringList>

namespace audioldm::ui {

/// A text of a few lines with a history: Up on the first line goes to older prompts, Down on the
/// last line back to newer ones and to what was being written. Tab leaves the field.
///
/// thread  GUI thread
class PromptEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PromptEdit(int lines, QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(PromptEdit)

    /// prompts  the latest first
    void setHistory(const QStringList& prompts);
    /// Puts a text in place of the present one; can be undone.
    void replaceText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    /// Files are for the window to open; their addresses are no prompt.
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;

private:
    [[nodiscard]] bool onFirstLine() const;
    [[nodiscard]] bool onLastLine() const;
    bool walk(int by);

    const int m_lines;
    QStringList m_history;
    QString m_draft;         ///< what was written before the history was entered
    int m_place = -1;        ///< in the history; -1: the draft
    bool m_walking = false;  ///< the text is changed by a walk, not by the user
};

}  // namespace audioldm::ui
