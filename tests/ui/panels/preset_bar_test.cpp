// SPDX-License-Identifier: MIT
#include "ui/widgets/preset_bar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>

namespace audioldm::ui {
namespace {

Preset presetOf(const char* id, const char* name, bool builtIn) {
    Preset preset;
    preset.id = id;
    preset.name = name;
    preset.builtIn = builtIn;
    return preset;
}

}  // namespace

class PresetBarTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void builtInPresetsCannotBeChanged() {
        PresetBar bar;
        bar.setPresets({presetOf("a", "Default", true), presetOf("b", "Mine", false)});
        QVERIFY(!bar.deleteAction()->isEnabled());
        bar.choose(QStringLiteral("a"));
        QVERIFY(!bar.deleteAction()->isEnabled());
        QVERIFY(!bar.renameAction()->isEnabled());
        bar.choose(QStringLiteral("b"));
        QVERIFY(bar.deleteAction()->isEnabled());
        QVERIFY(!bar.overwriteAction()->isEnabled());
        bar.setModified(true);
        QVERIFY(bar.overwriteAction()->isEnabled());
        auto* const list = bar.findChild<QComboBox*>(QStringLiteral("presets"));
        QVERIFY(list->currentText().startsWith(QStringLiteral("Mine")));
        QVERIFY(list->currentText() != QStringLiteral("Mine"));
    }

    void aNameIsAskedForInPlaceOfTheList() {
        PresetBar bar;
        bar.show();
        QVERIFY(QTest::qWaitForWindowActive(&bar));
        QString saved;
        connect(&bar, &PresetBar::saveWanted, this, [&](const QString& name) { saved = name; });
        bar.saveAction()->trigger();
        auto* const name = bar.findChild<QLineEdit*>(QStringLiteral("presetName"));
        QVERIFY(name->isVisible());
        QTest::keyClicks(name, QStringLiteral("  Long   rain "));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(saved, QStringLiteral("Long rain"));
        QVERIFY(!name->isVisible());
        saved.clear();
        bar.saveAction()->trigger();
        QTest::keyClicks(name, QStringLiteral("x"));
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(saved.isEmpty());
        QVERIFY(!name->isVisible());
    }

    void aNameThatIsRefusedCanBeChanged() {
        PresetBar bar;
        bar.show();
        QVERIFY(QTest::qWaitForWindowActive(&bar));
        QStringList wanted;
        bool used = true;
        connect(&bar, &PresetBar::saveWanted, this, [&](const QString& name) {
            wanted << name;
            if (used) {
                bar.refuseName();
            }
        });
        bar.saveAction()->trigger();
        auto* const name = bar.findChild<QLineEdit*>(QStringLiteral("presetName"));
        QTest::keyClicks(name, QStringLiteral("rain"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(name->isVisible());
        QVERIFY(name->hasFocus());
        QCOMPARE(name->text(), QStringLiteral("rain"));
        used = false;
        QTest::keyClicks(name, QStringLiteral("hail"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(wanted.last(), QStringLiteral("hail"));
        QVERIFY(!name->isVisible());
    }

    void theChosenPresetStaysThroughANewList() {
        PresetBar bar;
        bar.choose(QStringLiteral("b"));
        QVERIFY(bar.current() == nullptr);
        bar.setPresets({presetOf("a", "Default", true), presetOf("b", "Mine", false)});
        QVERIFY(bar.current() != nullptr);
        QCOMPARE(bar.current()->name, std::string("Mine"));
        bar.setPresets({presetOf("a", "Default", true)});
        QVERIFY(bar.current() == nullptr);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::PresetBarTest)
#include "preset_bar_test.moc"
