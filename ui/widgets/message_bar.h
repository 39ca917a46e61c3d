// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QString>
#include <functional>
#include <vector>

#include "engine/api/error.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace audioldm::ui {

/// One line next to the work instead of a box in front of it: what happened, why, and buttons for
/// what can be done now. A new message takes the place of the old one.
///
/// thread  GUI thread
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    enum class Kind {
        Note,
        Warning,
        Problem,
    };
    struct Action {
        QString text;
        std::function<void()> run;
    };

    explicit MessageBar(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(MessageBar)

    /// topic  names what it is about: dismiss(topic) takes it away again; may be empty
    void show(Kind kind, const QString& text, const std::vector<Action>& actions = {},
              const QString& topic = {});
    /// A failure in words for people; its details can be copied.
    void showError(const Error& error, std::vector<Action> actions = {}, const QString& topic = {});
    /// Takes the message away when it is about `topic`.
    void dismiss(const QString& topic);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString topic() const { return m_topic; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close();

    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_actions;
    QToolButton* m_close;
    QString m_topic;
};

}  // namespace audioldm::ui
