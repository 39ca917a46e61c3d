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
/// what can be done now. A new message takes the place of the old one, which comes back after it if
/// it must be read.
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
    enum class Stay {
        UntilTheNext,
        UntilClosed,  ///< it comes back when one that took its place is closed
    };

    explicit MessageBar(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(MessageBar)

    /// topic  names what it is about: dismiss(topic) takes it away again, and so does a newer
    ///        message about the same; may be empty
    void show(Kind kind, const QString& text, const std::vector<Action>& actions = {},
              const QString& topic = {}, Stay stay = Stay::UntilTheNext);
    /// A failure in words for people; its details can be copied.
    void showError(const Error& error, std::vector<Action> actions = {}, const QString& topic = {});
    /// Takes the message away when it is about `topic`.
    void dismiss(const QString& topic);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString topic() const { return m_message.topic; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Message {
        Kind kind = Kind::Note;
        QString text;
        std::vector<Action> actions;
        QString topic;
        Stay stay = Stay::UntilTheNext;
    };

    void close();
    void forgetWaiting(const QString& topic);
    void present();

    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_actions;
    QToolButton* m_close;
    Message m_message;               ///< the one that is shown
    std::vector<Message> m_waiting;  ///< to come back, the next one last
};

}  // namespace audioldm::ui
