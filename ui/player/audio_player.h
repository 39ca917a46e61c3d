// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <QByteArray>
#include <QElapsedTimer>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>
#include <QThread>
#include <QTimer>

#include "engine/api/waveform.h"
#include "ui/player/playback_program.h"

class QMediaDevices;

namespace audioldm::ui {

class AudioOutput;
class PlaybackRenderer;

/// A place that sound can come out of.
struct SoundDevice {
    QByteArray id;
    QString name;  ///< as the system calls it
    bool isDefault = false;
};

/// Plays one sound, or two that are compared, on a sound device of the machine.
///
/// Times are seconds from the sound's beginning; a time is rounded to the nearest sample, so
/// sample / sampleRate means exactly that sample. Without a sound device everything works but
/// nothing is heard: the position moves as if it were, and deviceProblem() says why.
///
/// thread  GUI thread; the sound is handed to the device on a thread of its own
class AudioPlayer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AudioPlayer)

public:
    enum class State {
        Empty,  ///< there is no sound
        Paused,
        Playing,
    };
    Q_ENUM(State)

    explicit AudioPlayer(QObject* parent = nullptr);
    ~AudioPlayer() override;

    /// Takes another sound: paused, at its beginning, without comparison and loop range. Null or
    /// empty: none.
    void setSound(const WaveformPtr& sound);
    [[nodiscard]] const WaveformPtr& sound() const { return m_sound; }

    /// Adds a second sound that can be switched to at the same time of both. The louder of the two
    /// is turned down to the other's loudness. Null: no comparison.
    void setComparison(const WaveformPtr& sound);
    [[nodiscard]] const WaveformPtr& comparison() const { return m_comparison; }
    [[nodiscard]] bool isComparing() const { return m_comparison != nullptr; }
    /// Which of the two is heard.
    [[nodiscard]] PlaybackSide side() const { return m_side; }
    void setSide(PlaybackSide side);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isPlaying() const { return m_state == State::Playing; }
    /// Of the longer one when two are compared.
    [[nodiscard]] double durationSeconds() const;
    /// What is heard now: what the device still holds in its buffer is taken off.
    [[nodiscard]] double position() const;

    [[nodiscard]] bool isLooping() const { return m_looping; }
    /// The range that is repeated; both 0: the whole sound.
    [[nodiscard]] double loopStart() const { return m_loopStart; }
    [[nodiscard]] double loopEnd() const { return m_loopEnd; }

    /// 0 to 1, even steps sound even: the amplitude is its third power.
    [[nodiscard]] double volume() const { return m_volume; }
    [[nodiscard]] bool isMuted() const { return m_muted; }

    /// The devices that are there now.
    [[nodiscard]] QList<SoundDevice> devices() const;
    /// The device that was chosen; empty: the system's default one.
    [[nodiscard]] const QByteArray& chosenDevice() const { return m_chosenDevice; }
    /// Why nothing is heard, or why on another device than the chosen one, as a sentence; empty
    /// when all is well.
    [[nodiscard]] const QString& deviceProblem() const { return m_deviceProblem; }
    [[nodiscard]] bool hasDevice() const { return m_hasDevice; }

public Q_SLOTS:
    /// At the end of the sound it begins anew.
    void play();
    void pause();
    void togglePlay();
    /// Pauses and goes to the beginning (of the loop when there is one).
    void stop();
    void seek(double seconds);
    void setLooping(bool looping);
    /// `end` <= `start` means the whole sound.
    void setLoopRange(double start, double end);
    void setVolume(double volume);
    void setMuted(bool muted);
    /// An id of devices(), also one that is not there now: it is used as soon as it is.
    void setDevice(const QByteArray& id);

Q_SIGNALS:
    void soundChanged();
    void comparisonChanged();
    void sideChanged(audioldm::ui::PlaybackSide side);
    void stateChanged(audioldm::ui::AudioPlayer::State state);
    /// About 60 times a second while playing, and after each seek.
    void positionChanged(double seconds);
    void loopChanged();
    void volumeChanged();
    void devicesChanged();
    /// Also when it has become empty.
    void deviceProblemChanged(const QString& problem);

private:
    void setState(State state);
    void setDeviceProblem(const QString& problem);
    void readDevices();
    void openDevice();
    void outputFailed(const QString& why);
    void prepare();
    void publish(std::shared_ptr<const PlaybackProgram> program);
    void requestProgram(double startSeconds);
    void tick();
    void pushGain();
    [[nodiscard]] double secondsOfFrame(std::int64_t frame) const;

    WaveformPtr m_sound;
    WaveformPtr m_comparison;
    PlaybackSide m_side = PlaybackSide::A;
    State m_state = State::Empty;
    bool m_looping = false;
    double m_loopStart = 0;
    double m_loopEnd = 0;
    double m_volume = 1;
    bool m_muted = false;

    QByteArray m_chosenDevice;
    QString m_deviceProblem;
    bool m_hasDevice = false;
};

}  // namespace audioldm::ui
