// SPDX-License-Identifier: MIT
#include "ui/player/audio_player.h"

#include <algorithm>
#include <cmath>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/support/test_sounds.h"

namespace audioldm::ui {

/// Without any sound device: the tests' environment names a sound server that is not there.
class AudioPlayerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void emptyDoesNothing();
    void saysThatThereIsNoDevice();
    void playsOnWithoutADevice();
    void neverStepsBackWhilePlaying();
    void endsPausedAndBeginsAnew();
    void seeksBeforeTheDeviceIsKnown();
    void seeksWhilePlaying();
    void loopsASelection();
    void volumeIsClampedAndTold();
    void comparesTwoSounds();
    void anotherSoundBeginsAnew();
    void refusesWhatCannotBePlayed();
    void takesSoundsOfChangingRates();
    void aDeviceThatIsNotThereIsSaid();
    void goesAwayWhilePlaying();
};

void AudioPlayerTest::initTestCase() {
    if (qEnvironmentVariableIsEmpty("PULSE_SERVER")) {
        qputenv("PULSE_SERVER", "unix:/nonexistent/sound-server");
    }
}

void AudioPlayerTest::emptyDoesNothing() {
    AudioPlayer player;
    QSignalSpy states(&player, &AudioPlayer::stateChanged);
    player.play();
    player.pause();
    player.togglePlay();
    player.stop();
    player.seek(3);
    player.setSide(PlaybackSide::B);
    QCOMPARE(player.state(), AudioPlayer::State::Empty);
    QCOMPARE(player.position(), 0.0);
    QCOMPARE(player.durationSeconds(), 0.0);
    QCOMPARE(player.side(), PlaybackSide::A);
    QCOMPARE(states.count(), 0);
}

void AudioPlayerTest::saysThatThereIsNoDevice() {
    AudioPlayer player;
    QSignalSpy problems(&player, &AudioPlayer::deviceProblemChanged);
    QVERIFY(problems.wait(10000));
    QVERIFY(player.deviceProblem().contains(QStringLiteral("no sound device")));
    QVERIFY(!player.hasDevice());
    QVERIFY(player.devices().isEmpty());
}

void AudioPlayerTest::playsOnWithoutADevice() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 5));
    QCOMPARE(player.state(), AudioPlayer::State::Paused);
    QCOMPARE(player.durationSeconds(), 5.0);
    QSignalSpy positions(&player, &AudioPlayer::positionChanged);
    player.play();
    QVERIFY(player.isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.05, 10000);
    const double begin = player.position();
    QElapsedTimer timer;
    timer.start();
    QTest::qWait(500);
    const double moved = player.position() - begin;
    const double elapsed = static_cast<double>(timer.elapsed()) / 1000;
    QVERIFY2(std::abs(moved - elapsed) < 0.15, qPrintable(QString::number(moved - elapsed)));
    QVERIFY(positions.count() > 10);
    for (qsizetype i = 1; i < positions.count(); ++i) {
        QVERIFY(positions[i][0].toDouble() >= positions[i - 1][0].toDouble());
    }
    player.pause();
    const double paused = player.position();
    QTest::qWait(100);
    QVERIFY(std::abs(player.position() - paused) < 0.05);
}

void AudioPlayerTest::neverStepsBackWhilePlaying() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 5));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.1, 10000);
    QElapsedTimer timer;
    timer.start();
    double before = 0;
    double deepest = 0;
    // Read as often as can be: a reading may come while frames are being made.
    while (timer.elapsed() < 2000) {
        const double now = player.position();
        deepest = std::max(deepest, before - now);
        before = now;
    }
    QVERIFY2(deepest <= 0, qPrintable(QString::number(deepest)));
}

void AudioPlayerTest::endsPausedAndBeginsAnew() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 0.2));
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), AudioPlayer::State::Paused, 10000);
    QCOMPARE(player.position(), 0.2);
    QSignalSpy positions(&player, &AudioPlayer::positionChanged);
    player.play();
    QVERIFY(player.isPlaying());
    QCOMPARE(positions[0][0].toDouble(), 0.0);
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), AudioPlayer::State::Paused, 10000);
    player.stop();
    QCOMPARE(player.position(), 0.0);
}

void AudioPlayerTest::seeksBeforeTheDeviceIsKnown() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 5));
    player.seek(3);
    QCOMPARE(player.position(), 3.0);
    QTest::qWait(300);
    QCOMPARE(player.position(), 3.0);
    player.seek(-1);
    QCOMPARE(player.position(), 0.0);
    player.seek(99);
    QCOMPARE(player.position(), 5.0);
    player.seek(std::nan(""));
    QCOMPARE(player.position(), 5.0);
    // Every sample can be reached exactly.
    player.seek(12345.0 / 16000);
    QCOMPARE(player.position(), 12345.0 / 16000);
}

void AudioPlayerTest::seeksWhilePlaying() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 20));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.05, 10000);
    player.seek(10);
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 10.05, 3000);
    QVERIFY(player.position() < 12);
    QVERIFY(player.isPlaying());
}

void AudioPlayerTest::loopsASelection() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 5));
    QSignalSpy loops(&player, &AudioPlayer::loopChanged);
    player.setLoopRange(1, 1.2);
    player.setLooping(true);
    QCOMPARE(loops.count(), 2);
    player.seek(1);
    player.play();
    bool wentRound = false;
    double before = 0;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 10000 && !wentRound) {
        QTest::qWait(10);
        const double now = player.position();
        QVERIFY2(now >= 1 && now <= 1.2, qPrintable(QString::number(now)));
        wentRound = now < before;
        before = now;
    }
    QVERIFY(wentRound);
    player.stop();
    QCOMPARE(player.position(), 1.0);
    player.setLoopRange(3, 2);
    QCOMPARE(player.loopEnd(), 0.0);
}

void AudioPlayerTest::volumeIsClampedAndTold() {
    AudioPlayer player;
    QSignalSpy volumes(&player, &AudioPlayer::volumeChanged);
    player.setVolume(0.5);
    player.setVolume(0.5);
    player.setVolume(7);
    QCOMPARE(player.volume(), 1.0);
    player.setVolume(std::nan(""));
    QCOMPARE(player.volume(), 0.0);
    player.setMuted(true);
    QVERIFY(player.isMuted());
    QCOMPARE(volumes.count(), 4);
}

void AudioPlayerTest::comparesTwoSounds() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 5));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.1, 10000);
    QSignalSpy sides(&player, &AudioPlayer::sideChanged);
    player.setComparison(test::sineSound(550, 7, 48000));
    QVERIFY(player.isComparing());
    QCOMPARE(player.durationSeconds(), 7.0);
    const double before = player.position();
    player.setSide(PlaybackSide::B);
    QCOMPARE(sides.count(), 1);
    QTest::qWait(200);
    QVERIFY(player.isPlaying());
    QVERIFY(player.position() > before && player.position() < before + 2);
    player.setComparison(nullptr);
    QCOMPARE(player.side(), PlaybackSide::A);
    QVERIFY(!player.isComparing());
}

void AudioPlayerTest::anotherSoundBeginsAnew() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 5));
    player.setLoopRange(1, 2);
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.1, 10000);
    player.setSound(test::sineSound(330, 3));
    QCOMPARE(player.state(), AudioPlayer::State::Paused);
    QCOMPARE(player.position(), 0.0);
    QCOMPARE(player.durationSeconds(), 3.0);
    QCOMPARE(player.loopEnd(), 0.0);
    player.setSound(nullptr);
    QCOMPARE(player.state(), AudioPlayer::State::Empty);
}

void AudioPlayerTest::refusesWhatCannotBePlayed() {
    AudioPlayer player;
    for (const int rate : {0, -16000, 2'000'000'000}) {
        auto sound = std::make_shared<Waveform>();
        sound->samples.assign(100, 0.5F);
        sound->sampleRate = rate;
        player.setSound(sound);
        QCOMPARE(player.state(), AudioPlayer::State::Empty);
    }
    auto slow = std::make_shared<Waveform>();
    slow->samples.assign(10000, 0.5F);
    slow->sampleRate = 1;
    player.setSound(slow);
    QCOMPARE(player.state(), AudioPlayer::State::Empty);
}

void AudioPlayerTest::takesSoundsOfChangingRates() {
    AudioPlayer player;
    // Faster than the other thread answers.
    for (const int rate : {16000, 48000, 16000, 44100, 48000, 16000}) {
        player.setSound(test::sineSound(440, 0.3, rate));
    }
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), AudioPlayer::State::Paused, 10000);
    QCOMPARE(player.position(), 0.3);
}

void AudioPlayerTest::aDeviceThatIsNotThereIsSaid() {
    AudioPlayer player;
    player.setSound(test::sineSound(440, 5));
    player.play();
    player.setDevice(QByteArrayLiteral("headphones"));
    QCOMPARE(player.chosenDevice(), QByteArrayLiteral("headphones"));
    QTRY_VERIFY_WITH_TIMEOUT(!player.deviceProblem().isEmpty(), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(player.position() > 0.1, 10000);
}

void AudioPlayerTest::goesAwayWhilePlaying() {
    for (int i = 0; i < 5; ++i) {
        AudioPlayer player;
        player.setSound(test::sineSound(440, 60, 48000));
        player.setComparison(test::sineSound(440, 60));
        player.play();
        QTest::qWait(20 * i);
    }
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::AudioPlayerTest)
#include "audio_player_test.moc"
