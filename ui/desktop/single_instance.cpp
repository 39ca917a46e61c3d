// SPDX-License-Identifier: MIT
#include "ui/desktop/single_instance.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QThread>

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRetryMs = 50;
constexpr qint64 kMaxMessage = 1024 * 1024;
constexpr char kEnd = '\n';

}  // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent),
      m_socket(u"%1/audioldm-studio.socket"_s.arg(folder)),
      m_lock(u"%1/audioldm-studio.lock"_s.arg(folder)) {
    // Held as long as the program runs; only a holder that is gone makes it stale.
    m_lock.setStaleLockTime(0);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::serve);
}

bool SingleInstance::claim() {
    if (!m_lock.tryLock(0)) {
        return false;
    }
    // A socket that is there belongs to a program that was killed.
    QLocalServer::removeServer(m_socket);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    static_cast<void>(m_server.listen(m_socket));
    return true;
}

bool SingleInstance::passOn(const QByteArray& message, int timeoutMs) const {
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(kRetryMs)) {
        return false;
    }
    socket.write(message);
    // The other side answers with one byte once it has read all of it.
    return socket.waitForBytesWritten(timeoutMs) && socket.waitForReadyRead(timeoutMs);
}

SingleInstance::Outcome SingleInstance::claimOrPassOn(const QStringList& arguments, int timeoutMs) {
    QByteArray message =
        QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact);
    message.append(kEnd);
    const QDeadlineTimer deadline(timeoutMs);
    while (true) {
        if (claim()) {
            return Outcome::First;
        }
        if (deadline.hasExpired()) {
            return Outcome::NoAnswer;
        }
        if (passOn(message, static_cast<int>(deadline.remainingTime()))) {
            return Outcome::PassedOn;
        }
        QThread::msleep(kRetryMs);
    }
}

void SingleInstance::serve() {
    while (QLocalSocket* const socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->bytesAvailable() > kMaxMessage) {
                socket->abort();
                return;
            }
            if (!socket->canReadLine()) {
                return;
            }
            QStringList arguments;
            for (const QJsonValue& value : QJsonDocument::fromJson(socket->readLine()).array()) {
                arguments << value.toString();
            }
            socket->write(QByteArray(1, kEnd));
            socket->flush();
            Q_EMIT started(arguments);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

}  // namespace audioldm::ui
