// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <complex>

#include <QAudioDevice>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/support/sound_server.h"
#include "tests/ui/support/test_sounds.h"
#include "ui/player/audio_player.h"

namespace audioldm::ui {

using test::Recorder;
using test::SoundServer;

namespace {

constexpr int kRate = 16000;

struct Match {
    double correlation = 0;
    std::size_t offset = 0;
};

double correlationAt(const std::vector<float>& recorded, const std::vector<float>& sound,
                     std::size_t offset) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const auto a = static_cast<double>(recorded[offset + i]);
        const auto b = static_cast<double>(sound[i]);
        product += a * b;
        first += a * a;
        second += b * b;
    }
    return first > 0 && second > 0 ? product / std::sqrt(first * second) : 0;
}

/// The recording `part` of a sample later: windowed sinc.
std::vector<float> shifted(const std::vector<float>& recorded, double part) {
    constexpr int kReach = 16;
    std::vector<double> taps;
    for (int k = -kReach; k <= kReach; ++k) {
        const double x = std::numbers::pi * (k + part);
        const double window = 0.5 + 0.5 * std::cos(x / (kReach + 1));
        taps.push_back((std::abs(x) < 1e-9 ? 1.0 : std::sin(x) / x) * window);
    }
    std::vector<float> result(recorded.size(), 0.0F);
    for (std::size_t i = kReach; i + kReach < recorded.size(); ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < taps.size(); ++k) {
            sum += taps[k] * static_cast<double>(recorded[i + k - kReach]);
        }
        result[i] = static_cast<float>(sum);
    }
    return result;
}

/// Where the recording fits the sound best: first by a short piece, then as a whole and between
/// samples, where a sound server that resamples may have put it.
Match bestMatch(const std::vector<float>& recorded, const std::vector<float>& sound) {
    Match best;
    if (recorded.size() < sound.size()) {
        return best;
    }
    const std::vector<float> piece(sound.begin(), sound.begin() + 800);
    double bestPiece = -1;
    for (std::size_t offset = 0; offset + sound.size() <= recorded.size(); ++offset) {
        const double fit = correlationAt(recorded, piece, offset);
        if (fit > bestPiece) {
            bestPiece = fit;
            best.offset = offset;
        }
    }
    for (int eighth = -4; eighth <= 4; ++eighth) {
        const double fit = correlationAt(shifted(recorded, eighth / 8.0), sound, best.offset);
        best.correlation = std::max(best.correlation, fit);
    }
    return best;
}

/// The 250 Hz tone that fits a recording best from 0.1 s after its beginning on.
struct ToneFit {
    double amplitude = 0;
    double deviation = 1;  ///< the largest one of a sample from that tone
};

ToneFit toneFit(const std::vector<float>& recorded, std::size_t length) {
    std::size_t begin = 0;
    while (begin < recorded.size() && std::abs(recorded[begin]) < 0.05F) {
        ++begin;
    }
    begin += 1600;
    if (recorded.size() < begin + length) {
        return {};
    }
    const auto phaseOf = [](std::size_t i) {
        return 2 * std::numbers::pi * 250 * static_cast<double>(i) / kRate;
    };
    std::complex<double> sum = 0;
    for (std::size_t i = 0; i < length; ++i) {
        sum += static_cast<double>(recorded[begin + i]) *
               std::polar(2.0 / static_cast<double>(length), -phaseOf(i));
    }
    ToneFit fit{std::abs(sum), 0};
    for (std::size_t i = 0; i < length; ++i) {
        const double wanted = (sum * std::polar(1.0, phaseOf(i))).real();
        fit.deviation =
            std::max(fit.deviation, std::abs(static_cast<double>(recorded[begin + i]) - wanted));
    }
    return fit;
}

/// The greatest sample of what comes out of a device within half a second.
double heardOn(const QByteArray& device) {
    Recorder recorder(QString::fromUtf8(device));
    QElapsedTimer timer;
    timer.start();
    while (!recorder.hears() && timer.elapsed() < 10000) {
        QTest::qWait(20);
    }
    QTest::qWait(500);
    float greatest = 0;
    for (const float sample : recorder.finish()) {
        greatest = std::max(greatest, std::abs(sample));
    }
    return static_cast<double>(greatest);
}

/// As heardOn, waiting up to 20 s for more than 0.3.
double heardAgainOn(const QByteArray& device) {
    QElapsedTimer timer;
    timer.start();
    double heard = 0;
    while (heard < 0.3 && timer.elapsed() < 20000) {
        heard = heardOn(device);
    }
    qInfo("heard again after %.1f s", static_cast<double>(timer.elapsed()) / 1000);
    return heard;
}

/// Noise below 3 kHz: every resampler lets it through as it is, and no shift fits twice.
WaveformPtr soundToRecord(double seconds) {
    auto sound = std::make_shared<Waveform>(*test::noiseSound(seconds, kRate, 0.5F, 9));
    for (int pass = 0; pass < 3; ++pass) {
        float before = 0;
        for (float& sample : sound->samples) {
            before += (sample - before) * 0.5F;
            sample = before;
        }
    }
    // The beginning glides in from silence; so does this one.
    for (std::size_t i = 0; i < 400; ++i) {
        sound->samples[i] *= static_cast<float>(i) / 400;
    }
    return sound;
}

}  // namespace

class SoundDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheDevices();
    void whatIsHeardIsTheSound();
    void theLoopsSeamIsTheSounds();
    void playsOnTheChosenDevice();
    void followsADeviceThatGoesAndComes();
    void switchesSidesWithoutAGap();
    void comesBackWithTheSoundServer();
    void comesBackASecondTimeWhilePaused();
    void goesOnWithoutTheSoundServer();

private:
    SoundServer m_server;
    QString m_whyNot;
};

void SoundDeviceTest::initTestCase() {
    m_whyNot = m_server.start();
    if (!m_whyNot.isEmpty()) {
        QSKIP(qPrintable(QStringLiteral("the whole program: ") + m_whyNot));
    }
}

void SoundDeviceTest::findsTheDevices() {
    AudioPlayer player;
    QTRY_COMPARE_WITH_TIMEOUT(player.devices().size(), 2, 10000);
    QTRY_VERIFY(player.hasDevice());
    QVERIFY2(player.deviceProblem().isEmpty(), qPrintable(player.deviceProblem()));
}

void SoundDeviceTest::whatIsHeardIsTheSound() {
    AudioPlayer player;
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    Recorder recorder(QString::fromUtf8(player.usedDevice().id));
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hears(), 10000);
    const WaveformPtr sound = soundToRecord(3);
    player.setSound(sound);
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), AudioPlayer::State::Paused, 10000);
    QTest::qWait(500);
    const Match match = bestMatch(recorder.finish(), sound->samples);
    qInfo("correlation of the recorded sound: %.5f", match.correlation);
    QVERIFY(match.correlation >= 0.99);
}

void SoundDeviceTest::theLoopsSeamIsTheSounds() {
    AudioPlayer player;
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    Recorder recorder(QString::fromUtf8(player.usedDevice().id));
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hears(), 10000);
    // Whole periods: round and round it is one sine, if nothing is lost or added at the seam.
    const WaveformPtr sound = test::sineSound(250, 0.4);
    player.setSound(sound);
    player.setLooping(true);
    player.play();
    QTest::qWait(2500);
    player.pause();
    QTest::qWait(300);
    const std::vector<float> recorded = recorder.finish();
    const std::size_t length = 16000 * 3 / 2;
    const ToneFit fit = toneFit(recorded, length);
    qInfo("amplitude %.4f, largest deviation over %zu seams %.5f", fit.amplitude,
          length / sound->samples.size(), fit.deviation);
    QVERIFY(std::abs(fit.amplitude - 0.5) < 0.01);
    QVERIFY(fit.deviation < 0.01);
}

void SoundDeviceTest::playsOnTheChosenDevice() {
    AudioPlayer player;
    QTRY_COMPARE_WITH_TIMEOUT(player.devices().size(), 2, 10000);
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    QByteArray other;
    for (const SoundDevice& device : player.devices()) {
        if (device.id != player.usedDevice().id) {
            other = device.id;
        }
    }
    Recorder recorder(QString::fromUtf8(other));
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hears(), 10000);
    const WaveformPtr sound = soundToRecord(2);
    player.setSound(sound);
    player.setDevice(other);
    QTRY_COMPARE_WITH_TIMEOUT(player.usedDevice().id, other, 10000);
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), AudioPlayer::State::Paused, 10000);
    QTest::qWait(500);
    const Match match = bestMatch(recorder.finish(), sound->samples);
    qInfo("correlation on the chosen device: %.5f", match.correlation);
    QVERIFY(match.correlation >= 0.99);
}

void SoundDeviceTest::followsADeviceThatGoesAndComes() {
    AudioPlayer player;
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    QVERIFY(SoundServer::plugIn(QStringLiteral("third")));
    QTRY_COMPARE_WITH_TIMEOUT(player.devices().size(), 3, 10000);
    player.setDevice(QByteArrayLiteral("third"));
    player.setSound(test::sineSound(440, 60));
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.usedDevice().id, QByteArrayLiteral("third"), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.3, 10000);

    QVERIFY(SoundServer::pullOut(QStringLiteral("third")));
    QTRY_VERIFY_WITH_TIMEOUT(player.usedDevice().id != QByteArrayLiteral("third"), 10000);
    QVERIFY2(player.deviceProblem().contains(player.usedDevice().name),
             qPrintable(player.deviceProblem()));
    QVERIFY(player.isPlaying());
    const double lost = player.position();
    QVERIFY2(lost > 0.2 && lost < 20, qPrintable(QString::number(lost)));
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > lost + 0.3, 10000);
    QVERIFY(heardOn(player.usedDevice().id) > 0.3);

    QVERIFY(SoundServer::plugIn(QStringLiteral("third")));
    QTRY_COMPARE_WITH_TIMEOUT(player.usedDevice().id, QByteArrayLiteral("third"), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(player.deviceProblem().isEmpty(), 10000);
    QVERIFY(heardOn(QByteArrayLiteral("third")) > 0.3);
    player.stop();
    QVERIFY(SoundServer::pullOut(QStringLiteral("third")));
}

void SoundDeviceTest::switchesSidesWithoutAGap() {
    AudioPlayer player;
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    Recorder recorder(QString::fromUtf8(player.usedDevice().id));
    QTRY_VERIFY_WITH_TIMEOUT(recorder.hears(), 10000);
    // The same tone, one of them four times as loud: once matched, one tone goes on and on.
    player.setSound(test::sineSound(250, 4, kRate, 0.2));
    player.setComparison(test::sineSound(250, 4, kRate, 0.8));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.4, 10000);
    for (int i = 0; i < 6; ++i) {
        QTest::qWait(200);
        player.setSide(i % 2 == 0 ? PlaybackSide::B : PlaybackSide::A);
    }
    QTest::qWait(300);
    player.pause();
    const std::vector<float> recorded = recorder.finish();
    const ToneFit fit = toneFit(recorded, 16000 * 3 / 2);
    qInfo("amplitude %.4f, largest deviation over the switches %.5f", fit.amplitude, fit.deviation);
    QVERIFY(std::abs(fit.amplitude - 0.2) < 0.005);
    QVERIFY(fit.deviation < 0.01);
}

/// Other players were there before, as in the window after another language was chosen.
void SoundDeviceTest::comesBackWithTheSoundServer() {
    AudioPlayer player;
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    player.setSound(test::sineSound(440, 60));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.3, 10000);
    m_server.stop();
    QCOMPARE(m_server.start(), QString());
    QVERIFY(heardAgainOn(QByteArrayLiteral("first")) > 0.3);
    QVERIFY2(player.deviceProblem().isEmpty(), qPrintable(player.deviceProblem()));
    QVERIFY(player.isPlaying());
}

void SoundDeviceTest::comesBackASecondTimeWhilePaused() {
    AudioPlayer player;
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    player.setSound(test::sineSound(440, 60));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.3, 10000);
    player.pause();
    QTest::qWait(300);
    m_server.stop();
    QTest::qWait(1500);
    QCOMPARE(m_server.start(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice() && player.deviceProblem().isEmpty(), 20000);
    player.play();
    QVERIFY(heardAgainOn(QByteArrayLiteral("first")) > 0.3);
    QVERIFY(player.isPlaying());
}

void SoundDeviceTest::goesOnWithoutTheSoundServer() {
    AudioPlayer player;
    QTRY_VERIFY_WITH_TIMEOUT(player.hasDevice(), 10000);
    player.setSound(test::sineSound(440, 60));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.3, 10000);
    m_server.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!player.deviceProblem().isEmpty(), 15000);
    QTRY_VERIFY_WITH_TIMEOUT(!player.hasDevice(), 15000);
    const double lost = player.position();
    QVERIFY(lost > 0.2);
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > lost + 0.5, 10000);
    QVERIFY(player.isPlaying());
    player.pause();
    player.seek(1);
    QCOMPARE(player.position(), 1.0);
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::SoundDeviceTest)
#include "sound_device_test.moc"
