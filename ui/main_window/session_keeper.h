// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

#include "ui/state/session.h"

namespace audioldm::ui {

class LibraryClient;

/// Keeps the session in the library shortly after each change, so that neither a crash nor the end
/// of the desktop's session loses it.
///
/// thread  GUI thread
class SessionKeeper final : public QObject {
    Q_OBJECT

public:
    /// gather  the session as it stands; called on this thread
    SessionKeeper(LibraryClient& client, std::function<Session()> gather,
                  QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(SessionKeeper)

    /// Reads the last session; until its answer has come nothing is kept.
    void restore(const std::function<void(const Session&)>& answer);

public Q_SLOTS:
    /// Something changed: keeps it in a moment.
    void touch();
    /// Keeps it now: something changed that must not be lost.
    void keepNow();

private:
    LibraryClient& m_client;
    const std::function<Session()> m_gather;
    QTimer m_timer;
    QByteArray m_kept;
    bool m_restored = false;
};

}  // namespace audioldm::ui
