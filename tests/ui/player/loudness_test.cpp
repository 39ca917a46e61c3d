// SPDX-License-Identifier: MIT
#include "ui/player/loudness.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QTest>

#include "tests/ui/support/test_sounds.h"

namespace audioldm::ui {

class LoudnessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSineOfFullScaleIsWhatTheStandardSays_data();
    void aSineOfFullScaleIsWhatTheStandardSays();
    void pausesDoNotCount();
    void lowTonesCountLess();
    void shortSoundsHaveALoudness();
    void silenceHasNone();
    void gainsTurnTheLouderOneDown();
    void gainsOfSilenceAreOne();
};

void LoudnessTest::aSineOfFullScaleIsWhatTheStandardSays_data() {
    QTest::addColumn<int>("rate");
    QTest::newRow("48 kHz") << 48000;
    QTest::newRow("44.1 kHz") << 44100;
    QTest::newRow("16 kHz") << 16000;
}

void LoudnessTest::aSineOfFullScaleIsWhatTheStandardSays() {
    QFETCH(int, rate);
    // BS.1770: 997 Hz at 0 dB full scale on one channel reads -3.01 LKFS.
    const auto value = loudness(*test::sineSound(997, 5, rate, 1.0));
    QVERIFY(value);
    QVERIFY2(std::abs(*value + 3.01) < 0.05, qPrintable(QString::number(*value)));
}

void LoudnessTest::pausesDoNotCount() {
    const WaveformPtr sine = test::sineSound(997, 2);
    Waveform withPause = *sine;
    withPause.samples.resize(withPause.samples.size() * 5, 0.0F);
    // The blocks at the edge are partly silent: a little less.
    QVERIFY(std::abs(*loudness(withPause) - *loudness(*sine)) < 0.6);
}

void LoudnessTest::lowTonesCountLess() {
    QVERIFY(*loudness(*test::sineSound(30, 2)) < *loudness(*test::sineSound(997, 2)) - 3);
    QVERIFY(*loudness(*test::sineSound(4000, 2)) > *loudness(*test::sineSound(997, 2)) + 2);
}

void LoudnessTest::shortSoundsHaveALoudness() {
    QVERIFY(loudness(*test::sineSound(997, 0.05)));
    QVERIFY(!loudness(Waveform{{}, 16000}));
    QVERIFY(!loudness(Waveform{{0.5F}, 0}));
    QVERIFY(std::isfinite(loudness(Waveform{{0.5F}, 16000}).value_or(0)));
}

void LoudnessTest::silenceHasNone() {
    QVERIFY(!loudness(Waveform{std::vector<float>(16000, 0.0F), 16000}));
    QVERIFY(!loudness(
        Waveform{std::vector<float>(16000, std::numeric_limits<float>::quiet_NaN()), 16000}));
}

void LoudnessTest::gainsTurnTheLouderOneDown() {
    const WaveformPtr quiet = test::noiseSound(2, 16000, 0.05F, 1);
    const WaveformPtr loud = test::noiseSound(3, 16000, 0.2F, 2);
    const auto [a, b] = matchingGains(*quiet, *loud);
    QCOMPARE(a, 1.0F);
    QVERIFY(std::abs(b - 0.25F) < 0.01F);
    const auto [c, d] = matchingGains(*loud, *quiet);
    QCOMPARE(c, b);
    QCOMPARE(d, a);
}

void LoudnessTest::gainsOfSilenceAreOne() {
    const Waveform silence{std::vector<float>(16000, 0.0F), 16000};
    QCOMPARE(matchingGains(silence, *test::noiseSound(1)), std::pair(1.0F, 1.0F));
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::LoudnessTest)
#include "loudness_test.moc"
