// SPDX-License-Identifier: MIT
#include "ui/sound/peak_pyramid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <QTest>

namespace audioldm::ui {

namespace {

WaveformPtr noise(std::size_t count, unsigned seed) {
    auto waveform = std::make_shared<Waveform>();
    waveform->sampleRate = 16000;
    waveform->samples.resize(count);
    std::mt19937 engine(seed);
    std::normal_distribution<float> normal(0.0F, 0.4F);
    std::generate(waveform->samples.begin(), waveform->samples.end(),
                  [&] { return normal(engine); });
    return waveform;
}

PeakRange bruteForce(const Waveform& waveform, std::int64_t first, std::int64_t last) {
    const auto count = static_cast<std::int64_t>(waveform.samples.size());
    first = std::clamp<std::int64_t>(first, 0, count);
    last = std::clamp<std::int64_t>(last, 0, count);
    if (first >= last) {
        return {};
    }
    const auto [low, high] =
        std::minmax_element(waveform.samples.begin() + first, waveform.samples.begin() + last);
    return {*low, *high};
}

}  // namespace

class PeakPyramidTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsBruteForceForRandomStretches();
    void equalsBruteForceForEveryStretchOfAShortSound();
    void outsideOfTheSoundIsSilence();
    void whatIsNotANumberCountsAsSilence();
    void clippedIsBeyondFullScale();
};

void PeakPyramidTest::equalsBruteForceForRandomStretches() {
    std::mt19937 engine(5);
    for (const std::size_t count : {63U, 64U, 65U, 511U, 512U, 513U, 4096U, 100'003U, 600'000U}) {
        const WaveformPtr waveform = noise(count, static_cast<unsigned>(count));
        const PeakPyramid pyramid(waveform);
        std::uniform_int_distribution<std::int64_t> place(-10,
                                                          static_cast<std::int64_t>(count) + 10);
        for (int i = 0; i < 300; ++i) {
            const std::int64_t first = place(engine);
            const std::int64_t last = place(engine);
            QCOMPARE(pyramid.range(first, last), bruteForce(*waveform, first, last));
        }
    }
}

void PeakPyramidTest::equalsBruteForceForEveryStretchOfAShortSound() {
    const WaveformPtr waveform = noise(700, 1);
    const PeakPyramid pyramid(waveform);
    for (std::int64_t first = 0; first <= 700; first += 3) {
        for (std::int64_t last = first; last <= 700; ++last) {
            QCOMPARE(pyramid.range(first, last), bruteForce(*waveform, first, last));
        }
    }
}

void PeakPyramidTest::outsideOfTheSoundIsSilence() {
    const PeakPyramid pyramid(noise(1000, 2));
    QCOMPARE(pyramid.range(-50, 0), PeakRange{});
    QCOMPARE(pyramid.range(1000, 2000), PeakRange{});
    QCOMPARE(pyramid.range(10, 10), PeakRange{});
    QCOMPARE(pyramid.range(20, 10), PeakRange{});
    QCOMPARE(PeakPyramid(nullptr).range(0, 10), PeakRange{});
    QVERIFY(PeakPyramid(nullptr).waveform());
    constexpr auto kFar = std::numeric_limits<std::int64_t>::max();
    QCOMPARE(pyramid.range(-kFar, kFar), bruteForce(*pyramid.waveform(), 0, 1000));
}

void PeakPyramidTest::whatIsNotANumberCountsAsSilence() {
    auto waveform = std::make_shared<Waveform>();
    waveform->samples.assign(200, std::numeric_limits<float>::quiet_NaN());
    waveform->samples[150] = 0.5F;
    const PeakPyramid pyramid(waveform);
    QCOMPARE(pyramid.range(0, 200), (PeakRange{0.0F, 0.5F}));
    QCOMPARE(pyramid.range(0, 100), PeakRange{});
}

void PeakPyramidTest::clippedIsBeyondFullScale() {
    QVERIFY(!isClipped({-1.0F, 1.0F}));
    QVERIFY(isClipped({-1.0F, std::nextafter(1.0F, 2.0F)}));
    QVERIFY(isClipped({std::nextafter(-1.0F, -2.0F), 0.0F}));
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::PeakPyramidTest)
#include "peak_pyramid_test.moc"
