// SPDX-License-Identifier: MIT
#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/state/error_text.h"
#include "ui/widgets/studio_icon.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

QString iconOf(MessageBar::Kind kind) {
    switch (kind) {
        case MessageBar::Kind::Warning:
            return u"dialog-warning"_s;
        case MessageBar::Kind::Problem:
            return u"dialog-error"_s;
        case MessageBar::Kind::Note:
            break;
    }
    return u"dialog-information"_s;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_actions(new QHBoxLayout),
      m_close(new QToolButton(this)) {
    setObjectName(u"messageBar"_s);
    setAccessibleName(tr("Message"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setObjectName(u"messageText"_s);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A label is never narrower than its longest word: a file's name would widen the window.
    QSizePolicy policy = m_text->sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Ignored);
    m_text->setSizePolicy(policy);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setIcon(studioIcon(u"window-close"_s));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    connect(m_close, &QToolButton::clicked, this, &MessageBar::close);

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_actions);
    layout->addWidget(m_close);
    hide();
}

void MessageBar::show(Kind kind, const QString& text, const std::vector<Action>& actions,
                      const QString& topic, Stay stay) {
    forgetWaiting(topic);
    const bool another = topic.isEmpty() || topic != m_message.topic;
    if (!isHidden() && another && m_message.stay == Stay::UntilClosed) {
        m_waiting.push_back(m_message);
    }
    m_message = {kind, text, actions, topic, stay};
    present();
}

void MessageBar::present() {
    while (QLayoutItem* const item = m_actions->takeAt(0)) {
        // One of them may be the sender of the signal that led here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Action& action : m_message.actions) {
        auto* const button = new QPushButton(action.text, this);
        button->setAccessibleName(action.text);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            close();
            run();
        });
        m_actions->addWidget(button);
    }
    const QString& text = m_message.text;
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_text->setToolTip(text);
    const int size = fontMetrics().height();
    m_icon->setAccessibleName(accessibleName());
    m_icon->setPixmap(
        studioIcon(iconOf(m_message.kind)).pixmap(QSize(size, size), devicePixelRatioF()));
    setAccessibleDescription(text);
    QFrame::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::forgetWaiting(const QString& topic) {
    if (!topic.isEmpty()) {
        std::erase_if(m_waiting, [&](const Message& message) { return message.topic == topic; });
    }
}

void MessageBar::showError(const Error& error, std::vector<Action> actions, const QString& topic) {
    const ErrorText words(error);
    actions.push_back({tr("Copy details"), [details = words.details] {
                           QGuiApplication::clipboard()->setText(details);
                       }});
    show(Kind::Problem, tr("%1 %2", "what happened, what to do").arg(words.what, words.advice),
         actions, topic);
    m_text->setToolTip(words.details);
}

void MessageBar::dismiss(const QString& topic) {
    forgetWaiting(topic);
    if (m_message.topic == topic) {
        close();
    }
}

QString MessageBar::text() const {
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

void MessageBar::close() {
    if (!m_waiting.empty()) {
        m_message = m_waiting.back();
        m_waiting.pop_back();
        present();
        return;
    }
    m_message = {};
    hide();
}

}  // namespace audioldm::ui
