// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <memory>

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QElapsedTimer>
#include <QMediaDevices>
#include <QObject>
#include <QTimer>

#include "ui/player/sound_device.h"

namespace audioldm::ui {

class PlaybackRenderer;
class SoundStream;

/// Hands the renderer's frames to a sound device, or, where there is none, to nobody at the same
/// pace.
///
/// thread  lives on a thread of its own with an event loop, so that a busy window does not make
///         the sound stutter: all functions but queuedFrames() are called there
class AudioOutput final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AudioOutput)

public:
    /// `renderer` must outlive the output.
    explicit AudioOutput(PlaybackRenderer& renderer);
    ~AudioOutput() override;

    /// Looks for devices from now on.
    void begin();
    /// Chooses a device and a format for sounds of `rate`: the device `wanted` if it is there, else
    /// the system's default one, but none of `broken`. Stops what runs; setupChanged() follows.
    void configure(std::int32_t rate, const QByteArray& wanted, const QList<QByteArray>& broken);
    /// Tries whether these devices can be opened; works() follows for each that can.
    void probe(const QList<QByteArray>& ids);
    /// Begins or ends to take frames.
    void setRunning(bool running);

    /// Frames that the device has taken and not yet played; any thread.
    [[nodiscard]] std::int64_t queuedFrames() const { return m_queued.load(); }

Q_SIGNALS:
    void devicesListed(const QList<audioldm::ui::SoundDevice>& devices);
    void setupChanged(const audioldm::ui::OutputSetup& setup);
    /// The device cannot be opened or has stopped; nothing is taken any more.
    void failed(const audioldm::ui::SoundDevice& device);
    void works(const QByteArray& id);

private:
    void listDevices();
    void start();
    void stop();
    void fail();
    void tick();
    void tickDevice();
    void tickSilence();

    PlaybackRenderer& m_renderer;
    std::unique_ptr<QMediaDevices> m_watch;
    std::unique_ptr<QTimer> m_look;
    QList<SoundDevice> m_listed;
    bool m_everListed = false;
    QAudioDevice m_device;
    QAudioFormat m_format;
    std::int32_t m_rate = 0;
    std::unique_ptr<SoundStream> m_stream;
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_clock;
    QElapsedTimer m_elapsed;          ///< since the silence began to run
    std::int64_t m_silentFrames = 0;  ///< taken since then
    std::int64_t m_renderedBefore = 0;
    QElapsedTimer m_sinceTaken;  ///< since the device last took frames

    // Shared.
    std::atomic<std::int64_t> m_queued{0};
};

}  // namespace audioldm::ui
