// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include "engine/api/waveform.h"
#include "ui/player/playback_preparation.h"
#include "ui/player/playback_program.h"
#include "ui/player/playback_renderer.h"
#include "ui/player/playhead_clock.h"
#include "ui/player/sound_device.h"

namespace audioldm::ui {

class AudioOutput;

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

    /// Most samples a second of a sound that it takes, and most seconds.
    static constexpr std::int32_t kMaxRate = 768'000;
    static constexpr double kMaxSeconds = 2.0 * 3600;

    /// Takes another sound: paused, at its beginning, without comparison and loop range. Null or
    /// empty, of a rate outside of 1 to kMaxRate or longer than kMaxSeconds: none.
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
    [[nodiscard]] const QList<SoundDevice>& devices() const { return m_devices; }
    /// The device that was chosen; empty: the system's default one.
    [[nodiscard]] const QByteArray& chosenDevice() const { return m_chosenDevice; }
    /// Why nothing is heard, or why on another device than the chosen one, as a sentence; empty
    /// when all is well.
    [[nodiscard]] const QString& deviceProblem() const { return m_deviceProblem; }
    [[nodiscard]] bool hasDevice() const { return m_setup.hasDevice; }
    /// The device that is used; its id is empty when there is none.
    [[nodiscard]] const SoundDevice& usedDevice() const { return m_setup.device; }

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
    /// It goes on from another place than it was at.
    void seeked(double seconds);
    void loopChanged();
    void volumeChanged();
    void devicesChanged();
    /// Also when it has become empty.
    void deviceProblemChanged(const QString& problem);

private:
    void connectOutput();
    void setState(State state);
    void setDeviceProblem(const QString& problem);
    void devicesListed(const QList<SoundDevice>& devices);
    void setUp(const OutputSetup& setup);
    void outputFailed(const SoundDevice& device);
    void tryBrokenDevices();
    void deviceIsBack(const QByteArray& id);
    void forgetBrokenDevices();
    [[nodiscard]] QString problemOf(const OutputSetup& setup) const;
    [[nodiscard]] bool needsOtherDevice() const;
    void configureOutput();
    void runOutput(bool running);
    void prepare();
    void publish(const PlaybackParts& parts);
    void tick();
    void applyGain();
    [[nodiscard]] std::int64_t frameOf(double seconds) const;
    [[nodiscard]] double secondsOf(std::int64_t frame) const;

    WaveformPtr m_sound;
    WaveformPtr m_comparison;
    PlaybackSide m_side = PlaybackSide::A;
    State m_state = State::Empty;
    bool m_looping = false;
    double m_loopStart = 0;
    double m_loopEnd = 0;
    double m_volume = 1;
    bool m_muted = false;

    QList<SoundDevice> m_devices;
    QByteArray m_chosenDevice;
    QString m_chosenName;               ///< for the sentence that says that it is gone
    QList<QByteArray> m_brokenDevices;  ///< failed; not used again until they work
    QString m_brokenName;
    QString m_deviceProblem;
    OutputSetup m_setup;
    std::int32_t m_requestedRate = 0;  ///< of the sound that the output was last set up for

    PreparedSounds m_prepared;
    std::uint64_t m_order = 0;             ///< of the program that is being made
    std::optional<double> m_pendingStart;  ///< where the next program begins; none: it goes on
    mutable PlayheadClock m_playhead;

    PlaybackRenderer m_renderer;
    AudioOutput* m_output = nullptr;  ///< lives on soundThread()
    QTimer m_ticker;
    QTimer m_idle;   ///< the device is let go some time after the sound was paused
    QTimer m_retry;  ///< looks whether a device that failed is back
};

}  // namespace audioldm::ui
