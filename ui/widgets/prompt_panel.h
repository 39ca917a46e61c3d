// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "engine/api/generation_service.h"

class QLabel;
class QToolButton;

namespace audioldm::ui {

class Fold;
class PromptEdit;
class PromptHighlighter;

/// What is to be heard, and (folded away) what is not.
///
/// thread  GUI thread
class PromptPanel final : public QWidget {
    Q_OBJECT

public:
    explicit PromptPanel(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(PromptPanel)

    [[nodiscard]] QString prompt() const;
    [[nodiscard]] QString negativePrompt() const;
    void setPrompt(const QString& text);
    void setNegativePrompt(const QString& text);
    [[nodiscard]] bool isNegativeOpen() const;
    void setNegativeOpen(bool open);

    /// Prompts that the model is good at; empty: those of the program.
    void setExamples(const QStringList& examples);
    /// Puts the first example into the field when it is empty, selected: typing replaces it.
    void proposeExample();
    /// prompts  the latest first
    void setHistory(const QStringList& prompts);
    /// The answer to tokensWanted(); none: not known.
    void setTokens(const QString& text, const std::optional<PromptTokens>& tokens);
    void focusPrompt();

Q_SIGNALS:
    void changed();
    void foldToggled();
    /// The text has rested for a moment: how many tokens is it?
    void tokensWanted(const QString& text);

private:
    void build();
    void edited();

    PromptEdit* m_prompt;
    PromptEdit* m_negative;
    PromptHighlighter* m_highlighter;
    QLabel* m_tokens;
    QToolButton* m_examples;
    Fold* m_fold;
    QString m_firstExample;
    QTimer m_rest;
};

}  // namespace audioldm::ui
