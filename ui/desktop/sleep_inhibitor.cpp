// SPDX-License-Identifier: MIT
#include "ui/desktop/sleep_inhibitor.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr uint kSuspend = 4;
const QString kPortal = u"org.freedesktop.portal.Desktop"_s;

}  // namespace

SleepInhibitor::~SleepInhibitor() {
    release();
}

void SleepInhibitor::setActive(bool active) {
    if (active == m_active) {
        return;
    }
    m_active = active;
    if (!active) {
        release();
        return;
    }
    QDBusMessage message =
        QDBusMessage::createMethodCall(kPortal, u"/org/freedesktop/portal/desktop"_s,
                                       u"org.freedesktop.portal.Inhibit"_s, u"Inhibit"_s);
    message << QString() << kSuspend << QVariantMap{{u"reason"_s, tr("Making a sound")}};
    auto* const watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusObjectPath> reply = *done;
                if (!reply.isError()) {
                    // One that was asked for before this one, and was no longer wanted.
                    release();
                    m_handle = reply.value().path();
                }
                if (!m_active) {
                    release();
                }
                done->deleteLater();
            });
}

void SleepInhibitor::release() {
    if (m_handle.isEmpty()) {
        return;
    }
    QDBusConnection::sessionBus().asyncCall(QDBusMessage::createMethodCall(
        kPortal, m_handle, u"org.freedesktop.portal.Request"_s, u"Close"_s));
    m_handle.clear();
}

}  // namespace audioldm::ui
