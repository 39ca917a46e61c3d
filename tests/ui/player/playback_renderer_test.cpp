// SPDX-License-Identifier: MIT
#include "ui/player/playback_renderer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

#include <QTest>

#include "tests/ui/support/test_sounds.h"
#include "ui/player/playback_preparation.h"

namespace audioldm::ui {

namespace {

std::shared_ptr<const PlaybackProgram> programOf(const PlaybackOrder& order) {
    return makeProgram(order).program;
}

PlaybackOrder orderOf(const WaveformPtr& sound, std::int32_t rate = 16000) {
    PlaybackOrder order;
    order.sounds[0] = sound;
    order.rate = rate;
    order.startSeconds = 0;
    return order;
}

PlaybackOrder loopOrder(const WaveformPtr& sound, double start, double end,
                        std::int32_t rate = 16000) {
    PlaybackOrder order = orderOf(sound, rate);
    order.looping = true;
    order.loopStart = start;
    order.loopEnd = end;
    return order;
}

/// As a device would ask: in pieces of uneven sizes.
std::vector<float> rendered(PlaybackRenderer& renderer, std::size_t count) {
    std::vector<float> frames(count);
    std::size_t done = 0;
    for (std::size_t piece = 1; done < count; piece = piece * 7 % 509 + 1) {
        const std::size_t size = std::min(piece, count - done);
        renderer.render(std::span(frames).subspan(done, size));
        done += size;
    }
    return frames;
}

float largestStep(const std::vector<float>& frames) {
    float largest = 0;
    for (std::size_t i = 1; i < frames.size(); ++i) {
        largest = std::max(largest, std::abs(frames[i] - frames[i - 1]));
    }
    return largest;
}

}  // namespace

class PlaybackRendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void silentUntilPlayed();
    void playsEverySampleAsItIs();
    void endsInSilence();
    void loopsTheWholeToTheSample();
    void loopsARangeToTheSample();
    void entersALoopFromBefore();
    void jumpsIntoALoopFromBehind();
    void theShortestLoopIsOneFrame();
    void resampledLoopHasNoSeam_data();
    void resampledLoopHasNoSeam();
    void seekAndPauseDoNotClick();
    void volumeHasNoSteps();
    void sidesSwitchAtTheSamePlace();
    void positionCountsBackThroughTheSeam();
    void pendingPositionsAreToldAtOnce();
    void whatIsNotANumberIsSilent();
    void programsAreFreedOnceReplaced();
    void programsMayBeReplacedWhileTheyArePlayed();
};

void PlaybackRendererTest::silentUntilPlayed() {
    PlaybackRenderer renderer;
    QCOMPARE(rendered(renderer, 100), std::vector<float>(100, 0.0F));
    renderer.setProgram(programOf(orderOf(test::rampSound(1000))));
    QCOMPARE(rendered(renderer, 100), std::vector<float>(100, 0.0F));
    QCOMPARE(renderer.position(), 0);
    QCOMPARE(renderer.rendered(), 200);
}

void PlaybackRendererTest::playsEverySampleAsItIs() {
    const WaveformPtr sound = test::noiseSound(0.5);
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(orderOf(sound)));
    renderer.setPlaying(true);
    // The start glides in from silence; after 10 ms the sound is exact.
    const std::vector<float> frames = rendered(renderer, sound->samples.size());
    for (std::size_t i = 160; i < frames.size(); ++i) {
        QCOMPARE(frames[i], sound->samples[i]);
    }
    QCOMPARE(renderer.position(), 8000);
}

void PlaybackRendererTest::endsInSilence() {
    const WaveformPtr sound = test::rampSound(1000);
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(orderOf(sound)));
    renderer.setPlaying(true);
    const std::vector<float> first = rendered(renderer, 1000);
    QCOMPARE(first.back(), 0.999F);
    QCOMPARE(renderer.framesAfterEnd(), 0);
    const std::vector<float> after = rendered(renderer, 400);
    QVERIFY(largestStep(after) < 0.02F);
    QCOMPARE(after.back(), 0.0F);
    QCOMPARE(renderer.framesAfterEnd(), 400);
    QCOMPARE(renderer.position(), 1000);
    renderer.seek(500);
    QCOMPARE(renderer.framesAfterEnd(), 0);
    QCOMPARE(rendered(renderer, 300).back(), 0.799F);
}

void PlaybackRendererTest::loopsTheWholeToTheSample() {
    const WaveformPtr sound = test::noiseSound(0.05, 16000, 0.2F, 3);
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(loopOrder(sound, 0, 0)));
    renderer.setPlaying(true);
    const std::vector<float> frames = rendered(renderer, 10'000);
    for (std::size_t i = 160; i < frames.size(); ++i) {
        QCOMPARE(frames[i], sound->samples[i % sound->samples.size()]);
    }
    QCOMPARE(renderer.framesAfterEnd(), 0);
}

void PlaybackRendererTest::loopsARangeToTheSample() {
    const WaveformPtr sound = test::rampSound(16000);
    PlaybackOrder order = loopOrder(sound, 0.25, 0.5);
    order.startSeconds = 0.3;
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(order));
    renderer.setPlaying(true);
    const std::vector<float> frames = rendered(renderer, 20'000);
    for (std::size_t i = 160; i < frames.size(); ++i) {
        const std::size_t place = 4000 + (800 + i) % 4000;
        QCOMPARE(frames[i], sound->samples[place]);
    }
}

void PlaybackRendererTest::entersALoopFromBefore() {
    const WaveformPtr sound = test::rampSound(16000);
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(loopOrder(sound, 0.5, 0.6)));
    renderer.setPlaying(true);
    const std::vector<float> frames = rendered(renderer, 12'000);
    QCOMPARE(frames[7999], sound->samples[7999]);
    QCOMPARE(frames[9599], sound->samples[9599]);
    QCOMPARE(frames[9600], sound->samples[8000]);
}

void PlaybackRendererTest::jumpsIntoALoopFromBehind() {
    const WaveformPtr sound = test::rampSound(16000);
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(orderOf(sound)));
    renderer.setPlaying(true);
    std::vector<float> frames = rendered(renderer, 12'000);
    PlaybackOrder loop = loopOrder(sound, 0.25, 0.5);
    loop.startSeconds = -1;
    renderer.setProgram(programOf(loop));
    const std::vector<float> after = rendered(renderer, 1000);
    frames.insert(frames.end(), after.begin(), after.end());
    QVERIFY(largestStep(frames) < 0.02F);
    QCOMPARE(after.back(), sound->samples[4999]);
}

void PlaybackRendererTest::theShortestLoopIsOneFrame() {
    const WaveformPtr sound = test::rampSound(16000);
    PlaybackOrder order = loopOrder(sound, 0.25, 0.25 + 1.0 / 16000);
    order.startSeconds = 0.25;
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(order));
    renderer.setPlaying(true);
    const std::vector<float> frames = rendered(renderer, 1000);
    QCOMPARE(frames.back(), sound->samples[4000]);
    // Too short to be a frame: the whole.
    renderer.setProgram(programOf(loopOrder(sound, 0.25, 0.25 + 0.1 / 16000)));
    QCOMPARE(rendered(renderer, 1000).back(), sound->samples[999]);
}

void PlaybackRendererTest::resampledLoopHasNoSeam_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<double>("start");
    QTest::addColumn<double>("end");
    QTest::newRow("48 kHz, whole") << 48000 << 0.0 << 0.0;
    QTest::newRow("44.1 kHz, whole") << 44100 << 0.0 << 0.0;
    QTest::newRow("44.1 kHz, range") << 44100 << 0.1 << 0.3;
    QTest::newRow("48 kHz, short range") << 48000 << 0.2 << 0.22;
    QTest::newRow("8 kHz, range") << 8000 << 0.1 << 0.3;
}

void PlaybackRendererTest::resampledLoopHasNoSeam() {
    QFETCH(int, rate);
    QFETCH(double, start);
    QFETCH(double, end);
    // Whole periods in every one of these ranges, and all of them whole numbers of frames.
    const WaveformPtr sound = test::sineSound(500, 1.0);
    PlaybackOrder order = loopOrder(sound, start, end, rate);
    order.startSeconds = start;
    const auto program = programOf(order);
    PlaybackRenderer renderer;
    renderer.setProgram(program);
    renderer.setPlaying(true);
    const auto length = static_cast<std::size_t>(program->loopLast - program->loopFirst);
    const std::vector<float> frames = rendered(renderer, 3 * length + 2000);
    // Once round and on: the sine goes on as if there were no seam.
    float worst = 0;
    for (std::size_t i = length / 2; i < frames.size(); ++i) {
        const double phase = 2 * std::numbers::pi * 500 * static_cast<double>(i) / rate;
        worst = std::max(worst, std::abs(frames[i] - 0.5F * static_cast<float>(std::sin(phase))));
    }
    QVERIFY2(worst < 2e-3F, qPrintable(QString::number(static_cast<double>(worst))));
}

void PlaybackRendererTest::seekAndPauseDoNotClick() {
    const WaveformPtr sound = test::sineSound(50, 2);
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(orderOf(sound)));
    renderer.setPlaying(true);
    std::vector<float> frames;
    const auto add = [&](std::size_t count) {
        const std::vector<float> more = rendered(renderer, count);
        frames.insert(frames.end(), more.begin(), more.end());
    };
    add(16 * 85);              // At a crest.
    renderer.seek(16 * 1015);  // At a trough.
    add(1000);
    renderer.setPlaying(false);
    add(1000);
    QCOMPARE(frames.back(), 0.0F);
    const std::int64_t paused = renderer.position();
    add(500);
    QCOMPARE(renderer.position(), paused);
    renderer.setPlaying(true);
    add(1000);
    renderer.setProgram(programOf(orderOf(test::sineSound(60, 1, 16000, 0.4))));
    add(1000);
    renderer.setProgram(nullptr);
    add(1000);
    // The sine's own steepest step is 0.0098; a glide over the whole range takes 0.0098 a frame.
    QVERIFY2(largestStep(frames) < 0.025F,
             qPrintable(QString::number(static_cast<double>(largestStep(frames)))));
}

void PlaybackRendererTest::volumeHasNoSteps() {
    auto constant = std::make_shared<Waveform>();
    constant->sampleRate = 16000;
    constant->samples.assign(16000, 0.8F);
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(orderOf(constant)));
    renderer.setPlaying(true);
    QCOMPARE(rendered(renderer, 1000).back(), 0.8F);
    renderer.setGain(0.25F);
    const std::vector<float> down = rendered(renderer, 4000);
    QVERIFY(largestStep(down) < 0.03F);
    QCOMPARE(down.back(), 0.2F);
    renderer.setGain(1.0F);
    QCOMPARE(rendered(renderer, 4000).back(), 0.8F);
}

void PlaybackRendererTest::sidesSwitchAtTheSamePlace() {
    const WaveformPtr a = test::sineSound(200, 1, 16000, 0.25);
    const WaveformPtr b = test::sineSound(200, 1, 16000, 0.5);
    PlaybackOrder order = orderOf(a);
    order.sounds[1] = b;
    const auto program = programOf(order);
    PlaybackRenderer renderer;
    renderer.setProgram(program);
    renderer.setPlaying(true);
    std::vector<float> frames = rendered(renderer, 3000);
    renderer.setSide(PlaybackSide::B);
    const std::vector<float> after = rendered(renderer, 3000);
    frames.insert(frames.end(), after.begin(), after.end());
    // The louder one is turned down to the other, so the switch is not to be heard at all.
    QVERIFY(std::abs(program->sounds[0].gain - 1.0F) < 1e-6F);
    QVERIFY(std::abs(program->sounds[1].gain - 0.5F) < 1e-3F);
    for (std::size_t i = 200; i < frames.size(); ++i) {
        QVERIFY(std::abs(frames[i] - a->samples[i]) < 1e-3F);
    }
    QCOMPARE(renderer.position(), 6000);
}

void PlaybackRendererTest::positionCountsBackThroughTheSeam() {
    PlaybackOrder order = loopOrder(test::rampSound(16000), 0.25, 0.5);
    order.startSeconds = 0.375;
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(order));
    renderer.setPlaying(true);
    rendered(renderer, 2100);
    QCOMPARE(renderer.position(), 4100);
    const std::int64_t made = renderer.rendered();
    QCOMPARE(renderer.positionAt(made), 4100);
    // Not after what is made either.
    QCOMPARE(renderer.positionAt(made + 50), 4100);
    QCOMPARE(renderer.positionAt(made - 100), 4000);
    QCOMPARE(renderer.positionAt(made - 101), 7999);
    QCOMPARE(renderer.positionAt(made - 1100), 7000);
    // Not before the place where it began.
    QCOMPARE(renderer.positionAt(made - 2100), 6000);
    QCOMPARE(renderer.positionAt(made - 5000), 6000);
}

void PlaybackRendererTest::pendingPositionsAreToldAtOnce() {
    PlaybackRenderer renderer;
    PlaybackOrder order = orderOf(test::rampSound(16000));
    order.startSeconds = 0.5;
    renderer.setProgram(programOf(order));
    QCOMPARE(renderer.position(), 8000);
    rendered(renderer, 10);
    QCOMPARE(renderer.position(), 8000);
    renderer.seek(123);
    QCOMPARE(renderer.position(), 123);
    QCOMPARE(renderer.positionAt(renderer.rendered() - 50), 123);
    rendered(renderer, 10);
    QCOMPARE(renderer.position(), 123);
}

void PlaybackRendererTest::whatIsNotANumberIsSilent() {
    auto sound = std::make_shared<Waveform>(*test::sineSound(100, 0.2));
    sound->samples[1000] = std::numeric_limits<float>::quiet_NaN();
    sound->samples[1001] = std::numeric_limits<float>::infinity();
    PlaybackRenderer renderer;
    renderer.setProgram(programOf(orderOf(sound)));
    renderer.setPlaying(true);
    const std::vector<float> frames = rendered(renderer, 3000);
    QCOMPARE(frames[1000], 0.0F);
    QCOMPARE(frames[1001], 0.0F);
    QCOMPARE(frames[2999], sound->samples[2999]);
}

void PlaybackRendererTest::programsAreFreedOnceReplaced() {
    PlaybackRenderer renderer;
    std::weak_ptr<const Waveform> first;
    {
        const WaveformPtr sound = test::rampSound(100);
        first = sound;
        renderer.setProgram(programOf(orderOf(sound)));
    }
    rendered(renderer, 10);
    QVERIFY(!first.expired());
    renderer.setProgram(nullptr);
    QVERIFY(first.expired());
}

void PlaybackRendererTest::programsMayBeReplacedWhileTheyArePlayed() {
    // No jump within this sound leaves its range, so that whatever does is not of it.
    auto constant = std::make_shared<Waveform>();
    constant->sampleRate = 16000;
    constant->samples.assign(400, 0.5F);
    PlaybackRenderer renderer;
    renderer.setPlaying(true);
    std::atomic<bool> done{false};
    std::atomic<bool> wrong{false};
    std::thread device([&] {
        std::vector<float> frames(256);
        while (!done) {
            renderer.render(frames);
            for (const float frame : frames) {
                // Freed memory would hold anything.
                if (!(frame >= -1e-4F && frame <= 0.5001F)) {
                    wrong = true;
                }
            }
        }
    });
    for (int i = 0; i < 3000; ++i) {
        renderer.setProgram(
            programOf(loopOrder(std::make_shared<const Waveform>(*constant), 0, 0)));
        if (i % 3 == 0) {
            renderer.seek(i % 400);
        }
    }
    done = true;
    device.join();
    QVERIFY(!wrong);
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::PlaybackRendererTest)
#include "playback_renderer_test.moc"
