// SPDX-License-Identifier: MIT
#include "ui/player/resampler.h"

#include <cmath>

#include <QTest>

#include "tests/ui/support/test_sounds.h"

namespace audioldm::ui {

class ResamplerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsASineInPlace_data();
    void keepsASineInPlace();
    void sameRateIsTheSame();
    void nothingStaysNothing();
    void seamIsEmptyWithoutResampling();
    void seamSizesFitTheLoop();
};

void ResamplerTest::keepsASineInPlace_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("up 3") << 16000 << 48000;
    QTest::newRow("up odd") << 16000 << 44100;
    QTest::newRow("down") << 48000 << 16000;
    QTest::newRow("coprime") << 16001 << 22050;
}

void ResamplerTest::keepsASineInPlace() {
    QFETCH(int, from);
    QFETCH(int, to);
    const WaveformPtr sound = test::sineSound(440, 0.5, from);
    const std::vector<float> frames = resample(sound->samples, from, to);
    QCOMPARE(static_cast<std::int64_t>(frames.size()),
             frameOfSample(static_cast<std::int64_t>(sound->samples.size()), from, to));
    for (std::size_t i = frames.size() / 10; i < frames.size() * 9 / 10; ++i) {
        const double phase = 2 * std::numbers::pi * 440 * static_cast<double>(i) / to;
        QVERIFY(std::abs(static_cast<double>(frames[i]) - 0.5 * std::sin(phase)) < 1e-3);
    }
}

void ResamplerTest::sameRateIsTheSame() {
    const WaveformPtr sound = test::noiseSound(0.1);
    QCOMPARE(resample(sound->samples, 16000, 16000), sound->samples);
}

void ResamplerTest::nothingStaysNothing() {
    QVERIFY(resample({}, 16000, 48000).empty());
    const std::vector<float> one{0.5F};
    QVERIFY(resample(one, 0, 48000).empty());
    QVERIFY(resample(one, 16000, -1).empty());
    QCOMPARE(resample(one, 16000, 48000).size(), 3U);
}

void ResamplerTest::seamIsEmptyWithoutResampling() {
    const WaveformPtr sound = test::noiseSound(0.1);
    const LoopSeam seam = resampledSeam(sound->samples, 0, 1600, 16000, 16000);
    QVERIFY(seam.beforeEnd.empty() && seam.afterStart.empty());
    QVERIFY(resampledSeam(sound->samples, 10, 10, 16000, 48000).beforeEnd.empty());
}

void ResamplerTest::seamSizesFitTheLoop() {
    const WaveformPtr sound = test::noiseSound(1);
    const LoopSeam longLoop = resampledSeam(sound->samples, 0, 16000, 16000, 48000);
    QCOMPARE(longLoop.afterStart.size(), 3072U);
    QCOMPARE(longLoop.beforeEnd.size(), 3072U);
    const LoopSeam shortLoop = resampledSeam(sound->samples, 100, 201, 16000, 44100);
    QCOMPARE(static_cast<std::int64_t>(shortLoop.afterStart.size() + shortLoop.beforeEnd.size()),
             frameOfSample(201, 16000, 44100) - frameOfSample(100, 16000, 44100));
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::ResamplerTest)
#include "resampler_test.moc"
