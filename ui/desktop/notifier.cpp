// SPDX-License-Identifier: MIT
#include "ui/desktop/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include "ui/desktop/app_id.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;

QDBusMessage call(const QString& method) {
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

}  // namespace

Notifier::Notifier(QObject* parent)
    : QObject(parent) {
    QDBusConnection::sessionBus().connect(kService, kPath, kService, u"ActionInvoked"_s, this,
                                          SLOT(actionInvoked(uint, QString)));
}

void Notifier::notify(const QString& title, const QString& text) {
    QDBusMessage message = call(u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, QString::fromLatin1(kAppId)},
                            {u"category"_s, u"transfer.complete"_s}};
    message << tr("AudioLDM Studio") << m_id << QString::fromLatin1(kAppId) << title
            << text.toHtmlEscaped() << QStringList{u"default"_s, tr("Show")} << hints << -1;
    m_wanted = true;
    auto* const watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<uint> reply = *done;
                m_id = reply.isError() ? 0 : reply.value();
                if (!m_wanted) {
                    withdraw();
                }
                done->deleteLater();
            });
}

void Notifier::withdraw() {
    m_wanted = false;
    if (m_id == 0) {
        return;
    }
    QDBusMessage message = call(u"CloseNotification"_s);
    message << m_id;
    QDBusConnection::sessionBus().asyncCall(message);
    m_id = 0;
}

void Notifier::actionInvoked(uint id, const QString&) {
    if (id == m_id && id != 0) {
        Q_EMIT activated();
    }
}

}  // namespace audioldm::ui
