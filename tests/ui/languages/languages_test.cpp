// SPDX-License-Identifier: MIT
#include <QDialog>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <algorithm>

#include "app/studio/translations.h"
#include "tests/ui/languages/written_texts.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/state/formatting.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using app::Translations;
using test::FakeScript;
using test::textsIn;
using test::WindowFixture;
using test::WrittenTexts;

namespace {

constexpr int kDialogMs = 5000;

/// A window with takes in it, as it looks after some work.
void work(WindowFixture& fixture) {
    fixture.start();
    fixture.writeShort(u"a bell"_s, 4, 2);
    fixture.trigger("generateAction");
    QTRY_COMPARE(fixture.takes().rowCount(), 2);
}

/// The texts of the dialog that a command opens.
QStringList textsOfDialog(WindowFixture& fixture, const char* command) {
    fixture.trigger(command);
    QDialog* dialog = nullptr;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            for (auto* const candidate : fixture.window().findChildren<QDialog*>()) {
                if (candidate->isVisible()) {
                    dialog = candidate;
                }
            }
            return dialog != nullptr;
        },
        kDialogMs));
    if (dialog == nullptr) {
        qFatal("%s opened no dialog", command);
    }
    const QString name = QLocale().name();
    WindowFixture::picture(*dialog, u"%1-%2"_s.arg(QLatin1String(command), name));
    const QStringList texts = textsIn(*dialog);
    dialog->close();
    return texts;
}

/// The commands of a menu that share the key of their mnemonic with another one.
QStringList clashes(const QList<QAction*>& actions) {
    QHash<QString, QString> seen;
    QStringList found;
    for (const QAction* const action : actions) {
        const QString key = QKeySequence::mnemonic(action->text()).toString();
        if (key.isEmpty()) {
            continue;
        }
        if (seen.contains(key)) {
            found << u"%1: \"%2\" and \"%3\""_s.arg(key, seen.value(key), action->text());
        }
        seen.insert(key, action->text());
    }
    return found;
}

}  // namespace

/// Each language that the window is translated into.
class LanguagesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowSpeaksIt_data() {
        QTest::addColumn<QString>("language");
        for (const char* const language : {"de", "fr", "es", "ja", "zh_CN", "ar"}) {
            QTest::newRow(language) << QString::fromLatin1(language);
        }
    }
    void theWindowSpeaksIt() {
        QFETCH(QString, language);
        Translations translations;
        translations.install(language);
        const WrittenTexts written(language);
        WindowFixture fixture;
        work(fixture);
        QCOMPARE(fixture.window().menuBar()->actions().constFirst()->text(),
                 written.of(u"MainMenus"_s, u"&File"_s));
        QCOMPARE(fixture.part<QPushButton>("generate").text(),
                 written.of(u"ParametersPanel"_s, u"Generate"_s));
        QStringList texts = textsIn(fixture.window());
        for (const char* const command : {"preferences", "models", "shortcuts", "about"}) {
            texts << textsOfDialog(fixture, command);
        }
        fixture.picture(u"window-%1"_s.arg(language));
        QVERIFY2(texts.size() > 150, qPrintable(QString::number(texts.size())));
        QStringList english;
        for (const QString& text : std::as_const(texts)) {
            if (written.isLeftInEnglish(text)) {
                english << text;
            }
        }
        QVERIFY2(english.isEmpty(), qPrintable(english.join(u" | "_s)));
    }

    void textsLeftInEnglishAreSeen() {
        Translations translations;
        translations.install(u"en"_s);
        const WrittenTexts written(u"de"_s);
        WindowFixture fixture;
        fixture.start();
        const QStringList texts = textsIn(fixture.window());
        const auto english = std::count_if(texts.begin(), texts.end(), [&](const QString& text) {
            return written.isLeftInEnglish(text);
        });
        QVERIFY2(english > 100, qPrintable(QString::number(english)));
    }

    void eachMenuHasItsMnemonicsOnce_data() {
        theWindowSpeaksIt_data();
        QTest::newRow("en") << u"en"_s;
    }
    void eachMenuHasItsMnemonicsOnce() {
        QFETCH(QString, language);
        Translations translations;
        translations.install(language);
        WindowFixture fixture;
        work(fixture);
        QStringList found = clashes(fixture.window().menuBar()->actions());
        int menus = 0;
        for (const QMenu* const menu : fixture.window().findChildren<QMenu*>()) {
            found << clashes(menu->actions());
            ++menus;
        }
        QVERIFY(menus >= 6);
        // Those of the list's own menu, which is made when it is asked for.
        const TakeActions& takes = fixture.takesPanel().actions();
        found << clashes({takes.useSettings, takes.variations, takes.compare, takes.rename,
                          takes.star, takes.remove, takes.exportSound, takes.showInFolder,
                          takes.locate, takes.copyPrompt, takes.copyParameters, takes.copyFile});
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u" | "_s)));
    }

    void pathsAndKeysReadFromLeftToRight() {
        Translations translations;
        translations.install(u"ar"_s);
        QCOMPARE(Formatting::leftToRight(u"/models"_s), u"\u2066/models\u2069"_s);
        translations.install(u"de"_s);
        QCOMPARE(Formatting::leftToRight(u"/models"_s), u"/models"_s);
    }

    void itReadsFromItsSide_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("ar") << u"ar"_s << Qt::RightToLeft;
        QTest::newRow("de") << u"de"_s << Qt::LeftToRight;
        // English stands in for languages that the program does not have.
        QTest::newRow("he") << u"he"_s << Qt::LeftToRight;
        QTest::newRow("it") << u"it"_s << Qt::LeftToRight;
    }
    void itReadsFromItsSide() {
        QFETCH(QString, language);
        QFETCH(Qt::LayoutDirection, direction);
        Translations translations;
        translations.install(language);
        QCOMPARE(QGuiApplication::layoutDirection(), direction);
    }

    void numbersHaveTheirForms_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("en one") << u"en"_s << 1 << u"1 take finished"_s;
        QTest::newRow("en two") << u"en"_s << 2 << u"2 takes finished"_s;
        QTest::newRow("it, in English") << u"it"_s << 2 << u"2 takes finished"_s;
        QTest::newRow("de one") << u"de"_s << 1 << u"1 Take fertig"_s;
        QTest::newRow("de many") << u"de"_s << 1234 << u"1.234 Takes fertig"_s;
        QTest::newRow("fr none") << u"fr"_s << 0 << u"0 prise terminée"_s;
        QTest::newRow("fr two") << u"fr"_s << 2 << u"2 prises terminées"_s;
        QTest::newRow("es one") << u"es"_s << 1 << u"1 toma terminada"_s;
        QTest::newRow("ja") << u"ja"_s << 3 << u"3 個のテイクができました"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s << 3 << u"已完成 3 个片段"_s;
        QTest::newRow("ar none") << u"ar"_s << 0 << u"لم يكتمل أي مقطع"_s;
        QTest::newRow("ar one") << u"ar"_s << 1 << u"اكتمل مقطع واحد"_s;
        QTest::newRow("ar two") << u"ar"_s << 2 << u"اكتمل مقطعان"_s;
        QTest::newRow("ar few") << u"ar"_s << 3 << u"اكتملت ٣ مقاطع"_s;
        QTest::newRow("ar many") << u"ar"_s << 11 << u"اكتمل ١١ مقطعًا"_s;
        QTest::newRow("ar hundred") << u"ar"_s << 100 << u"اكتمل ١٠٠ مقطع"_s;
    }
    void numbersHaveTheirForms() {
        QFETCH(QString, language);
        QFETCH(int, number);
        Translations translations;
        translations.install(language);
        QTEST(QCoreApplication::translate("audioldm::ui::GenerationController",
                                          "%Ln take(s) finished", nullptr, number),
              "text");
    }

    void anotherLanguageTakesThePlaceOfTheFirst() {
        Translations translations;
        translations.install(u"ar"_s);
        translations.install(u"fr"_s);
        QCOMPARE(Formatting::seconds(2.5), u"2,5 s"_s);
        QCOMPARE(QCoreApplication::translate("audioldm::ui::ParametersPanel", "Generate"),
                 u"Générer"_s);
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::LanguagesTest)
#include "languages_test.moc"
