// SPDX-License-Identifier: MIT
#include "ui/player/audio_player.h"

#include <algorithm>
#include <cmath>

#include <QMetaObject>

#include "ui/player/audio_output.h"
#include "ui/player/sound_thread.h"
#include "ui/sound/worker.h"

namespace audioldm::ui {

namespace {

constexpr int kTickMilliseconds = 16;
constexpr int kIdleMilliseconds = 1500;
constexpr int kRetryMilliseconds = 2000;

double secondsLong(const WaveformPtr& sound) {
    return sound ? static_cast<double>(sound->samples.size()) / sound->sampleRate : 0;
}

/// The sound if it can be played.
WaveformPtr playable(const WaveformPtr& sound) {
    const bool good = sound && !sound->samples.empty() && sound->sampleRate >= 1 &&
                      sound->sampleRate <= AudioPlayer::kMaxRate &&
                      secondsLong(sound) <= AudioPlayer::kMaxSeconds;
    return good ? sound : nullptr;
}

}  // namespace

AudioPlayer::AudioPlayer(QObject* parent)
    : QObject(parent),
      m_output(new AudioOutput(m_renderer)),
      m_ticker(this),
      m_idle(this),
      m_retry(this) {
    m_ticker.setInterval(kTickMilliseconds);
    m_ticker.setTimerType(Qt::PreciseTimer);
    connect(&m_ticker, &QTimer::timeout, this, &AudioPlayer::tick);
    m_idle.setInterval(kIdleMilliseconds);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] { runOutput(false); });
    m_retry.setInterval(kRetryMilliseconds);
    connect(&m_retry, &QTimer::timeout, this, &AudioPlayer::tryBrokenDevices);
    connectOutput();
}

AudioPlayer::~AudioPlayer() {
    // The output ends on the thread where its device was opened.
    QMetaObject::invokeMethod(
        m_output, [output = m_output] { delete output; }, Qt::BlockingQueuedConnection);
}

void AudioPlayer::connectOutput() {
    m_output->moveToThread(&soundThread());
    connect(m_output, &AudioOutput::devicesListed, this, &AudioPlayer::devicesListed);
    connect(m_output, &AudioOutput::setupChanged, this, &AudioPlayer::setUp);
    connect(m_output, &AudioOutput::failed, this, &AudioPlayer::outputFailed);
    connect(m_output, &AudioOutput::works, this, &AudioPlayer::deviceIsBack);
    QMetaObject::invokeMethod(m_output, &AudioOutput::begin, Qt::QueuedConnection);
}

// ---- The sounds ---------------------------------------------------------------------------------

void AudioPlayer::setSound(const WaveformPtr& sound) {
    m_renderer.setPlaying(false);
    m_renderer.setProgram(nullptr);
    m_renderer.setSide(PlaybackSide::A);
    m_sound = playable(sound);
    m_comparison = nullptr;
    m_side = PlaybackSide::A;
    m_loopStart = 0;
    m_loopEnd = 0;
    m_pendingStart = 0;
    ++m_order;
    setState(m_sound ? State::Paused : State::Empty);
    Q_EMIT soundChanged();
    Q_EMIT comparisonChanged();
    Q_EMIT sideChanged(m_side);
    Q_EMIT loopChanged();
    Q_EMIT positionChanged(0);
    if (!m_sound) {
        m_prepared = {};
    } else if (m_sound->sampleRate != m_requestedRate) {
        configureOutput();
    } else {
        prepare();
    }
}

void AudioPlayer::setComparison(const WaveformPtr& sound) {
    m_comparison = m_sound ? playable(sound) : nullptr;
    Q_EMIT comparisonChanged();
    if (!m_comparison) {
        setSide(PlaybackSide::A);
    }
    if (m_sound) {
        prepare();
    }
}

void AudioPlayer::setSide(PlaybackSide side) {
    if (side == m_side || (side == PlaybackSide::B && !m_comparison)) {
        return;
    }
    m_side = side;
    m_renderer.setSide(side);
    Q_EMIT sideChanged(side);
}

void AudioPlayer::prepare() {
    if (m_setup.askedRate != m_sound->sampleRate || m_setup.rate <= 0) {
        return;  // setUp() does it, once the device is known.
    }
    PlaybackOrder order;
    order.sounds = {m_sound, m_comparison};
    order.rate = m_setup.rate;
    order.looping = m_looping;
    order.loopStart = m_loopStart;
    order.loopEnd = m_loopEnd;
    order.startSeconds = m_pendingStart.value_or(-1);
    order.prepared = m_prepared;
    const std::uint64_t number = ++m_order;
    if (!takesLong(order)) {
        publish(makeProgram(order));
        return;
    }
    runOnWorker(
        this, [order] { return makeProgram(order); },
        [this, number](const PlaybackParts& parts) {
            if (number == m_order) {
                publish(parts);
            }
        });
}

void AudioPlayer::publish(const PlaybackParts& parts) {
    m_prepared = parts.prepared;
    m_renderer.setProgram(parts.program);
    if (m_pendingStart) {
        // A seek that came while the program was being made.
        m_renderer.seek(frameOf(*m_pendingStart));
        m_pendingStart.reset();
    }
    m_playhead.restart();
}

// ---- Playing ------------------------------------------------------------------------------------

void AudioPlayer::play() {
    if (m_state != State::Paused) {
        return;
    }
    const double halfSample = 0.5 / m_sound->sampleRate;
    if (!m_looping && position() >= durationSeconds() - halfSample) {
        seek(0);
    }
    m_renderer.setPlaying(true);
    m_playhead.restart();
    setState(State::Playing);
    runOutput(true);
}

void AudioPlayer::pause() {
    if (m_state != State::Playing) {
        return;
    }
    m_renderer.setPlaying(false);
    setState(State::Paused);
    Q_EMIT positionChanged(position());
}

void AudioPlayer::togglePlay() {
    if (isPlaying()) {
        pause();
    } else {
        play();
    }
}

void AudioPlayer::stop() {
    // Whoever is told of the new state finds the beginning already.
    m_renderer.setPlaying(false);
    seek(m_looping ? m_loopStart : 0);
    if (isPlaying()) {
        setState(State::Paused);
    }
}

void AudioPlayer::seek(double seconds) {
    if (m_state == State::Empty || std::isnan(seconds)) {
        return;
    }
    seconds = std::clamp(seconds, 0.0, durationSeconds());
    if (m_pendingStart) {
        m_pendingStart = seconds;
    } else {
        m_renderer.seek(frameOf(seconds));
    }
    m_playhead.restart();
    Q_EMIT positionChanged(seconds);
    Q_EMIT seeked(seconds);
}

void AudioPlayer::setLooping(bool looping) {
    if (looping == m_looping) {
        return;
    }
    m_looping = looping;
    if (m_sound) {
        prepare();
    }
    Q_EMIT loopChanged();
}

void AudioPlayer::setLoopRange(double start, double end) {
    if (!(end > start)) {
        start = 0;
        end = 0;
    }
    if (start == m_loopStart && end == m_loopEnd) {
        return;
    }
    m_loopStart = start;
    m_loopEnd = end;
    if (m_sound && m_looping) {
        prepare();
    }
    Q_EMIT loopChanged();
}

void AudioPlayer::setVolume(double volume) {
    volume = std::isnan(volume) ? 0 : std::clamp(volume, 0.0, 1.0);
    if (volume != m_volume) {
        m_volume = volume;
        applyGain();
    }
}

void AudioPlayer::setMuted(bool muted) {
    if (muted != m_muted) {
        m_muted = muted;
        applyGain();
    }
}

void AudioPlayer::applyGain() {
    m_renderer.setGain(m_muted ? 0.0F : static_cast<float>(m_volume * m_volume * m_volume));
    Q_EMIT volumeChanged();
}

void AudioPlayer::setState(State state) {
    if (state == m_state) {
        return;
    }
    m_state = state;
    if (state == State::Playing) {
        m_ticker.start();
        m_idle.stop();
    } else {
        m_ticker.stop();
        m_idle.start();
    }
    Q_EMIT stateChanged(state);
}

void AudioPlayer::tick() {
    const std::int64_t afterEnd = m_renderer.framesAfterEnd();
    if (!m_pendingStart && afterEnd > 0 && afterEnd >= m_output->queuedFrames()) {
        pause();
        return;
    }
    Q_EMIT positionChanged(position());
}

// ---- Times --------------------------------------------------------------------------------------

double AudioPlayer::durationSeconds() const {
    return std::max(secondsLong(m_sound), secondsLong(m_comparison));
}

std::int64_t AudioPlayer::frameOf(double seconds) const {
    return std::llround(seconds * m_setup.rate);
}

double AudioPlayer::secondsOf(std::int64_t frame) const {
    return m_setup.rate > 0 ? static_cast<double>(frame) / m_setup.rate : 0;
}

double AudioPlayer::position() const {
    if (m_pendingStart) {
        return *m_pendingStart;
    }
    if (!isPlaying()) {
        return std::min(secondsOf(m_renderer.position()), durationSeconds());
    }
    // Smoothed on the line of all frames that were ever heard, which neither loops nor jumps.
    const double heard = secondsOf(m_renderer.rendered() - m_output->queuedFrames());
    const std::int64_t frame = m_renderer.positionAt(frameOf(m_playhead.smoothed(heard)));
    return std::min(secondsOf(frame), durationSeconds());
}

}  // namespace audioldm::ui
