// SPDX-License-Identifier: MIT
#include "ui/main_window/main_menus.h"

#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QTreeWidget>

#include "tests/ui/support/window_fixture.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::WindowFixture;

/// The menu bar: every command with one key of its own.
class MenusTest final : public QObject {
    Q_OBJECT

private:
    static QString mnemonicOf(const QAction& action) {
        return QKeySequence::mnemonic(action.text()).toString();
    }
    static void checkMnemonics(const QList<QAction*>& actions, const QString& where) {
        QStringList taken;
        for (const QAction* const action : actions) {
            if (action->isSeparator()) {
                continue;
            }
            const QString mnemonic = mnemonicOf(*action);
            QVERIFY2(!mnemonic.isEmpty(), qPrintable(where + u": "_s + action->text()));
            QVERIFY2(!taken.contains(mnemonic), qPrintable(where + u": "_s + action->text()));
            taken << mnemonic;
        }
    }

private Q_SLOTS:
    void noShortcutHasTwoMeanings() {
        WindowFixture fixture;
        fixture.start();
        QMap<QString, QString> meanings;
        for (const auto* const action : fixture.window().findChildren<QAction*>()) {
            for (const QKeySequence& key : action->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!meanings.contains(text) || meanings.value(text) == action->text(),
                         qPrintable(text + u": "_s + meanings.value(text) + u" and "_s +
                                    action->text()));
                meanings.insert(text, action->text());
            }
        }
        QVERIFY(meanings.size() > 25);
    }

    void mnemonicsAreUniqueInEachMenu() {
        WindowFixture fixture;
        fixture.start();
        const QList<QAction*> menus = fixture.window().menuBar()->actions();
        checkMnemonics(menus, u"bar"_s);
        for (const QAction* const menu : menus) {
            // The recent models are names, not commands; devices too.
            checkMnemonics(menu->menu()->actions(), menu->text());
        }
    }

    void theListOfShortcutsHoldsThemAll() {
        WindowFixture fixture;
        fixture.start();
        const QList<ShortcutEntry> entries = shortcutsOf(fixture.window());
        QVERIFY(entries.size() > 20);
        const auto has = [&](const QString& command, const QString& keys) {
            return std::any_of(entries.begin(), entries.end(), [&](const ShortcutEntry& entry) {
                return entry.command == command && entry.keys == keys;
            });
        };
        QVERIFY(has(u"Generate"_s, u"Ctrl+Return"_s));
        QVERIFY(has(u"Undo"_s, u"Ctrl+Z"_s));
        QVERIFY(has(u"Export Take"_s, u"Ctrl+S"_s));
        fixture.trigger("shortcuts");
        auto& list = fixture.part<QTreeWidget>("shortcutsList");
        QVERIFY(list.isVisible());
        QVERIFY(list.topLevelItemCount() >= 6);
        WindowFixture::picture(*list.window(), u"shortcuts"_s);
    }

    void aboutNamesVersionAndLicence() {
        WindowFixture fixture;
        QCoreApplication::setApplicationVersion(u"7.8.9"_s);
        fixture.start();
        fixture.trigger("about");
        auto& dialog = fixture.part<QWidget>("aboutDialog");
        WindowFixture::picture(dialog, u"about"_s);
        QString text;
        for (const auto* const label : dialog.findChildren<QLabel*>()) {
            text += label->text();
        }
        QVERIFY(text.contains(u"7.8.9"_s));
        QVERIFY(text.contains(u"MIT"_s));
    }

    void panelsAreHiddenAndShown() {
        WindowFixture fixture;
        fixture.start();
        QVERIFY(fixture.takesPanel().isVisible());
        fixture.trigger("showTakes");
        QVERIFY(!fixture.takesPanel().isVisible());
        // Searching brings them back.
        fixture.trigger("find");
        QVERIFY(fixture.takesPanel().isVisible());
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::MenusTest)
#include "menus_test.moc"
