// SPDX-License-Identifier: MIT
#include <QDBusArgument>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/ui/support/session_bus.h"
#include "ui/desktop/app_id.h"
#include "ui/desktop/mpris.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/sleep_inhibitor.h"
#include "ui/player/audio_player.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;

/// The desktop's notification server.
class FakeNotifications final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList shown;  ///< "title|text"
    QString icon;
    QVariantMap hints;
    QList<uint> replaced;
    QList<uint> closed;

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the names of the interface
    uint Notify(const QString&, uint replaces, const QString& appIcon, const QString& title,
                const QString& text, const QStringList&, const QVariantMap& given, int) {
        shown << u"%1|%2"_s.arg(title, text);
        replaced << replaces;
        icon = appIcon;
        hints = given;
        return 7;
    }
    void CloseNotification(uint id) { closed << id; }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
};

/// The portal, as far as it keeps the machine awake.
class FakePortal final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Inhibit")

public:
    QList<uint> asked;
    QString reason;

public Q_SLOTS:
    QDBusObjectPath Inhibit(const QString&, uint flags, const QVariantMap& options) {
        asked << flags;
        reason = options.value(u"reason"_s).toString();
        return QDBusObjectPath(u"/request/1"_s);
    }
};

class FakeRequest final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")

public:
    int closed = 0;

public Q_SLOTS:
    void Close() { ++closed; }
};

/// A client of the player: the sound menu, or a lock screen.
class PlayerClient final : public QObject {
    Q_OBJECT

public:
    QStringList statuses;
    QList<qlonglong> seeks;

public Q_SLOTS:
    void propertiesChanged(const QString&, const QVariantMap& values, const QStringList&) {
        if (values.contains(u"PlaybackStatus"_s)) {
            statuses << values.value(u"PlaybackStatus"_s).toString();
        }
    }
    void seeked(qlonglong position) { seeks << position; }
};

/// What the program tells the desktop over the session bus, and what it takes from there.
class DesktopBusTest final : public QObject {
    Q_OBJECT

private:
    static WaveformPtr tone() {
        auto sound = std::make_shared<Waveform>();
        sound->sampleRate = 16000;
        sound->samples.resize(32000);
        for (std::size_t index = 0; index < sound->samples.size(); ++index) {
            sound->samples[index] = 0.2F * std::sin(0.05F * static_cast<float>(index));
        }
        return sound;
    }
    QDBusMessage call(const QString& interface, const QString& method,
                      const QVariantList& arguments = {}) {
        QDBusMessage message = QDBusMessage::createMethodCall(
            u"org.mpris.MediaPlayer2.%1"_s.arg(QLatin1String(kAppId)), u"/org/mpris/MediaPlayer2"_s,
            interface, method);
        message.setArguments(arguments);
        QDBusPendingCallWatcher watcher(m_other.asyncCall(message));
        QSignalSpy finished(&watcher, &QDBusPendingCallWatcher::finished);
        static_cast<void>(finished.wait(3000));
        return watcher.reply();
    }
    QVariant property(const QString& interface, const QString& name) {
        const QDBusMessage reply =
            call(u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {interface, name});
        return reply.arguments().value(0).value<QDBusVariant>().variant();
    }

    test::SessionBus m_bus;
    QDBusConnection m_other{QString()};
    const QString m_root = u"org.mpris.MediaPlayer2"_s;
    const QString m_playing = u"org.mpris.MediaPlayer2.Player"_s;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(m_bus.isRunning(), "dbus-daemon did not start");
        m_other = m_bus.connection(u"desktop"_s);
        QVERIFY(m_other.isConnected());
    }

    void withoutADesktopNothingFails() {
        Notifier notifier;
        notifier.notify(u"Title"_s, u"Text"_s);
        QTest::qWait(100);
        notifier.withdraw();
        SleepInhibitor inhibitor;
        inhibitor.setActive(true);
        QTest::qWait(100);
        inhibitor.setActive(false);
    }

    void aNotificationIsShownReplacedClickedAndWithdrawn() {
        FakeNotifications server;
        QVERIFY(m_other.registerObject(u"/org/freedesktop/Notifications"_s, &server,
                                       QDBusConnection::ExportAllContents));
        QVERIFY(m_other.registerService(u"org.freedesktop.Notifications"_s));
        Notifier notifier;
        QSignalSpy activated(&notifier, &Notifier::activated);
        notifier.notify(u"The sound is ready"_s, u"rain & <b>thunder</b>"_s);
        QTRY_COMPARE(server.shown.size(), 1);
        // The text is shown as it is, not as markup.
        QCOMPARE(server.shown.first(),
                 u"The sound is ready|rain &amp; &lt;b&gt;thunder&lt;/b&gt;"_s);
        QCOMPARE(server.icon, QString::fromLatin1(kAppId));
        QCOMPARE(server.hints.value(u"desktop-entry"_s).toString(), QString::fromLatin1(kAppId));
        QTest::qWait(50);
        notifier.notify(u"Another"_s, u"one"_s);
        QTRY_COMPARE(server.shown.size(), 2);
        QCOMPARE(server.replaced, (QList<uint>{0, 7}));
        QTest::qWait(50);
        Q_EMIT server.ActionInvoked(8, u"default"_s);
        Q_EMIT server.ActionInvoked(7, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
        notifier.withdraw();
        QTRY_COMPARE(server.closed, QList<uint>{7});
        notifier.withdraw();
        QTest::qWait(50);
        QCOMPARE(server.closed.size(), 1);
        // Seen before the server has answered: it goes all the same.
        notifier.notify(u"A third"_s, u"one"_s);
        notifier.withdraw();
        QTRY_COMPARE(server.closed.size(), 2);
        m_other.unregisterService(u"org.freedesktop.Notifications"_s);
    }

    void theMachineStaysAwakeWhileSoundsAreMade() {
        FakePortal portal;
        FakeRequest request;
        QVERIFY(m_other.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
                                       QDBusConnection::ExportAllContents));
        QVERIFY(
            m_other.registerObject(u"/request/1"_s, &request, QDBusConnection::ExportAllContents));
        QVERIFY(m_other.registerService(u"org.freedesktop.portal.Desktop"_s));
        {
            SleepInhibitor inhibitor;
            inhibitor.setActive(true);
            inhibitor.setActive(true);
            QTRY_COMPARE(portal.asked, QList<uint>{4});
            QVERIFY(!portal.reason.isEmpty());
            QTest::qWait(50);
            inhibitor.setActive(false);
            QTRY_COMPARE(request.closed, 1);
            // Over before the portal has answered: it is let go all the same.
            inhibitor.setActive(true);
            inhibitor.setActive(false);
            QTRY_COMPARE(request.closed, 2);
            // And on again before that: only the later request is held.
            inhibitor.setActive(true);
            inhibitor.setActive(false);
            inhibitor.setActive(true);
            QTRY_COMPARE(portal.asked.size(), 4);
            QTRY_COMPARE(request.closed, 3);
            QTest::qWait(50);
        }
        QTRY_COMPARE(request.closed, 4);
        m_other.unregisterService(u"org.freedesktop.portal.Desktop"_s);
    }

    void mediaKeysPlayAndPauseTheTake() {
        AudioPlayer player;
        Mpris mpris(player, [] { return u"rain"_s; });
        QVERIFY(mpris.isRegistered());
        QCOMPARE(property(m_root, u"Identity"_s).toString(), u"AudioLDM Studio"_s);
        QCOMPARE(property(m_root, u"DesktopEntry"_s).toString(), QString::fromLatin1(kAppId));
        QCOMPARE(property(m_playing, u"CanControl"_s).toBool(), true);
        QCOMPARE(property(m_playing, u"CanPlay"_s).toBool(), false);
        player.setSound(tone());
        QTRY_COMPARE(property(m_playing, u"CanPlay"_s).toBool(), true);
        QCOMPARE(property(m_playing, u"PlaybackStatus"_s).toString(), u"Stopped"_s);
        const auto data =
            qdbus_cast<QVariantMap>(property(m_playing, u"Metadata"_s).value<QDBusArgument>());
        QCOMPARE(data.value(u"xesam:title"_s).toString(), u"rain"_s);
        QCOMPARE(data.value(u"mpris:length"_s).toLongLong(), 2'000'000LL);
        call(m_playing, u"PlayPause"_s);
        QTRY_COMPARE(property(m_playing, u"PlaybackStatus"_s).toString(), u"Playing"_s);
        call(m_playing, u"PlayPause"_s);
        QTRY_VERIFY(property(m_playing, u"PlaybackStatus"_s).toString() != u"Playing"_s);
        call(m_playing, u"Seek"_s, {qlonglong{1'000'000}});
        QTRY_VERIFY(player.position() >= 1.0);
        call(m_playing, u"SetPosition"_s,
             {QVariant::fromValue(QDBusObjectPath(u"/org/audioldm/Studio/take"_s)),
              qlonglong{500'000}});
        QTRY_VERIFY(std::fabs(player.position() - 0.5) < 0.1);
        // Beyond the end, and of another track: nothing happens, as the specification says.
        call(m_playing, u"SetPosition"_s,
             {QVariant::fromValue(QDBusObjectPath(u"/org/audioldm/Studio/take"_s)),
              qlonglong{9'000'000}});
        QVERIFY(std::fabs(player.position() - 0.5) < 0.1);
        QSignalSpy raise(&mpris, &Mpris::raiseWanted);
        call(m_root, u"Raise"_s);
        QCOMPARE(raise.size(), 1);
    }

    void clientsAreToldOfStopAndOfSeeks() {
        AudioPlayer player;
        Mpris mpris(player, [] { return u"rain"_s; });
        PlayerClient client;
        const QString service = u"org.mpris.MediaPlayer2.%1"_s.arg(QLatin1String(kAppId));
        const QString object = u"/org/mpris/MediaPlayer2"_s;
        QVERIFY(m_other.connect(service, object, u"org.freedesktop.DBus.Properties"_s,
                                u"PropertiesChanged"_s, &client,
                                SLOT(propertiesChanged(QString, QVariantMap, QStringList))));
        QVERIFY(m_other.connect(service, object, m_playing, u"Seeked"_s, &client,
                                SLOT(seeked(qlonglong))));
        player.setSound(tone());
        player.seek(0.5);
        QTRY_COMPARE(client.seeks, QList<qlonglong>{500'000});
        player.play();
        QTRY_VERIFY(player.position() > 0.6);
        call(m_playing, u"Stop"_s);
        QTRY_VERIFY(!client.statuses.isEmpty() && client.statuses.last() != u"Playing"_s);
        QTest::qWait(50);
        QCOMPARE(client.statuses.last(), u"Stopped"_s);
        QCOMPARE(client.seeks.last(), 0);
        client.seeks.clear();
        call(m_playing, u"Seek"_s, {qlonglong{1'000'000}});
        QTRY_COMPARE(client.seeks, QList<qlonglong>{1'000'000});
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::DesktopBusTest)
#include "desktop_bus_test.moc"
