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

    enum class Outcome {
        First,     ///< this is the first start: it listens from now on
        PassedOn,  ///< the first start took the arguments
        NoAnswer,  ///< there is one, and it did not take them in time
    };
    /// Becomes the first start, or passes arguments to it. That one may still be on its way up, or
    /// about to end.
    [[nodiscard]] Outcome claimOrPassOn(const QStringList& arguments, int timeoutMs);

Q_SIGNALS:
    void started(const QStringList& arguments);

private:
    [[nodiscard]] bool claim();
    [[nodiscard]] bool passOn(const QByteArray& message, int timeoutMs) const;
    void serve();

    const QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

}  // namespace audioldm::ui
