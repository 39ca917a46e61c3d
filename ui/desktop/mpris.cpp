// SPDX-License-Identifier: MIT
#include "ui/desktop/mpris.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/desktop/app_id.h"
#include "ui/player/audio_player.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double kMicroseconds = 1e6;
const QString kPath = u"/org/mpris/MediaPlayer2"_s;
const QString kTrack = u"/org/audioldm/Studio/take"_s;
const QString kNoTrack = u"/org/mpris/MediaPlayer2/TrackList/NoTrack"_s;

QString serviceName() {
    return u"org.mpris.MediaPlayer2.%1"_s.arg(QLatin1String(kAppId));
}

qlonglong microseconds(double seconds) {
    return std::llround(seconds * kMicroseconds);
}

}  // namespace

Mpris::Mpris(AudioPlayer& player, std::function<QString()> title, QObject* parent)
    : QObject(parent),
      m_player(player),
      m_title(std::move(title)) {
    new MprisRoot(*this);
    auto* const adaptor = new MprisPlayer(*this);
    QDBusConnection bus = QDBusConnection::sessionBus();
    m_registered = bus.registerObject(kPath, this) && bus.registerService(serviceName());
    connect(&m_player, &AudioPlayer::stateChanged, this, [this] {
        tell({{u"PlaybackStatus"_s, playbackStatus()}});
    });
    connect(&m_player, &AudioPlayer::soundChanged, this, &Mpris::tellSound);
    connect(&m_player, &AudioPlayer::seeked, adaptor,
            [adaptor](double seconds) { Q_EMIT adaptor->Seeked(microseconds(seconds)); });
    connect(&m_player, &AudioPlayer::volumeChanged, this, [this] {
        tell({{u"Volume"_s, m_player.volume()}});
    });
    connect(&m_player, &AudioPlayer::loopChanged, this, [this, adaptor] {
        tell({{u"LoopStatus"_s, adaptor->loopStatus()}});
    });
}

Mpris::~Mpris() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.unregisterObject(kPath);
    if (m_registered) {
        bus.unregisterService(serviceName());
    }
}

QVariantMap Mpris::metadata() const {
    const bool any = m_player.state() != AudioPlayer::State::Empty;
    QVariantMap data{
        {u"mpris:trackid"_s, QVariant::fromValue(QDBusObjectPath(any ? kTrack : kNoTrack))}};
    if (any) {
        data.insert(u"mpris:length"_s, microseconds(m_player.durationSeconds()));
        data.insert(u"xesam:title"_s, m_title());
    }
    return data;
}

QString Mpris::playbackStatus() const {
    switch (m_player.state()) {
        case AudioPlayer::State::Playing:
            return u"Playing"_s;
        case AudioPlayer::State::Paused:
            return m_player.position() > 0 ? u"Paused"_s : u"Stopped"_s;
        case AudioPlayer::State::Empty:
            break;
    }
    return u"Stopped"_s;
}

void Mpris::tell(const QVariantMap& properties) const {
    QDBusMessage signal = QDBusMessage::createSignal(kPath, u"org.freedesktop.DBus.Properties"_s,
                                                     u"PropertiesChanged"_s);
    signal << u"org.mpris.MediaPlayer2.Player"_s << properties << QStringList();
    QDBusConnection::sessionBus().send(signal);
}

void Mpris::tellSound() const {
    const bool any = m_player.state() != AudioPlayer::State::Empty;
    tell({{u"Metadata"_s, metadata()},
          {u"PlaybackStatus"_s, playbackStatus()},
          {u"CanPlay"_s, any},
          {u"CanPause"_s, any},
          {u"CanSeek"_s, any}});
}

MprisRoot::MprisRoot(Mpris& owner)
    : QDBusAbstractAdaptor(&owner),
      m_owner(owner) {}

QString MprisRoot::identity() const {
    return u"AudioLDM Studio"_s;
}

QString MprisRoot::desktopEntry() const {
    return QString::fromLatin1(kAppId);
}

QStringList MprisRoot::schemes() const {
    return {};
}

QStringList MprisRoot::mimeTypes() const {
    return {};
}

void MprisRoot::Raise() {
    Q_EMIT m_owner.raiseWanted();
}

void MprisRoot::Quit() {
    Q_EMIT m_owner.quitWanted();
}

MprisPlayer::MprisPlayer(Mpris& owner)
    : QDBusAbstractAdaptor(&owner),
      m_owner(owner) {}

bool MprisPlayer::hasSound() const {
    return m_owner.player().state() != AudioPlayer::State::Empty;
}

QString MprisPlayer::loopStatus() const {
    return m_owner.player().isLooping() ? u"Track"_s : u"None"_s;
}

void MprisPlayer::setLoopStatus(const QString& status) {
    m_owner.player().setLooping(status != "None"_L1);
}

void MprisPlayer::setRate(double rate) {
    if (rate <= 0) {
        Pause();
    }
}

double MprisPlayer::volume() const {
    return m_owner.player().volume();
}

void MprisPlayer::setVolume(double volume) {
    m_owner.player().setVolume(std::clamp(volume, 0.0, 1.0));
}

qlonglong MprisPlayer::position() const {
    return microseconds(m_owner.player().position());
}

void MprisPlayer::Previous() {
    SetPosition(QDBusObjectPath(kTrack), 0);
}

void MprisPlayer::Pause() {
    m_owner.player().pause();
}

void MprisPlayer::PlayPause() {
    m_owner.player().togglePlay();
}

void MprisPlayer::Stop() {
    m_owner.player().stop();
}

void MprisPlayer::Play() {
    m_owner.player().play();
}

void MprisPlayer::Seek(qlonglong offset) {
    SetPosition(QDBusObjectPath(kTrack), std::max<qlonglong>(0, position() + offset));
}

void MprisPlayer::SetPosition(const QDBusObjectPath& track, qlonglong position) {
    const double seconds = static_cast<double>(position) / kMicroseconds;
    if (track.path() != kTrack || seconds < 0 || seconds > m_owner.player().durationSeconds()) {
        return;
    }
    m_owner.player().seek(seconds);
}

}  // namespace audioldm::ui
