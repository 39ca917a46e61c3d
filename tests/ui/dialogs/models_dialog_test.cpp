// SPDX-License-Identifier: MIT
#include "ui/dialogs/models_dialog.h"

#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "tests/ui/support/window_fixture.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FakeScript;
using test::WindowFixture;

/// The models page, and the recent models of the menu.
class ModelsDialogTest final : public QObject {
    Q_OBJECT

private:
    static QTreeWidget& list(const WindowFixture& fixture) {
        return fixture.part<QTreeWidget>("modelsList");
    }
    static QMenu& recent(const WindowFixture& fixture) {
        for (auto* const menu : fixture.window().findChildren<QMenu*>()) {
            if (menu->title() == u"&Recent Models"_s) {
                return *menu;
            }
        }
        qFatal("there is no menu of recent models");
    }

private Q_SLOTS:
    void eachModelIsShownWithSizeLicenceAndFolder() {
        WindowFixture fixture;
        fixture.start();
        fixture.trigger("models");
        QTRY_COMPARE(list(fixture).topLevelItemCount(), 2);
        const QTreeWidgetItem& large = *list(fixture).topLevelItem(0);
        QCOMPARE(large.text(0), u"audioldm-s-full-v2"_s);
        QCOMPARE(large.text(1), u"1.6 GB"_s);
        QCOMPARE(large.text(2), u"CC BY-NC-SA 4.0"_s);
        QCOMPARE(large.text(3), u"/models/audioldm-s-full-v2"_s);
        QVERIFY(list(fixture).topLevelItem(1)->text(0).contains(u"comes along"_s));
        QTRY_COMPARE(fixture.part<QLabel>("presentModel").text(), u"In use: starter"_s);
        WindowFixture::picture(fixture.part<ModelsDialog>("modelsDialog"), u"models"_s);
    }

    void usingAModelLoadsItAndRemembersIt() {
        WindowFixture fixture;
        fixture.start();
        QTRY_COMPARE(fixture.studio.service.modelStatus().state, ModelState::Loaded);
        fixture.trigger("models");
        QTRY_COMPARE(list(fixture).topLevelItemCount(), 2);
        list(fixture).setCurrentItem(list(fixture).topLevelItem(0));
        fixture.part<QPushButton>("useModel").click();
        QTRY_COMPARE(fixture.studio.service.modelStatus().model, std::string("audioldm-s-full-v2"));
        QTRY_COMPARE(fixture.studio.host.savedConfig().modelPath,
                     std::string("audioldm-s-full-v2"));
        QCOMPARE(fixture.studio.host.preferences().recentModels,
                 QStringList{u"audioldm-s-full-v2"_s});
        // The next start loads it again.
        fixture.start();
        QTRY_COMPARE(fixture.studio.service.modelStatus().model, std::string("audioldm-s-full-v2"));
    }

    void recentModelsAreCappedClearedAndGreyWhenGone() {
        QTemporaryDir folder;
        QFile index(folder.filePath(u"model_index.json"_s));
        QVERIFY(index.open(QIODevice::WriteOnly));
        WindowFixture fixture;
        fixture.start();
        fixture.window().openArguments({folder.path()});
        for (int model = 0; model < 12; ++model) {
            fixture.window().openArguments({folder.path()});
            UiPreferences preferences = fixture.studio.host.preferences();
            preferences.recentModels.prepend(u"/gone/%1"_s.arg(model));
            fixture.studio.host.savePreferences(preferences);
        }
        fixture.window().openArguments({folder.path()});
        Q_EMIT recent(fixture).aboutToShow();
        QList<QAction*> actions = recent(fixture).actions();
        QCOMPARE(actions.size(), 8 + 2);  // a line and "Clear List"
        QCOMPARE(actions[0]->toolTip(), folder.path());
        QVERIFY(actions[0]->isEnabled());
        QVERIFY(!actions[1]->isEnabled());
        actions.last()->trigger();
        QVERIFY(fixture.studio.host.preferences().recentModels.isEmpty());
        QCOMPARE(recent(fixture).actions().size(), 1);
        QVERIFY(!recent(fixture).actions().first()->isEnabled());
    }

    void noModelIsChangedWhileSoundsAreMade() {
        WindowFixture fixture;
        fixture.start();
        FakeScript script;
        script.stepMs = 30;
        fixture.studio.service.setScript(script);
        QTRY_VERIFY(recent(fixture).isEnabled());
        fixture.writeShort(u"rain"_s, 30);
        fixture.trigger("generateAction");
        QTRY_VERIFY(!recent(fixture).isEnabled());
        // Nor from the list or by opening a folder.
        fixture.trigger("models");
        QTRY_VERIFY(list(fixture).topLevelItemCount() > 0);
        QVERIFY(!fixture.part<QPushButton>("useModel").isEnabled());
        QTemporaryDir folder;
        QFile index(folder.filePath(u"model_index.json"_s));
        QVERIFY(index.open(QIODevice::WriteOnly));
        const std::string before = fixture.window().engine().config().modelPath;
        fixture.window().openArguments({folder.path()});
        QVERIFY(fixture.messages().text().contains(u"not changed while"_s));
        QCOMPARE(fixture.window().engine().config().modelPath, before);
        fixture.trigger("cancelAction");
        QTRY_VERIFY(recent(fixture).isEnabled());
    }

    void examplesAreThoseOfTheModel() {
        WindowFixture fixture;
        fixture.studio.host.setExamples({}, {u"a small bell"_s});
        fixture.studio.host.setExamples(u"other"_s, {u"a large bell"_s});
        fixture.start();
        QCOMPARE(fixture.prompt(), u"a small bell"_s);
        fixture.write({});
        const auto& prompt = fixture.part<QPlainTextEdit>("prompt");
        QVERIFY(prompt.placeholderText().contains(u"a small bell"_s));
        EngineConfig config = fixture.window().engine().config();
        config.modelPath = "other";
        fixture.window().engine().setConfig(config);
        QVERIFY(prompt.placeholderText().contains(u"a large bell"_s));
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::ModelsDialogTest)
#include "models_dialog_test.moc"
