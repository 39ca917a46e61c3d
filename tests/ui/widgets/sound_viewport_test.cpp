// SPDX-License-Identifier: MIT
#include "ui/widgets/sound_viewport.h"

#include <cmath>

#include <QTest>

namespace audioldm::ui {

class SoundViewportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSoundIsShownAsAWhole() {
        SoundViewport viewport;
        viewport.setWidth(800);
        viewport.setSound(80'000, 16000);
        QVERIFY(viewport.isWhole());
        QCOMPARE(viewport.samplesPerPixel(), 100.0);
        QCOMPARE(viewport.xOf(40'000), 400.0);
        QCOMPARE(viewport.boundaryAt(800), std::int64_t{80'000});
        QCOMPARE(viewport.boundaryAt(-5), std::int64_t{0});
        QCOMPARE(viewport.boundaryAt(9999), std::int64_t{80'000});
        // A wider row still shows the whole.
        viewport.setWidth(400);
        QVERIFY(viewport.isWhole());
        QCOMPARE(viewport.samplesPerPixel(), 200.0);
    }

    void zoomingKeepsWhatIsUnderThePoint() {
        SoundViewport viewport;
        viewport.setWidth(1000);
        viewport.setSound(9'600'000, 16000);
        for (int i = 0; i < 12; ++i) {
            const double before = viewport.sampleAt(333);
            QVERIFY(viewport.zoom(2, 333));
            QVERIFY(std::abs(viewport.sampleAt(333) - before) < 1e-3);
        }
        for (int i = 0; i < 100 && !viewport.isClosest(); ++i) {
            viewport.zoom(2, 333);
        }
        QVERIFY(viewport.isClosest());
        QCOMPARE(viewport.samplesPerPixel(), 1 / SoundViewport::kClosest);
        QVERIFY(!viewport.zoom(2, 333));
        QVERIFY(!viewport.zoom(std::nan(""), 333));
        QVERIFY(!viewport.zoom(-1, 333));
    }

    void theSoundNeverLeavesTheRow() {
        SoundViewport viewport;
        viewport.setWidth(1000);
        viewport.setSound(160'000, 16000);
        viewport.zoom(4, 500);
        viewport.scrollTo(-1e12);
        QCOMPARE(viewport.first(), 0.0);
        viewport.scrollTo(1e12);
        QCOMPARE(viewport.sampleAt(1000), 160'000.0);
        viewport.scrollBy(-100);
        QCOMPARE(viewport.sampleAt(1000), 160'000.0 - 100 * viewport.samplesPerPixel());
        // Zooming out at the end ends at the end.
        viewport.zoom(1e-9, 1000);
        QVERIFY(viewport.isWhole());
        QCOMPARE(viewport.first(), 0.0);
    }

    void aRangeIsShownWithRoomAroundIt() {
        SoundViewport viewport;
        viewport.setWidth(1000);
        viewport.setSound(160'000, 16000);
        viewport.show(40'000, 60'000);
        QVERIFY(viewport.xOf(40'000) > 10 && viewport.xOf(40'000) < 100);
        QVERIFY(viewport.xOf(60'000) > 900 && viewport.xOf(60'000) < 990);
        viewport.show(0, 10);
        QCOMPARE(viewport.first(), 0.0);
    }

    void whatIsOutOfSightIsRevealed() {
        SoundViewport viewport;
        viewport.setWidth(1000);
        viewport.setSound(160'000, 16000);
        viewport.zoom(10, 0);
        QVERIFY(!viewport.reveal(8'000));
        QVERIFY(viewport.reveal(100'000));
        QVERIFY(viewport.xOf(100'000) >= 0 && viewport.xOf(100'000) <= 1000);
        QVERIFY(!viewport.reveal(100'000));
    }

    void anotherSoundKeepsTheTimes() {
        SoundViewport viewport;
        viewport.setWidth(1000);
        viewport.setSound(160'000, 16000);
        viewport.show(40'000, 60'000);
        const double from = viewport.first() / 16000;
        const double perPixel = viewport.secondsPerPixel();
        viewport.replaceSound(480'000, 48000);
        QVERIFY(std::abs(viewport.first() / 48000 - from) < 1e-9);
        QVERIFY(std::abs(viewport.secondsPerPixel() - perPixel) < 1e-12);
        viewport.setSound(0, 16000);
        QVERIFY(viewport.isEmpty());
        QCOMPARE(viewport.boundaryAt(10), std::int64_t{0});
    }

    void aSoundOfFewSamplesFillsTheRow() {
        SoundViewport viewport;
        viewport.setWidth(1000);
        viewport.setSound(3, 16000);
        QVERIFY(viewport.isWhole());
        QVERIFY(viewport.isClosest());
        QCOMPARE(viewport.xOf(3), 1000.0);
    }
};

}  // namespace audioldm::ui

QTEST_APPLESS_MAIN(audioldm::ui::SoundViewportTest)
#include "sound_viewport_test.moc"
