// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusObjectPath>
#include <QObject>
#include <QStringList>
#include <QVariantMap>
#include <functional>

namespace audioldm::ui {

class AudioPlayer;

/// The program as media players show themselves to the desktop (MPRIS 2): media keys, the sound
/// menu and lock screens play and pause the take.
///
/// Source: https://specifications.freedesktop.org/mpris-spec/latest
/// thread  GUI thread
class Mpris final : public QObject {
    Q_OBJECT

public:
    /// player  outlives it; title  of the sound that is loaded
    Mpris(AudioPlayer& player, std::function<QString()> title, QObject* parent = nullptr);
    ~Mpris() override;
    Q_DISABLE_COPY_MOVE(Mpris)

    /// Whether the session bus took the name.
    [[nodiscard]] bool isRegistered() const { return m_registered; }
    [[nodiscard]] AudioPlayer& player() const { return m_player; }
    [[nodiscard]] QVariantMap metadata() const;
    [[nodiscard]] QString playbackStatus() const;

Q_SIGNALS:
    void raiseWanted();
    void quitWanted();

private:
    void tell(const QVariantMap& properties) const;
    void tellSound() const;

    AudioPlayer& m_player;
    const std::function<QString()> m_title;
    bool m_registered = false;
};

/// org.mpris.MediaPlayer2
class MprisRoot final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2")
    Q_PROPERTY(bool CanQuit READ yes)
    Q_PROPERTY(bool CanRaise READ yes)
    Q_PROPERTY(bool HasTrackList READ no)
    Q_PROPERTY(QString Identity READ identity)
    Q_PROPERTY(QString DesktopEntry READ desktopEntry)
    Q_PROPERTY(QStringList SupportedUriSchemes READ schemes)
    Q_PROPERTY(QStringList SupportedMimeTypes READ mimeTypes)

public:
    explicit MprisRoot(Mpris& owner);
    Q_DISABLE_COPY_MOVE(MprisRoot)

    [[nodiscard]] bool yes() const { return true; }
    [[nodiscard]] bool no() const { return false; }
    [[nodiscard]] QString identity() const;
    [[nodiscard]] QString desktopEntry() const;
    [[nodiscard]] QStringList schemes() const;
    [[nodiscard]] QStringList mimeTypes() const;

public Q_SLOTS:
    void Raise();
    void Quit();

private:
    Mpris& m_owner;
};

/// org.mpris.MediaPlayer2.Player; times are microseconds.
class MprisPlayer final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2.Player")
    Q_PROPERTY(QString PlaybackStatus READ playbackStatus)
    Q_PROPERTY(QString LoopStatus READ loopStatus WRITE setLoopStatus)
    Q_PROPERTY(double Rate READ rate WRITE setRate)
    Q_PROPERTY(double MinimumRate READ rate)
    Q_PROPERTY(double MaximumRate READ rate)
    Q_PROPERTY(double Volume READ volume WRITE setVolume)
    Q_PROPERTY(qlonglong Position READ position)
    Q_PROPERTY(QVariantMap Metadata READ metadata)
    Q_PROPERTY(bool CanGoNext READ no)
    Q_PROPERTY(bool CanGoPrevious READ no)
    Q_PROPERTY(bool CanPlay READ hasSound)
    Q_PROPERTY(bool CanPause READ hasSound)
    Q_PROPERTY(bool CanSeek READ hasSound)
    Q_PROPERTY(bool CanControl READ yes)

public:
    explicit MprisPlayer(Mpris& owner);
    Q_DISABLE_COPY_MOVE(MprisPlayer)

    [[nodiscard]] bool yes() const { return true; }
    [[nodiscard]] bool no() const { return false; }
    [[nodiscard]] bool hasSound() const;
    [[nodiscard]] QString playbackStatus() const { return m_owner.playbackStatus(); }
    [[nodiscard]] QString loopStatus() const;
    void setLoopStatus(const QString& status);
    [[nodiscard]] double rate() const { return 1; }
    /// 0 pauses, as the specification says; other rates are not played.
    void setRate(double rate);
    [[nodiscard]] double volume() const;
    void setVolume(double volume);
    [[nodiscard]] qlonglong position() const;
    [[nodiscard]] QVariantMap metadata() const { return m_owner.metadata(); }

public Q_SLOTS:
    void Next() {}
    void Previous();
    void Pause();
    void PlayPause();
    void Stop();
    void Play();
    void Seek(qlonglong offset);
    void SetPosition(const QDBusObjectPath& track, qlonglong position);
    void OpenUri(const QString&) {}

Q_SIGNALS:
    void Seeked(qlonglong position);

private:
    Mpris& m_owner;
};

}  // namespace audioldm::ui
