// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

namespace audioldm::ui {

/// One window per user: the first start holds a lock and listens; later ones pass their arguments
/// on and end.
///
/// thread  GUI thread
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    /// folder  where lock and socket are, for this user alone; exists
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(SingleInstance)

    /// True when this is the first start; it listens from now on.
    [[nodiscard]] bool claim();
    /// Passes arguments to the first start, which may still be on its way up. False when nobody
    /// took them within `timeoutMs`.
    [[nodiscard]] bool passOn(const QStringList& arguments, int timeoutMs) const;

Q_SIGNALS:
    void started(const QStringList& arguments);

private:
    void serve();

    const QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

}  // namespace audioldm::ui
