// SPDX-License-Identifier: MIT
#include "ui/widgets/prompt_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/widgets/fold.h"
#include "ui/widgets/prompt_edit.h"
#include "ui/widgets/prompt_highlighter.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRestMs = 150;
constexpr int kPromptLines = 8;  // Room for a long sentence; more of them scroll.

/// Prompts that show what can be asked for. The models were trained on English captions, so these
/// are not translated.
const QStringList& standardExamples() {
    static const QStringList kExamples = {
        u"A dog barking in the distance"_s,
        u"Heavy rain on a tin roof with rolling thunder"_s,
        u"Footsteps on gravel, slowly coming closer"_s,
        u"A calm piano melody with soft strings"_s,
        u"Waves breaking on a pebble beach"_s,
        u"A wooden door creaks open"_s,
        u"Crowd cheering in a stadium"_s,
        u"Deep electronic bass with a steady beat"_s,
    };
    return kExamples;
}

QLabel* heading(const QString& text, QWidget* buddy, QWidget* parent) {
    auto* const label = new QLabel(text, parent);
    label->setBuddy(buddy);
    return label;
}

}  // namespace

PromptPanel::PromptPanel(QWidget* parent)
    : QWidget(parent),
      m_prompt(new PromptEdit(kPromptLines, this)),
      m_negative(new PromptEdit(2)),
      m_highlighter(new PromptHighlighter(m_prompt->document())),
      m_tokens(new QLabel(this)),
      m_examples(new QToolButton(this)),
      m_fold(new Fold(tr("Negative prompt"), m_negative, this)) {
    build();
    setExamples({});
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] { Q_EMIT tokensWanted(prompt()); });
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &PromptPanel::edited);
    connect(m_negative, &QPlainTextEdit::textChanged, this, &PromptPanel::changed);
    connect(m_fold, &Fold::toggled, this, &PromptPanel::foldToggled);
}

void PromptPanel::build() {
    m_prompt->setObjectName(u"prompt"_s);
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setAccessibleDescription(
        tr("The sound to make, in words. Up and Down at the ends "
           "bring back earlier prompts."));
    m_negative->setObjectName(u"negativePrompt"_s);
    m_negative->setAccessibleName(tr("Negative prompt"));
    m_negative->setPlaceholderText(tr("What should not be heard"));
    m_negative->setToolTip(
        tr("The sound is led away from what stands here. It acts with guidance above 1."));
    m_tokens->setObjectName(u"tokens"_s);
    m_tokens->setForegroundRole(QPalette::PlaceholderText);
    m_tokens->setWordWrap(true);
    m_examples->setObjectName(u"examples"_s);
    m_examples->setText(tr("Examples"));
    m_examples->setAccessibleName(tr("Example prompts"));
    m_examples->setAutoRaise(true);
    m_examples->setFocusPolicy(Qt::StrongFocus);
    m_examples->setPopupMode(QToolButton::InstantPopup);

    auto* const top = new QHBoxLayout;
    top->addWidget(heading(tr("Prompt"), m_prompt, this));
    top->addStretch();
    top->addWidget(m_examples);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_prompt);
    m_tokens->setAlignment(Qt::AlignTrailing);
    layout->addWidget(m_tokens);
    layout->addWidget(m_fold);
    setTabOrder(m_prompt, m_examples);
}

void PromptPanel::setExamples(const QStringList& examples) {
    const QStringList& shown = examples.isEmpty() ? standardExamples() : examples;
    QMenu* const before = m_examples->menu();
    auto* const menu = new QMenu(m_examples);
    for (const QString& example : shown) {
        menu->addAction(example, this, [this, example] {
            m_prompt->replaceText(example);
            m_prompt->setFocus(Qt::OtherFocusReason);
        });
    }
    m_examples->setMenu(menu);
    delete before;
    m_firstExample = shown.first();
    m_prompt->setPlaceholderText(tr("Describe a sound, for example:\n%1").arg(m_firstExample));
}

void PromptPanel::proposeExample() {
    if (prompt().isEmpty()) {
        m_prompt->replaceText(m_firstExample);
        m_prompt->selectAll();
    }
}

QString PromptPanel::prompt() const {
    return m_prompt->toPlainText();
}

QString PromptPanel::negativePrompt() const {
    return m_negative->toPlainText();
}

void PromptPanel::setPrompt(const QString& text) {
    m_prompt->replaceText(text);
}

void PromptPanel::setNegativePrompt(const QString& text) {
    m_negative->replaceText(text);
    if (!text.isEmpty()) {
        m_fold->setOpen(true);
    }
}

bool PromptPanel::isNegativeOpen() const {
    return m_fold->isOpen();
}

void PromptPanel::setNegativeOpen(bool open) {
    m_fold->setOpen(open);
}

void PromptPanel::setHistory(const QStringList& prompts) {
    m_prompt->setHistory(prompts);
}

void PromptPanel::focusPrompt() {
    m_prompt->setFocus(Qt::OtherFocusReason);
}

void PromptPanel::edited() {
    m_rest.start();
    Q_EMIT changed();
}

void PromptPanel::setTokens(const QString& text, const std::optional<PromptTokens>& tokens) {
    if (text != prompt()) {
        // The answer to an older text; the one to this is on its way.
        return;
    }
    if (!tokens || text.isEmpty()) {
        m_tokens->clear();
        m_highlighter->setSeen(-1);
        return;
    }
    const QByteArray bytes = text.toUtf8();
    const auto seenBytes = static_cast<qsizetype>(tokens->seenBytes);
    const bool allSeen = seenBytes >= bytes.size();
    const QString seen = QString::fromUtf8(bytes.left(seenBytes));
    m_highlighter->setSeen(allSeen ? -1 : static_cast<int>(seen.size()));
    const QLocale locale;
    const QString counted =
        tr("%1 of %2 tokens").arg(locale.toString(tokens->used), locale.toString(tokens->limit));
    m_tokens->setText(allSeen ? counted : tr("%1; the struck-out part is not used").arg(counted));
    m_tokens->setForegroundRole(allSeen ? QPalette::PlaceholderText : QPalette::WindowText);
}

}  // namespace audioldm::ui
