// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include <QAudioFormat>
#include <QIODevice>

namespace audioldm::ui {

class PlaybackRenderer;

/// What a sound device in pull mode reads from: the renderer's frames in the device's format, on
/// the first two channels (or the only one). It never ends; beyond full scale is clipped.
///
/// thread  readData() on the device's thread; it neither locks nor allocates
class SoundStream final : public QIODevice {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundStream)

public:
    /// `renderer` must outlive the stream. The format must be valid.
    SoundStream(PlaybackRenderer& renderer, const QAudioFormat& format, QObject* parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 maxSize) override;

private:
    static constexpr std::size_t kChunk = 512;

    void convert(std::size_t frames, char* to) const;

    PlaybackRenderer& m_renderer;
    QAudioFormat m_format;
    std::array<float, kChunk> m_chunk{};
};

}  // namespace audioldm::ui
