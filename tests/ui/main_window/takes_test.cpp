// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "tests/ui/support/window_fixture.h"
#include "ui/player/audio_player.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::WindowFixture;

/// The commands on takes and sound files.
class TakesTest final : public QObject {
    Q_OBJECT

private:
    /// A take in the list, current and shown.
    static void make(const WindowFixture& fixture, const QString& prompt) {
        const int before = fixture.takes().rowCount();
        fixture.writeShort(prompt, 7);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), before + 1);
        QTRY_VERIFY(!fixture.window().isBusy());
        QTRY_VERIFY(fixture.takesPanel().current().has_value());
        fixture.window().player().pause();
    }
    static const TakeActions& actions(const WindowFixture& fixture) {
        return fixture.takesPanel().actions();
    }
    static void exportAs(const WindowFixture& fixture, const QString& filter, const QString& path) {
        actions(fixture).exportSound->trigger();
        auto* const dialog = fixture.window().findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY2(dialog->nameFilters().contains(filter),
                 qPrintable(dialog->nameFilters().join(u'\n')));
        dialog->selectNameFilter(filter);
        Q_EMIT dialog->filterSelected(filter);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(fixture.window().findChild<QFileDialog*>() == nullptr);
    }

private Q_SLOTS:
    void deletedTakesComeBack() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        make(fixture, u"two"_s);
        make(fixture, u"three"_s);
        fixture.takesPanel().list().selectAll();
        actions(fixture).remove->trigger();
        QTRY_COMPARE(fixture.takes().rowCount(), 0);
        QCOMPARE(fixture.messages().text(), u"3 take(s) deleted."_s);
        fixture.picture(u"deleted"_s);
        fixture.clickMessage(u"Undo"_s);
        QTRY_COMPARE(fixture.takes().rowCount(), 3);
        fixture.trigger("redo");
        QTRY_COMPARE(fixture.takes().rowCount(), 0);
        fixture.trigger("undo");
        QTRY_COMPARE(fixture.takes().rowCount(), 3);
    }

    void twentyDeletionsAreUndone() {
        WindowFixture fixture;
        fixture.studio.library.addMany(30);
        fixture.start();
        QTRY_COMPARE(fixture.takes().rowCount(), 30);
        for (int deleted = 1; deleted <= 20; ++deleted) {
            fixture.takesPanel().list().setCurrentIndex(fixture.takes().index(0));
            QTRY_VERIFY(fixture.takesPanel().current().has_value());
            actions(fixture).remove->trigger();
            QTRY_COMPARE(fixture.takes().rowCount(), 30 - deleted);
        }
        for (int restored = 1; restored <= 20; ++restored) {
            fixture.trigger("undo");
            QTRY_COMPARE(fixture.takes().rowCount(), 10 + restored);
        }
    }

    void theExportedTakeIsTheOneThatWasChosen() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        const std::string file = fixture.takesPanel().current()->file;
        actions(fixture).exportSound->trigger();
        auto* const dialog = fixture.window().findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        fixture.writeShort(u"two"_s, 7);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), 2);
        QTRY_VERIFY(fixture.takesPanel().current()->file != file);
        fixture.window().player().pause();
        Q_EMIT dialog->fileSelected(u"/out/chosen.wav"_s);
        dialog->close();
        QTRY_VERIFY(fixture.studio.files.saved().contains("/out/chosen.wav"));
        QCOMPARE(fixture.studio.files.saved().at("/out/chosen.wav").recipe.request.prompt, "one");
    }

    void aNameStaysWhileTheListIsReadAnew() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        actions(fixture).rename->trigger();
        auto* editor = fixture.takesPanel().list().findChild<QLineEdit*>(u"takeName"_s);
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, u"My long na"_s);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), 2);
        QTRY_VERIFY(!fixture.window().isBusy());
        editor = fixture.takesPanel().list().findChild<QLineEdit*>(u"takeName"_s);
        QVERIFY(editor != nullptr);
        QCOMPARE(editor->text(), u"My long na"_s);
        QTest::keyClicks(editor, u"me"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(TakesModel::titleOf(*fixture.takes().takeAt(1)), u"My long name"_s);
        // What was made meanwhile becomes current now.
        QTRY_COMPARE(fixture.takesPanel().list().currentIndex().row(), 0);
    }

    void aTakeIsComparedWithTheOneShownBeforeOrSelectedWithIt() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        actions(fixture).compare->trigger();
        QVERIFY(fixture.messages().text().contains(u"nothing to compare"_s));
        make(fixture, u"two"_s);
        auto* const name = fixture.window().findChild<QLabel*>(u"soundName"_s);
        QVERIFY(name != nullptr);
        actions(fixture).compare->trigger();
        QTRY_COMPARE(name->toolTip(), u"A: two (compared with B: one)"_s);
        make(fixture, u"three"_s);
        QListView& list = fixture.takesPanel().list();
        list.selectionModel()->select(fixture.takes().index(2), QItemSelectionModel::Select);
        QCOMPARE(fixture.takesPanel().selected().size(), 2U);
        actions(fixture).compare->trigger();
        QTRY_COMPARE(name->toolTip(), u"A: three (compared with B: one)"_s);
    }

    void enterPlaysTheCurrentTakeAfterAFileWasOpened() {
        WindowFixture fixture;
        fixture.start();
        static_cast<void>(fixture.studio.files.save("/in/x.wav", Waveform{{0.1F, 0.2F}, 16000}, {},
                                                    SoundFormat::Pcm16));
        make(fixture, u"one"_s);
        QListView& list = fixture.takesPanel().list();
        auto* const name = fixture.window().findChild<QLabel*>(u"soundName"_s);
        fixture.window().openArguments({u"/in/x.wav"_s});
        QTRY_COMPARE(name->toolTip(), u"x.wav"_s);
        Q_EMIT list.activated(list.currentIndex());
        QTRY_COMPARE(name->toolTip(), u"one"_s);
        QTRY_VERIFY(fixture.window().player().isPlaying());
        fixture.window().player().pause();
        fixture.window().openArguments({u"/in/x.wav"_s});
        QTRY_COMPARE(name->toolTip(), u"x.wav"_s);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.currentIndex()).center());
        QTRY_COMPARE(name->toolTip(), u"one"_s);
    }

    void starsOfSeveralTakesAreOneStepBack() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        actions(fixture).star->trigger();
        QTRY_VERIFY(fixture.takes().takeAt(0)->starred);
        make(fixture, u"two"_s);
        make(fixture, u"three"_s);
        fixture.takesPanel().list().selectAll();
        QTRY_VERIFY(!actions(fixture).star->isChecked());
        actions(fixture).star->trigger();
        QTRY_VERIFY(fixture.takes().takeAt(0)->starred && fixture.takes().takeAt(1)->starred);
        fixture.trigger("undo");
        QTRY_VERIFY(!fixture.takes().takeAt(0)->starred && !fixture.takes().takeAt(1)->starred);
        QVERIFY(fixture.takes().takeAt(2)->starred);
    }

    void aSearchLeavesWhatIsShown() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"alpha"_s);
        make(fixture, u"beta"_s);
        auto* const name = fixture.window().findChild<QLabel*>(u"soundName"_s);
        auto* const search = fixture.window().findChild<QLineEdit*>(u"takeSearch"_s);
        search->setText(u"alpha"_s);
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
        QTest::qWait(50);
        QCOMPARE(name->toolTip(), u"beta"_s);
        search->clear();
        QTRY_COMPARE(fixture.takes().rowCount(), 2);
        QTRY_COMPARE(fixture.takesPanel().list().currentIndex().row(), 0);
        QCOMPARE(name->toolTip(), u"beta"_s);
    }

    void theListStaysWhereTheUserWent() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        auto* const stars = fixture.window().findChild<QToolButton*>(u"starFilter"_s);
        actions(fixture).star->trigger();
        QTRY_VERIFY(fixture.takes().takeAt(0)->starred);
        make(fixture, u"two"_s);
        actions(fixture).star->trigger();
        QTRY_VERIFY(fixture.takes().takeAt(0)->starred);
        stars->setChecked(true);
        QTRY_COMPARE(fixture.takes().rowCount(), 2);
        fixture.writeShort(u"three"_s, 7);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.studio.library.takes({}).value().total, 3);
        QTRY_VERIFY(!fixture.window().isBusy());
        QListView& list = fixture.takesPanel().list();
        list.setCurrentIndex(fixture.takes().index(1));
        QTRY_COMPARE(TakesModel::titleOf(*fixture.takesPanel().current()), u"one"_s);
        stars->setChecked(false);
        QTRY_COMPARE(fixture.takes().rowCount(), 3);
        QTest::qWait(50);
        QCOMPARE(TakesModel::titleOf(*fixture.takesPanel().current()), u"one"_s);
    }

    void renamingAndStarsAreUndone() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"a bell"_s);
        const QModelIndex first = fixture.takes().index(0);
        QVERIFY(fixture.takes().setData(first, u"Church"_s, Qt::EditRole));
        QTRY_COMPARE(fixture.takesPanel().current()->name, std::string("Church"));
        actions(fixture).star->trigger();
        QTRY_VERIFY(fixture.takesPanel().current()->starred);
        fixture.trigger("undo");
        QTRY_VERIFY(!fixture.takesPanel().current()->starred);
        fixture.trigger("undo");
        QTRY_COMPARE(fixture.takesPanel().current()->name, std::string());
    }

    void aChangeThatFailsIsTold() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"a bell"_s);
        fixture.studio.library.failChanges(true);
        actions(fixture).remove->trigger();
        QTRY_VERIFY(fixture.messages().text().contains(u"could not be read or written"_s));
        QCOMPARE(fixture.takes().rowCount(), 1);
    }

    void aTakeIsExportedInEachFormat() {
        struct Case {
            QString filter;
            QString path;
            SoundFormat format;
        };
        const QList<Case> cases = {
            {u"WAV, 16 bit (*.wav)"_s, u"/out/a.wav"_s, SoundFormat::Pcm16},
            {u"WAV, 24 bit (*.wav)"_s, u"/out/b.wav"_s, SoundFormat::Pcm24},
            {u"WAV, 32-bit float (*.wav)"_s, u"/out/c.wav"_s, SoundFormat::Float},
            {u"FLAC, 16 bit (*.flac)"_s, u"/out/d.flac"_s, SoundFormat::Pcm16},
            {u"FLAC, 24 bit (*.flac)"_s, u"/out/e.flac"_s, SoundFormat::Pcm24},
        };
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"a bell"_s);
        for (const Case& one : cases) {
            exportAs(fixture, one.filter, one.path);
            const auto saved = [&] { return fixture.studio.files.saved(); };
            QTRY_VERIFY(saved().contains(one.path.toStdString()));
            const auto file = saved().at(one.path.toStdString());
            QVERIFY(file.format == one.format);
            QCOMPARE(file.waveform.samples.size(), std::size_t{8000});
            QCOMPARE(file.recipe.request.prompt, std::string("a bell"));
            QCOMPARE(file.recipe.request.steps, 7);
        }
        QTRY_VERIFY(fixture.strip().text().contains(u"e.flac"_s));
    }

    void promptAndParametersAreCopiedAsText() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"a bell"_s);
        actions(fixture).copyPrompt->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a bell"_s);
        actions(fixture).copyParameters->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(u"a bell"_s) && text.contains(u"4711"_s) && text.contains(u'7'),
                 qPrintable(text));
        actions(fixture).copyFile->trigger();
        const QList<QUrl> urls = QGuiApplication::clipboard()->mimeData()->urls();
        QCOMPARE(urls.size(), 1);
        QVERIFY(urls.first().toLocalFile().endsWith(u".wav"_s));
    }

    void aTakeIsDraggedOutAsAFile() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"a bell"_s);
        const std::unique_ptr<QMimeData> data(fixture.takes().mimeData({fixture.takes().index(0)}));
        QVERIFY(data->hasFormat(u"text/uri-list"_s));
        QCOMPARE(data->urls().size(), 1);
        QVERIFY(data->urls().first().isLocalFile());
        QCOMPARE(fixture.takes().supportedDragActions(), Qt::DropActions(Qt::CopyAction));
    }

    void aDroppedFileBringsItsSettingsBack() {
        WindowFixture fixture;
        fixture.start();
        Waveform sound;
        sound.sampleRate = 16000;
        sound.samples.assign(16000, 0.25F);
        Recipe recipe;
        recipe.request.prompt = "a recipe";
        recipe.request.steps = 12;
        recipe.request.guidance = 6.5;
        recipe.request.seed = 31;
        QVERIFY(fixture.studio.files.save("/in/take.wav", sound, recipe, SoundFormat::Pcm16).ok());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/in/take.wav"_s)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window(), &drop);
        QTRY_COMPARE(fixture.prompt(), u"a recipe"_s);
        QCOMPARE(fixture.parameters().request().steps, 12);
        QCOMPARE(fixture.parameters().request().guidance, 6.5);
        QVERIFY(fixture.parameters().request().seed == std::int64_t{31});
        QCOMPARE(fixture.window().soundTitle(), u"take.wav"_s);
        // That was an edit of the fields.
        fixture.trigger("undo");
        QVERIFY(fixture.prompt() != u"a recipe"_s);
    }

    void aFileThatIsNoSoundIsTold() {
        WindowFixture fixture;
        fixture.start();
        fixture.window().openArguments({u"/in/none.wav"_s});
        QTRY_VERIFY(fixture.messages().text().contains(u"could not be read"_s));
    }

    void whatIsPlayedIsTheTakeThatWasActivated() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        make(fixture, u"two"_s);
        QListView& list = fixture.takesPanel().list();
        const QModelIndex other = list.model()->index(1, 0);
        list.setCurrentIndex(other);
        // Its sound is still being read.
        Q_EMIT list.activated(other);
        QCOMPARE(fixture.window().soundTitle(), u"two"_s);
        QVERIFY(!fixture.window().player().isPlaying());
        QTRY_COMPARE(fixture.window().soundTitle(), u"one"_s);
        QTRY_VERIFY(fixture.window().player().isPlaying());
    }

    void aFileThatFailsDoesNotKeepATakeFromBeingShown() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"one"_s);
        make(fixture, u"two"_s);
        QListView& list = fixture.takesPanel().list();
        list.setCurrentIndex(list.model()->index(1, 0));
        fixture.window().openArguments({u"/in/none.wav"_s});
        QTRY_VERIFY(fixture.messages().text().contains(u"could not be read"_s));
        QCOMPARE(fixture.window().soundTitle(), u"one"_s);
    }

    void useTheseSettingsAndVariations() {
        WindowFixture fixture;
        fixture.start();
        make(fixture, u"a bell"_s);
        fixture.writeShort(u"something else"_s, 3);
        actions(fixture).useSettings->trigger();
        QCOMPARE(fixture.prompt(), u"a bell"_s);
        QCOMPARE(fixture.parameters().request().steps, 7);
        actions(fixture).variations->trigger();
        QTRY_COMPARE(fixture.takes().rowCount(), 5);
        const GenerationRequest made = fixture.studio.service.started().back();
        QCOMPARE(made.prompt, std::string("a bell"));
        QCOMPARE(*made.seed, std::int64_t{4712});
    }

    void theSearchFindsTakes() {
        WindowFixture fixture;
        fixture.studio.library.addMany(200);
        fixture.start();
        QTRY_COMPARE(fixture.takes().rowCount(), 200);
        fixture.trigger("find");
        QCOMPARE(QApplication::focusWidget()->objectName(), u"takeSearch"_s);
        fixture.part<QLineEdit>("takeSearch").setText(u"number 123"_s);
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::TakesTest)
#include "takes_test.moc"
