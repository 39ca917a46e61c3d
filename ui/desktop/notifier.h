// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

namespace audioldm::ui {

/// Notifications of the desktop (org.freedesktop.Notifications). Without a server nothing is shown
/// and nothing fails: a notification is never the only sign.
///
/// thread  GUI thread; no call waits
class Notifier final : public QObject {
    Q_OBJECT

public:
    explicit Notifier(QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(Notifier)

    /// Shows a notification in place of the last one.
    void notify(const QString& title, const QString& text);
    /// Takes the last one away: it is seen.
    void withdraw();

Q_SIGNALS:
    /// The user clicked on the notification.
    void activated();

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);

private:
    uint m_id = 0;          ///< of the notification that is shown; 0: none
    bool m_wanted = false;  ///< one may be on its way that is already withdrawn
};

}  // namespace audioldm::ui
