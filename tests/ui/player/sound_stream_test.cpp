// SPDX-License-Identifier: MIT
#include "ui/player/sound_stream.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

#include <QTest>

#include "tests/ui/support/test_sounds.h"
#include "ui/player/playback_preparation.h"
#include "ui/player/playback_renderer.h"

namespace {

/// Allocations and frees of this thread while it counts.
thread_local bool countsMemory = false;
thread_local int memoryCalls = 0;

}  // namespace

void* operator new(std::size_t size) {
    memoryCalls += countsMemory ? 1 : 0;
    if (void* memory = std::malloc(size)) {
        return memory;
    }
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept {
    memoryCalls += countsMemory ? 1 : 0;
    std::free(memory);
}

void operator delete(void* memory, std::size_t /*size*/) noexcept {
    operator delete(memory);
}

namespace audioldm::ui {

namespace {

QAudioFormat formatOf(QAudioFormat::SampleFormat sampleFormat, int channels) {
    QAudioFormat format;
    format.setSampleRate(16000);
    format.setSampleFormat(sampleFormat);
    format.setChannelCount(channels);
    return format;
}

std::shared_ptr<const PlaybackProgram> loopOf(const WaveformPtr& sound, bool compared = false) {
    PlaybackOrder order;
    order.sounds[0] = sound;
    if (compared) {
        order.sounds[1] = test::noiseSound(1);
    }
    order.rate = 16000;
    order.looping = true;
    order.startSeconds = 0;
    return makeProgram(order).program;
}

template <typename Sample>
std::vector<Sample> read(SoundStream& stream, std::size_t count) {
    std::vector<Sample> samples(count);
    const auto bytes = static_cast<qint64>(count * sizeof(Sample));
    const qint64 got = stream.read(reinterpret_cast<char*>(samples.data()), bytes);
    return got == bytes ? samples : std::vector<Sample>();
}

}  // namespace

class SoundStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesFloats();
    void givesEveryFormat();
    void fillsTwoChannelsAndLeavesOthersSilent();
    void clipsBeyondFullScale();
    void givesWholeFramesOnly();
    void seamIsExactToTheByte();
    void neitherAllocatesNorFreesWhileItIsRead();
};

void SoundStreamTest::givesFloats() {
    PlaybackRenderer renderer;
    renderer.setProgram(loopOf(test::rampSound(2000)));
    renderer.setPlaying(true);
    SoundStream stream(renderer, formatOf(QAudioFormat::Float, 1));
    QVERIFY(stream.isSequential());
    QVERIFY(stream.bytesAvailable() > 1'000'000);
    const std::vector<float> samples = read<float>(stream, 2000);
    QCOMPARE(samples[1500], 0.75F);
}

void SoundStreamTest::givesEveryFormat() {
    auto sound = std::make_shared<Waveform>();
    sound->sampleRate = 16000;
    sound->samples.assign(1000, 0.5F);
    const auto program = loopOf(sound);
    const auto streamOf = [&](PlaybackRenderer& renderer, QAudioFormat::SampleFormat format) {
        renderer.setProgram(program);
        renderer.setPlaying(true);
        return std::make_unique<SoundStream>(renderer, formatOf(format, 1));
    };
    PlaybackRenderer renderer;
    QCOMPARE(read<quint8>(*streamOf(renderer, QAudioFormat::UInt8), 500)[400], quint8{192});
    QCOMPARE(read<qint16>(*streamOf(renderer, QAudioFormat::Int16), 500)[400], qint16{16384});
    QCOMPARE(read<qint32>(*streamOf(renderer, QAudioFormat::Int32), 500)[400], 1073741824);
    QCOMPARE(read<float>(*streamOf(renderer, QAudioFormat::Float), 500)[400], 0.5F);
}

void SoundStreamTest::fillsTwoChannelsAndLeavesOthersSilent() {
    PlaybackRenderer renderer;
    renderer.setProgram(loopOf(test::rampSound(2000)));
    renderer.setPlaying(true);
    SoundStream stream(renderer, formatOf(QAudioFormat::Float, 6));
    const std::vector<float> samples = read<float>(stream, 6 * 2000);
    const std::vector<float> frame(samples.begin() + 6 * 1500, samples.begin() + 6 * 1501);
    QCOMPARE(frame, (std::vector<float>{0.75F, 0.75F, 0, 0, 0, 0}));
}

void SoundStreamTest::clipsBeyondFullScale() {
    for (const float value : {4.0F, -4.0F}) {
        auto sound = std::make_shared<Waveform>();
        sound->sampleRate = 16000;
        sound->samples.assign(1000, value);
        PlaybackRenderer renderer;
        renderer.setProgram(loopOf(sound));
        renderer.setPlaying(true);
        SoundStream shorts(renderer, formatOf(QAudioFormat::Int16, 1));
        QCOMPARE(read<qint16>(shorts, 900)[800], qint16(value > 0 ? 32767 : -32767));
        SoundStream longs(renderer, formatOf(QAudioFormat::Int32, 1));
        QCOMPARE(read<qint32>(longs, 900)[800], value > 0 ? 2147483647 : -2147483647);
        SoundStream floats(renderer, formatOf(QAudioFormat::Float, 1));
        QCOMPARE(read<float>(floats, 900)[800], value > 0 ? 1.0F : -1.0F);
    }
}

void SoundStreamTest::givesWholeFramesOnly() {
    PlaybackRenderer renderer;
    SoundStream stream(renderer, formatOf(QAudioFormat::Float, 2));
    char bytes[64];
    QCOMPARE(stream.read(bytes, 63), 56);
    QCOMPARE(stream.read(bytes, 7), 0);
    QCOMPARE(renderer.rendered(), 7);
}

void SoundStreamTest::seamIsExactToTheByte() {
    const WaveformPtr sound = test::noiseSound(0.1, 16000, 0.1F);
    PlaybackRenderer renderer;
    renderer.setProgram(loopOf(sound));
    renderer.setPlaying(true);
    SoundStream stream(renderer, formatOf(QAudioFormat::Float, 1));
    read<float>(stream, 1600);
    const std::vector<float> samples = read<float>(stream, 16000);
    for (std::size_t i = 0; i < samples.size(); i += 1600) {
        QVERIFY(std::memcmp(&samples[i], sound->samples.data(), 1600 * sizeof(float)) == 0);
    }
}

void SoundStreamTest::neitherAllocatesNorFreesWhileItIsRead() {
    PlaybackRenderer renderer;
    renderer.setProgram(loopOf(test::noiseSound(0.3), true));
    SoundStream stream(renderer, formatOf(QAudioFormat::Int16, 2));
    std::vector<char> bytes(4 * 2000);
    const auto readOnce = [&] {
        countsMemory = true;
        const qint64 got = stream.read(bytes.data(), static_cast<qint64>(bytes.size()));
        countsMemory = false;
        return got;
    };
    memoryCalls = 0;
    for (int i = 0; i < 200; ++i) {
        // All that the GUI thread does between two reads, freeing of programs included.
        renderer.setPlaying(i % 5 != 0);
        renderer.setSide(i % 2 == 0 ? PlaybackSide::A : PlaybackSide::B);
        renderer.setGain(static_cast<float>(i % 10) / 10);
        renderer.seek(i * 20);
        if (i % 3 == 0) {
            renderer.setProgram(loopOf(test::noiseSound(0.3), true));
        }
        QCOMPARE(readOnce(), 8000);
    }
    QCOMPARE(memoryCalls, 0);
    // The counter works.
    countsMemory = true;
    delete new int(1);
    countsMemory = false;
    QVERIFY(memoryCalls >= 2);
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::SoundStreamTest)
#include "sound_stream_test.moc"
