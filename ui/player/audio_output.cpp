// SPDX-License-Identifier: MIT
#include "ui/player/audio_output.h"

#include <algorithm>
#include <array>
#include <span>

#include <QBuffer>

#include "ui/player/playback_renderer.h"
#include "ui/player/sound_stream.h"

namespace audioldm::ui {

namespace {

/// Short enough for a pause to be heard at once, long enough for a thread that runs late.
constexpr int kBufferMicroseconds = 120'000;
constexpr int kTickMilliseconds = 10;
constexpr int kLookMilliseconds = 1000;
/// A device that takes nothing for so long is not going to.
constexpr int kStalledMilliseconds = 3000;

SoundDevice deviceOf(const QAudioDevice& device) {
    return {device.id(), device.description(), device.isDefault()};
}

/// The sound's own format where the device takes it, else what the device likes best.
QAudioFormat formatFor(const QAudioDevice& device, std::int32_t rate) {
    QAudioFormat format;
    format.setSampleRate(rate);
    format.setSampleFormat(QAudioFormat::Float);
    for (const int channels : {1, 2}) {
        format.setChannelCount(channels);
        if (device.isFormatSupported(format)) {
            return format;
        }
    }
    return device.preferredFormat();
}

}  // namespace

AudioOutput::AudioOutput(PlaybackRenderer& renderer)
    : m_renderer(renderer),
      m_clock(this) {
    m_clock.setInterval(kTickMilliseconds);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &AudioOutput::tick);
}

AudioOutput::~AudioOutput() {
    // Whatever it renders from ends with it: nothing may be left for later.
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink->stop();
        m_sink.reset();
    }
}

void AudioOutput::begin() {
    m_watch = std::make_unique<QMediaDevices>();
    connect(m_watch.get(), &QMediaDevices::audioOutputsChanged, this, &AudioOutput::listDevices);
    // Not every backend tells of devices that come and go.
    m_look = std::make_unique<QTimer>();
    connect(m_look.get(), &QTimer::timeout, this, &AudioOutput::listDevices);
    m_look->start(kLookMilliseconds);
    listDevices();
}

void AudioOutput::listDevices() {
    QList<SoundDevice> list;
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    for (const QAudioDevice& device : devices) {
        list.append(deviceOf(device));
    }
    if (list != m_listed || !m_everListed) {
        m_everListed = true;
        m_listed = list;
        Q_EMIT devicesListed(list);
    }
}

void AudioOutput::configure(std::int32_t rate, const QByteArray& wanted,
                            const QList<QByteArray>& broken) {
    stop();
    m_device = {};
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    for (const QAudioDevice& device : devices) {
        const bool better = device.id() == wanted || m_device.isNull() ||
                            (device.isDefault() && m_device.id() != wanted);
        if (better && !broken.contains(device.id())) {
            m_device = device;
        }
    }
    m_rate = rate;
    if (!m_device.isNull()) {
        m_format = formatFor(m_device, rate);
        if (m_format.isValid()) {
            m_rate = m_format.sampleRate();
        } else {
            m_device = {};
        }
    }
    OutputSetup setup;
    setup.hasDevice = !m_device.isNull();
    setup.device = deviceOf(m_device);
    setup.rate = m_rate;
    setup.askedRate = rate;
    Q_EMIT setupChanged(setup);
}

void AudioOutput::setRunning(bool running) {
    if (running == m_clock.isActive()) {
        return;
    }
    if (running) {
        start();
    } else {
        stop();
    }
}

void AudioOutput::start() {
    if (m_rate <= 0) {
        return;
    }
    m_silentFrames = 0;
    m_elapsed.start();
    m_sinceTaken.start();
    m_renderedBefore = m_renderer.rendered();
    m_clock.start();
    if (m_device.isNull()) {
        return;
    }
    m_stream = std::make_unique<SoundStream>(m_renderer, m_format);
    m_sink = std::make_unique<QAudioSink>(m_device, m_format);
    m_sink->setBufferSize(m_format.bytesForDuration(kBufferMicroseconds));
    m_sink->start(m_stream.get());
    if (m_sink->error() != QAudio::NoError) {
        fail();
        return;
    }
    connect(m_sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::StoppedState && m_sink && m_sink->error() != QAudio::NoError) {
            fail();
        }
    });
}

void AudioOutput::stop() {
    m_clock.stop();
    m_queued.store(0);
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink->stop();
        // A sink may be stopped from its own signal: it goes when that is over.
        m_sink.release()->deleteLater();
        m_stream.release()->deleteLater();
    }
}

void AudioOutput::fail() {
    stop();
    Q_EMIT failed(deviceOf(m_device));
}

void AudioOutput::probe(const QList<QByteArray>& ids) {
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    for (const QAudioDevice& device : devices) {
        if (!ids.contains(device.id())) {
            continue;
        }
        QBuffer silence;
        silence.open(QIODevice::ReadOnly);
        QAudioSink sink(device, device.preferredFormat());
        sink.start(&silence);
        const bool opened = sink.error() != QAudio::OpenError && sink.error() != QAudio::FatalError;
        sink.stop();
        if (opened) {
            Q_EMIT works(device.id());
        }
    }
}

void AudioOutput::tick() {
    if (m_sink) {
        tickDevice();
    } else {
        tickSilence();
    }
}

void AudioOutput::tickDevice() {
    const qsizetype held = m_sink->bufferSize() - m_sink->bytesFree();
    m_queued.store(std::max<qsizetype>(held, 0) / std::max(1, m_format.bytesPerFrame()));
    if (m_renderer.rendered() != m_renderedBefore) {
        m_renderedBefore = m_renderer.rendered();
        m_sinceTaken.start();
    } else if (m_sinceTaken.elapsed() > kStalledMilliseconds) {
        fail();
    }
}

void AudioOutput::tickSilence() {
    std::array<float, 1024> unheard{};
    const std::int64_t due = m_elapsed.nsecsElapsed() / 1000 * m_rate / 1'000'000;
    while (m_silentFrames < due) {
        const auto count = std::min<std::int64_t>(due - m_silentFrames, unheard.size());
        m_renderer.render(std::span(unheard.data(), static_cast<std::size_t>(count)));
        m_silentFrames += count;
    }
}

}  // namespace audioldm::ui
