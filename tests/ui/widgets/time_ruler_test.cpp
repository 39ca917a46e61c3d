// SPDX-License-Identifier: MIT
#include "ui/widgets/time_ruler.h"

#include <cmath>

#include <QSignalSpy>
#include <QTest>

#include "ui/widgets/time_text.h"

namespace audioldm::ui {

class TimeRulerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsNeverTouchAndStepsAreRound() {
        for (double perPixel = 1e-6; perPixel < 20; perPixel *= 1.37) {
            const RulerSteps steps = rulerSteps(perPixel, 80);
            QVERIFY2(steps.labelSeconds / perPixel >= 79.9, qPrintable(QString::number(perPixel)));
            // Not coarser than it has to be.
            QVERIFY2(steps.labelSeconds / perPixel <= 80 * 3.01 || steps.labelSeconds <= 1e-6,
                     qPrintable(QString::number(perPixel)));
            if (steps.labelSeconds < 1) {
                const double digits = steps.labelSeconds * std::pow(10, steps.decimals);
                QVERIFY(std::abs(digits - std::round(digits)) < 1e-6);
                QVERIFY(std::round(digits) == 1 || std::round(digits) == 2 ||
                        std::round(digits) == 5);
            } else {
                QCOMPARE(steps.decimals, 0);
                QCOMPARE(std::fmod(steps.labelSeconds, 1.0), 0.0);
            }
            QVERIFY(steps.ticks >= 2);
        }
    }

    void timesReadAsPeopleWriteThem() {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(TimeText::clock(0, 0), QStringLiteral("0:00"));
        QCOMPARE(TimeText::clock(1.24, 1), QStringLiteral("0:01.2"));
        QCOMPARE(TimeText::clock(59.96, 1), QStringLiteral("1:00.0"));
        QCOMPARE(TimeText::clock(61.5, 3), QStringLiteral("1:01.500"));
        QCOMPARE(TimeText::clock(3600, 0), QStringLiteral("1:00:00"));
        QCOMPARE(TimeText::clock(3599.9, 0), QStringLiteral("1:00:00"));
        QCOMPARE(TimeText::clock(-3, 1), QStringLiteral("0:00.0"));
        QCOMPARE(TimeText::spoken(1.25, 2), QStringLiteral("1.25 s"));
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(TimeText::clock(1.24, 1), QStringLiteral("0:01,2"));
        QLocale::setDefault(QLocale::c());
    }

    void aClickAsksToHearFromThere() {
        TimeRuler ruler;
        ruler.resize(500, ruler.sizeHint().height());
        QSignalSpy wanted(&ruler, &TimeRuler::seekRequested);
        QTest::mouseClick(&ruler, Qt::LeftButton, {}, QPoint(250, 5));
        QCOMPARE(wanted.count(), 0);  // There is no sound.
        ruler.setRange(2, 0.01, 6);
        QTest::mouseClick(&ruler, Qt::LeftButton, {}, QPoint(250, 5));
        QCOMPARE(wanted.count(), 1);
        QVERIFY(std::abs(wanted[0][0].toDouble() - 4.5) < 1e-9);
        QTest::mouseClick(&ruler, Qt::LeftButton, {}, QPoint(499, 5));
        QCOMPARE(wanted[1][0].toDouble(), 6.0);
    }

    void labelsAreDrawnAndTheyAreReadable() {
        TimeRuler ruler;
        ruler.resize(600, ruler.sizeHint().height());
        const QImage empty = ruler.grab().toImage();
        ruler.setRange(0, 0.01, 6);
        QVERIFY(ruler.grab().toImage() != empty);
        QVERIFY(ruler.sizeHint().height() >= ruler.fontMetrics().height());
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::TimeRulerTest)
#include "time_ruler_test.moc"
