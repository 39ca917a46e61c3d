// SPDX-License-Identifier: MIT
#include "ui/player/sound_stream.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>

#include "ui/player/playback_renderer.h"

namespace audioldm::ui {

namespace {

template <typename Sample>
Sample converted(float value) {
    value = std::clamp(value, -1.0F, 1.0F);
    if constexpr (std::is_same_v<Sample, float>) {
        return value;
    } else if constexpr (std::is_same_v<Sample, quint8>) {
        return static_cast<quint8>(std::lround(value * 127.0F) + 128);
    } else {
        // In double: a float cannot hold the greatest 32-bit number, and rounding up overflows.
        return static_cast<Sample>(
            std::llround(static_cast<double>(value) * std::numeric_limits<Sample>::max()));
    }
}

template <typename Sample>
void writeFrames(std::span<const float> frames, int channels, char* to) {
    for (const float frame : frames) {
        const Sample sample = converted<Sample>(frame);
        const Sample silence = converted<Sample>(0);
        for (int channel = 0; channel < channels; ++channel) {
            std::memcpy(to, channel < 2 ? &sample : &silence, sizeof(Sample));
            to += sizeof(Sample);
        }
    }
}

}  // namespace

SoundStream::SoundStream(PlaybackRenderer& renderer, const QAudioFormat& format, QObject* parent)
    : QIODevice(parent),
      m_renderer(renderer),
      m_format(format) {
    // Unbuffered: QIODevice's own buffer would be allocated while the device reads.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SoundStream::bytesAvailable() const {
    return std::numeric_limits<int>::max();
}

void SoundStream::convert(std::size_t frames, char* to) const {
    const std::span<const float> from(m_chunk.data(), frames);
    switch (m_format.sampleFormat()) {
        case QAudioFormat::UInt8:
            return writeFrames<quint8>(from, m_format.channelCount(), to);
        case QAudioFormat::Int16:
            return writeFrames<qint16>(from, m_format.channelCount(), to);
        case QAudioFormat::Int32:
            return writeFrames<qint32>(from, m_format.channelCount(), to);
        default:
            return writeFrames<float>(from, m_format.channelCount(), to);
    }
}

qint64 SoundStream::readData(char* data, qint64 maxSize) {
    const qint64 frameBytes = m_format.bytesPerFrame();
    qint64 written = 0;
    while (maxSize - written >= frameBytes) {
        const auto frames = std::min<std::size_t>(
            kChunk, static_cast<std::size_t>((maxSize - written) / frameBytes));
        m_renderer.render(std::span(m_chunk.data(), frames));
        convert(frames, data + written);
        written += static_cast<qint64>(frames) * frameBytes;
    }
    return written;
}

qint64 SoundStream::writeData(const char* /*data*/, qint64 /*maxSize*/) {
    return -1;
}

}  // namespace audioldm::ui
