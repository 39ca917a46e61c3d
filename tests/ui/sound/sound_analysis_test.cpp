// SPDX-License-Identifier: MIT
#include "ui/sound/sound_analysis.h"

#include <cmath>

#include <QColor>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include "ui/sound/spectrogram_colors.h"

namespace audioldm::ui {

namespace {

WaveformPtr ramp(std::size_t count) {
    auto waveform = std::make_shared<Waveform>();
    waveform->sampleRate = 16000;
    waveform->samples.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        waveform->samples[i] = static_cast<float>(i) / static_cast<float>(count);
    }
    return waveform;
}

QPalette paletteOf(const QColor& base, const QColor& accent, const QColor& text) {
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::Text, text);
    return palette;
}

const QPalette kLight = paletteOf(Qt::white, QColor(48, 110, 220), Qt::black);
const QPalette kDark = paletteOf(QColor(30, 30, 32), QColor(80, 140, 240), QColor(240, 240, 240));

}  // namespace

class SoundAnalysisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peaksOfAShortSoundAreThereAtOnce();
    void peaksOfALongSoundComeFromAWorker();
    void anOlderSoundsResultsAreDropped();
    void spectrogramComesOnceAskedFor();
    void nothingHasNothing();
    void mayGoAwayWhileItComputes();
    void colorsRunOneWay_data();
    void colorsRunOneWay();
    void formedSoundHasLowPitchesBelow();
    void wrongSizesGiveNoImage();
};

void SoundAnalysisTest::peaksOfAShortSoundAreThereAtOnce() {
    SoundAnalysis analysis;
    analysis.setSound(ramp(80000));
    QVERIFY(analysis.peaks());
    QCOMPARE(analysis.peaks()->range(0, 80000).low, 0.0F);
}

void SoundAnalysisTest::peaksOfALongSoundComeFromAWorker() {
    SoundAnalysis analysis;
    QSignalSpy ready(&analysis, &SoundAnalysis::peaksReady);
    const WaveformPtr sound = ramp(9'600'000);
    analysis.setSound(sound);
    QVERIFY(!analysis.peaks());
    QVERIFY(ready.wait(5000));
    QCOMPARE(analysis.peaks()->waveform(), sound);
}

void SoundAnalysisTest::anOlderSoundsResultsAreDropped() {
    SoundAnalysis analysis;
    QSignalSpy peaks(&analysis, &SoundAnalysis::peaksReady);
    QSignalSpy spectrogram(&analysis, &SoundAnalysis::spectrogramReady);
    analysis.setSound(ramp(9'600'000));
    analysis.wantSpectrogram();
    analysis.setSound(ramp(16000));
    const auto newPeaks = analysis.peaks();
    analysis.wantSpectrogram();
    QVERIFY(spectrogram.wait(5000));
    QTest::qWait(300);
    QCOMPARE(peaks.count(), 0);
    QCOMPARE(spectrogram.count(), 1);
    QCOMPARE(analysis.peaks(), newPeaks);
    QCOMPARE(analysis.spectrogram()->frames(), 100);
}

void SoundAnalysisTest::spectrogramComesOnceAskedFor() {
    SoundAnalysis analysis;
    QSignalSpy ready(&analysis, &SoundAnalysis::spectrogramReady);
    analysis.setSound(ramp(16000));
    QVERIFY(!ready.wait(100));
    analysis.wantSpectrogram();
    analysis.wantSpectrogram();
    QVERIFY(ready.wait(5000));
    analysis.wantSpectrogram();
    QVERIFY(!ready.wait(100));
    QCOMPARE(ready.count(), 1);
}

void SoundAnalysisTest::nothingHasNothing() {
    SoundAnalysis analysis;
    analysis.setSound(nullptr);
    analysis.wantSpectrogram();
    QVERIFY(!analysis.peaks());
    analysis.setSound(std::make_shared<Waveform>());
    QVERIFY(!analysis.sound());
}

void SoundAnalysisTest::mayGoAwayWhileItComputes() {
    for (int i = 0; i < 5; ++i) {
        SoundAnalysis analysis;
        analysis.setSound(ramp(2'000'000));
        analysis.wantSpectrogram();
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
    QCoreApplication::processEvents();
}

void SoundAnalysisTest::colorsRunOneWay_data() {
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << kLight;
    QTest::newRow("dark") << kDark;
    QTest::newRow("grey accent") << paletteOf(Qt::white, Qt::gray, Qt::black);
}

void SoundAnalysisTest::colorsRunOneWay() {
    QFETCH(QPalette, palette);
    const SpectrogramColors colors = spectrogramColors(palette);
    QCOMPARE(colors[0], palette.color(QPalette::Base).rgb());
    QCOMPARE(colors[255], palette.color(QPalette::Text).rgb());
    // Even seen without colours, louder is further away from the background.
    const int direction = qGray(colors[255]) > qGray(colors[0]) ? 1 : -1;
    for (std::size_t i = 16; i < colors.size(); i += 16) {
        QVERIFY2((qGray(colors[i]) - qGray(colors[i - 16])) * direction > 0,
                 qPrintable(QStringLiteral("at %1").arg(i)));
    }
}

void SoundAnalysisTest::formedSoundHasLowPitchesBelow() {
    TaskPreview preview;
    preview.frames = 3;
    preview.bins = 4;
    preview.logMel.assign(12, -11.5F);
    preview.logMel[1 * 4 + 0] = 1.0F;
    const SpectrogramColors colors = spectrogramColors(kLight);
    const QImage image = formedSoundImage(preview, colors);
    QCOMPARE(image.size(), QSize(3, 4));
    QCOMPARE(image.pixel(1, 3), colors[255]);
    QCOMPARE(image.pixel(1, 0), colors[0]);
    QCOMPARE(image.pixel(0, 3), colors[0]);
}

void SoundAnalysisTest::wrongSizesGiveNoImage() {
    const SpectrogramColors colors = spectrogramColors(kLight);
    TaskPreview preview;
    QVERIFY(formedSoundImage(preview, colors).isNull());
    preview.frames = 10;
    preview.bins = 64;
    preview.logMel.resize(639);
    QVERIFY(formedSoundImage(preview, colors).isNull());
    preview.frames = -10;
    preview.bins = -64;
    preview.logMel.resize(640);
    QVERIFY(formedSoundImage(preview, colors).isNull());
}

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::SoundAnalysisTest)
#include "sound_analysis_test.moc"
