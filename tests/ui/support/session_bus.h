// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QString>

namespace audioldm::ui::test {

/// A session bus for one test program, so that nothing of it reaches the desktop of whoever runs
/// it. Make it before anything asks for QDBusConnection::sessionBus().
class SessionBus final {
public:
    SessionBus() {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        if (m_daemon.waitForReadyRead(5000)) {
            m_address = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
            qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLocal8Bit());
        }
    }
    ~SessionBus() {
        m_daemon.terminate();
        m_daemon.waitForFinished(3000);
    }
    Q_DISABLE_COPY_MOVE(SessionBus)

    [[nodiscard]] bool isRunning() const { return !m_address.isEmpty(); }
    /// A connection besides the program's own, as another program would have.
    [[nodiscard]] QDBusConnection connection(const QString& name) const {
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QProcess m_daemon;
    QString m_address;
};

}  // namespace audioldm::ui::test
