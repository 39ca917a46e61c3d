// SPDX-License-Identifier: MIT
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/window_fixture.h"
#include "ui/widgets/preset_bar.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::WindowFixture;

/// What becomes of presets, and that each of it can be undone.
class PresetsTest final : public QObject {
    Q_OBJECT

private:
    static QStringList names(const WindowFixture& fixture) {
        QStringList names;
        const auto& list = fixture.part<QComboBox>("presets");
        for (int index = 0; index < list.count(); ++index) {
            names << list.itemText(index);
        }
        return names;
    }
    static void giveName(const WindowFixture& fixture, const QString& name) {
        auto& field = fixture.part<QLineEdit>("presetName");
        QVERIFY(field.isVisible());
        field.selectAll();
        QTest::keyClicks(&field, name);
        QTest::keyClick(&field, Qt::Key_Return);
    }
    static void setSteps(const WindowFixture& fixture, int steps) {
        GenerationRequest request = fixture.parameters().request();
        request.steps = steps;
        fixture.parameters().setRequest(request);
    }
    static PresetBar& bar(const WindowFixture& fixture) {
        return *fixture.parameters().presetBar();
    }
    static void save(const WindowFixture& fixture, const QString& name) {
        bar(fixture).saveAction()->trigger();
        giveName(fixture, name);
        QTRY_VERIFY(names(fixture).contains(name));
        QTRY_VERIFY(bar(fixture).current() != nullptr &&
                    bar(fixture).current()->name == name.toStdString());
    }

private Q_SLOTS:
    void thePresetWhoseSettingsAreThereIsShown() {
        WindowFixture fixture;
        fixture.start();
        QTRY_VERIFY(bar(fixture).current() != nullptr);
        QCOMPARE(QString::fromStdString(bar(fixture).current()->id), u"built-in-default"_s);
        QVERIFY(!fixture.part<QComboBox>("presets").currentText().contains(u"changed"_s));
        setSteps(fixture, 44);
        QTRY_VERIFY(fixture.part<QComboBox>("presets").currentText().contains(u"changed"_s));
    }

    void aPresetIsSavedChosenAndAppliedWithoutThePrompt() {
        WindowFixture fixture;
        fixture.start();
        fixture.write(u"my prompt"_s);
        setSteps(fixture, 44);
        save(fixture, u"Forty-four"_s);
        QCOMPARE(fixture.part<QComboBox>("presets").currentText(), u"Forty-four"_s);
        setSteps(fixture, 3);
        QTRY_VERIFY(fixture.part<QComboBox>("presets").currentText().contains(u"changed"_s));
        Q_EMIT bar(fixture).chosen(*bar(fixture).current());
        QCOMPARE(fixture.parameters().request().steps, 44);
        QCOMPARE(fixture.prompt(), u"my prompt"_s);
        // Choosing it was an edit.
        fixture.trigger("undo");
        QCOMPARE(fixture.parameters().request().steps, 3);
    }

    void deletingIsUndoneAndRedone() {
        WindowFixture fixture;
        fixture.start();
        setSteps(fixture, 44);
        save(fixture, u"Mine"_s);
        bar(fixture).deleteAction()->trigger();
        QTRY_VERIFY(!names(fixture).contains(u"Mine"_s));
        QCOMPARE(fixture.messages().text(), u"Preset \"Mine\" deleted."_s);
        fixture.picture(u"preset-deleted"_s);
        fixture.clickMessage(u"Undo"_s);
        QTRY_VERIFY(names(fixture).contains(u"Mine"_s));
        QVERIFY(fixture.messages().text().isEmpty());
        fixture.trigger("redo");
        QTRY_VERIFY(!names(fixture).contains(u"Mine"_s));
        fixture.trigger("undo");
        QTRY_VERIFY(names(fixture).contains(u"Mine"_s));
        const auto presets = fixture.studio.library.presets().value();
        QCOMPARE(presets.back().request.steps, 44);
    }

    void theMessageOfADeletionLeavesWithTheNextCommand() {
        WindowFixture fixture;
        fixture.start();
        save(fixture, u"Mine"_s);
        bar(fixture).deleteAction()->trigger();
        QTRY_VERIFY(!fixture.messages().text().isEmpty());
        auto& steps = fixture.parameters();
        GenerationRequest request = steps.request();
        request.steps = 9;
        steps.applyPreset(request);
        QVERIFY(fixture.messages().text().isEmpty());
    }

    void renamingAndOverwritingAreUndone() {
        WindowFixture fixture;
        fixture.start();
        setSteps(fixture, 44);
        save(fixture, u"Mine"_s);
        bar(fixture).renameAction()->trigger();
        giveName(fixture, u"Yours"_s);
        QTRY_VERIFY(names(fixture).contains(u"Yours"_s));
        QVERIFY(!names(fixture).contains(u"Mine"_s));
        setSteps(fixture, 5);
        QTRY_VERIFY(bar(fixture).overwriteAction()->isEnabled());
        bar(fixture).overwriteAction()->trigger();
        QTRY_COMPARE(fixture.studio.library.presets().value().back().request.steps, 5);
        fixture.trigger("undo");
        QTRY_COMPARE(fixture.studio.library.presets().value().back().request.steps, 44);
        fixture.trigger("undo");
        QTRY_COMPARE(fixture.studio.library.presets().value().back().name, std::string("Mine"));
    }

    void aNameThatIsInUseIsSaidAtOnce() {
        WindowFixture fixture;
        fixture.start();
        QTRY_VERIFY(names(fixture).contains(u"Fast draft"_s));
        bar(fixture).saveAction()->trigger();
        giveName(fixture, u"fast DRAFT"_s);
        QTRY_VERIFY(fixture.messages().text().contains(u"already"_s));
        QCOMPARE(names(fixture).size(), 2);
        // What was typed is still there, to be changed.
        const auto& field = fixture.part<QLineEdit>("presetName");
        QVERIFY(field.isVisible());
        QCOMPARE(field.text(), u"fast DRAFT"_s);
        giveName(fixture, u"faster"_s);
        QTRY_VERIFY(names(fixture).contains(u"faster"_s));
        QVERIFY(fixture.messages().text().isEmpty());
        QVERIFY(!field.isVisible());
    }

    void builtInPresetsStayAsTheyAre() {
        WindowFixture fixture;
        fixture.start();
        QTRY_VERIFY(names(fixture).contains(u"Fast draft"_s));
        bar(fixture).choose(u"built-in-draft"_s);
        QVERIFY(!bar(fixture).deleteAction()->isEnabled());
        QVERIFY(!bar(fixture).renameAction()->isEnabled());
        QVERIFY(!bar(fixture).overwriteAction()->isEnabled());
    }

    void aFileOfPresetsGoesOutAndComesIn() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"mine.audioldm-presets"_s);
        {
            WindowFixture fixture;
            fixture.start();
            setSteps(fixture, 44);
            save(fixture, u"Mine"_s);
            bar(fixture).exportAction()->trigger();
            auto* const dialog = fixture.window().findChild<QFileDialog*>();
            QVERIFY(dialog != nullptr);
            Q_EMIT dialog->fileSelected(path);
            dialog->close();
            QTRY_VERIFY(QFile::exists(path));
        }
        WindowFixture fixture;
        fixture.start();
        save(fixture, u"Mine"_s);
        fixture.window().openArguments({path});
        // The name is in use here; the newcomer gets a number.
        QTRY_VERIFY(names(fixture).contains(u"Mine (2)"_s));
        QCOMPARE(fixture.studio.library.presets().value().back().request.steps, 44);
        fixture.trigger("undo");
        QTRY_VERIFY(!names(fixture).contains(u"Mine (2)"_s));
    }

    void aFileThatIsNoneIsToldAndChangesNothing() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"broken.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"presets\": 7}");
        file.close();
        WindowFixture fixture;
        fixture.start();
        fixture.window().openArguments({path});
        QTRY_VERIFY(!fixture.messages().text().isEmpty());
        QTRY_COMPARE(names(fixture).size(), 2);
        fixture.window().openArguments({folder.filePath(u"missing.json"_s)});
        QTRY_VERIFY(fixture.messages().text().contains(u"could not be read"_s));
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::PresetsTest)
#include "presets_test.moc"
