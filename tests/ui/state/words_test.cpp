// SPDX-License-Identifier: MIT
#include <QLocale>
#include <QTest>

#include "ui/state/error_text.h"
#include "ui/state/formatting.h"

namespace audioldm::ui {

class WordsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyErrorSaysWhatAndWhatNow() {
        QStringList seen;
        for (const ErrorCode code :
             {ErrorCode::InvalidRequest, ErrorCode::ModelMissing, ErrorCode::ModelInvalid,
              ErrorCode::OutOfMemory, ErrorCode::DeviceLost, ErrorCode::Io, ErrorCode::Internal}) {
            const ErrorText words({code, "The engine's own sentence.", "unet.conv_in"});
            QVERIFY(words.what.endsWith(QLatin1Char('.')));
            QVERIFY(words.advice.endsWith(QLatin1Char('.')));
            QVERIFY(words.details.contains(QStringLiteral("own sentence")));
            QVERIFY(words.details.contains(QStringLiteral("unet.conv_in")));
            QVERIFY(!seen.contains(words.what));
            seen.append(words.what);
        }
    }

    void numbersFollowTheLanguage() {
        QCOMPARE(Formatting::seconds(5), QStringLiteral("5.0 s"));
        QCOMPARE(Formatting::number(3.5, 2), QStringLiteral("3.5"));
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(Formatting::seconds(5), QStringLiteral("5,0 s"));
        QCOMPARE(Formatting::number(3.25, 2), QStringLiteral("3,25"));
    }

    void timesAreGivenInUnitsThatFit() {
        QCOMPARE(Formatting::seconds(0.04), QStringLiteral("0.04 s"));
        QCOMPARE(Formatting::seconds(125), QStringLiteral("2 min 5 s"));
        QVERIFY(Formatting::timeLeft(2.2).startsWith(QStringLiteral("3 s")));
        QVERIFY(Formatting::timeLeft(-1).startsWith(QStringLiteral("0 s")));
        QVERIFY(Formatting::timeLeft(61).startsWith(QStringLiteral("2 min")));
    }

    void parametersAreOneLineEach() {
        GenerationRequest request;
        request.prompt = "rain";
        request.seed = 123456789;
        const QString text = Formatting::parameters(request);
        QCOMPARE(text.count(QLatin1Char('\n')), 4);
        QVERIFY(text.contains(QStringLiteral("123456789")));
        request.guidanceEnd = 0.5;
        QVERIFY(Formatting::parameters(request).contains(QStringLiteral("0.5")));
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::WordsTest)
#include "words_test.moc"
