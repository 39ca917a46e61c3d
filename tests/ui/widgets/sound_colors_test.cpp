// SPDX-License-Identifier: MIT
#include "ui/widgets/sound_colors.h"

#include <cmath>

#include <QTest>

#include "ui/desktop/colour_scheme.h"
#include "ui/sound/spectrogram_colors.h"

namespace audioldm::ui {

class SoundColorsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsWhatWcagSays() {
        QVERIFY(std::abs(contrastRatio(Qt::black, Qt::white) - 21) < 1e-9);
        QVERIFY(std::abs(contrastRatio(Qt::white, Qt::white) - 1) < 1e-9);
        // The grey that is known to be just readable on white.
        QVERIFY(std::abs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
        QVERIFY(contrastRatio(readableOn(QColor(0xDD, 0xDD, 0xDD), Qt::white, 4.5), Qt::white) >=
                4.5);
        QCOMPARE(readableOn(Qt::black, Qt::white, 4.5), QColor(Qt::black));
    }

    void everythingIsReadable_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << ColourScheme::light();
        QTest::newRow("dark") << ColourScheme::dark();
        QPalette odd(QColor(200, 180, 60), QColor(230, 220, 120));
        QTest::newRow("a desktop's own") << odd;
    }

    void everythingIsReadable() {
        QFETCH(QPalette, palette);
        const SoundColors colors = soundColors(palette);
        for (const QColor& text : {colors.text, colors.faintText}) {
            QVERIFY2(contrastRatio(text, colors.background) >= 4.5, qPrintable(text.name()));
        }
        for (const QColor& mark :
             {colors.wave, colors.playhead, colors.selectionEdge, colors.clip, colors.warning}) {
            QVERIFY2(contrastRatio(mark, colors.background) >= 3, qPrintable(mark.name()));
        }
    }

    void theSpectrogramRunsOneWayFromSilenceToLoud_data() { everythingIsReadable_data(); }

    void theSpectrogramRunsOneWayFromSilenceToLoud() {
        QFETCH(QPalette, palette);
        const SpectrogramColors colors = spectrogramColors(palette);
        const QColor silence(colors.front());
        QVERIFY(contrastRatio(QColor(colors.back()), silence) >= 4.5);
        double before = 1;
        for (std::size_t i = 8; i < colors.size(); i += 8) {
            const double ratio = contrastRatio(QColor(colors[i]), silence);
            QVERIFY2(ratio >= before * 0.995, qPrintable(QString::number(i)));
            before = ratio;
        }
        // Half loud is clearly not silent.
        QVERIFY(contrastRatio(QColor(colors[128]), silence) >= 1.8);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::SoundColorsTest)
#include "sound_colors_test.moc"
