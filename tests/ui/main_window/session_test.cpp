// SPDX-License-Identifier: MIT
#include <QScreen>
#include <QTest>
#include <QToolButton>

#include "tests/ui/support/window_fixture.h"
#include "ui/player/audio_player.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/prompt_panel.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/sound_panel.h"
#include "ui/widgets/waveform_view.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FakeScript;
using test::WindowFixture;

/// What a start finds of the last one, however that ended.
class SessionTest final : public QObject {
    Q_OBJECT

private:
    static Session kept(WindowFixture& fixture) {
        const auto note = fixture.studio.library.note("session");
        return note.value() ? Session::fromJson(QByteArray::fromStdString(*note.value()))
                            : Session();
    }

    /// A task that an earlier run of the program left behind.
    static Task leftTask(const char* id, const char* prompt, int count, std::int64_t seed = 7) {
        GenerationRequest request;
        request.prompt = prompt;
        request.steps = 2;
        request.durationSeconds = 0.5;
        request.count = count;
        request.seed = seed;
        Task task;
        task.id = id;
        task.params = paramsOf(request);
        return task;
    }

private Q_SLOTS:
    void fieldsAndFoldsAreAsTheyWere() {
        WindowFixture fixture;
        fixture.start();
        GenerationRequest request = fixture.parameters().request();
        request.prompt = "an owl";
        request.negativePrompt = "crickets";
        request.steps = 31;
        request.guidance = 5.25;
        request.durationSeconds = 7.5;
        request.seed = 99;
        request.count = 4;
        request.scheduler = "euler";
        fixture.parameters().setRequest(request);
        fixture.parameters().advancedFold()->setOpen(true);
        fixture.window().resize(fixture.window().width() - 40, fixture.window().height() - 20);
        const QSize size = fixture.window().size();
        // Kept without a word: a crash would find it too.
        QTRY_COMPARE(kept(fixture).request.steps, 31);
        QTRY_VERIFY(kept(fixture).advancedOpen);
        QTest::qWait(500);
        fixture.drop();
        fixture.start();
        const GenerationRequest found = fixture.parameters().request();
        QCOMPARE(found.prompt, request.prompt);
        QCOMPARE(found.negativePrompt, request.negativePrompt);
        QCOMPARE(found.steps, 31);
        QCOMPARE(found.guidance, 5.25);
        QCOMPARE(found.durationSeconds, 7.5);
        QVERIFY(found.seed == request.seed);
        QCOMPARE(found.count, 4);
        QCOMPARE(found.scheduler, std::string("euler"));
        QVERIFY(fixture.parameters().advancedFold()->isOpen());
        QVERIFY(fixture.parameters().prompt()->isNegativeOpen());
        QCOMPARE(fixture.window().size(), size);
    }

    void panelsAndPlaybackAreAsTheyWere() {
        WindowFixture fixture;
        fixture.start();
        fixture.trigger("showTakes");
        fixture.window().player().setVolume(0.25);
        fixture.window().player().setMuted(true);
        fixture.window().player().setLooping(true);
        auto& view = fixture.window().findChild<SoundPanel*>()->view();
        view.setDisplay(WaveformView::Display::Spectrogram);
        QTRY_COMPARE(kept(fixture).display, 1);
        fixture.drop();
        fixture.start();
        QVERIFY(!fixture.takesPanel().isVisible());
        QVERIFY(!fixture.part<QAction>("showTakes").isChecked());
        QVERIFY(fixture.part<QAction>("showMemory").isChecked());
        QCOMPARE(fixture.window().player().volume(), 0.25);
        QVERIFY(fixture.window().player().isMuted());
        QVERIFY(fixture.window().player().isLooping());
        QCOMPARE(fixture.window().findChild<SoundPanel*>()->view().display(),
                 WaveformView::Display::Spectrogram);
    }

    void theFullScreenIsWhatItsCommandSays() {
        WindowFixture fixture;
        fixture.start();
        auto* const command = &fixture.part<QAction>("fullScreen");
        fixture.window().setWindowState(Qt::WindowFullScreen);
        QTRY_VERIFY(command->isChecked());
        fixture.window().setWindowState(Qt::WindowNoState);
        QTRY_VERIFY(!command->isChecked());
    }

    void anEmptyPromptStaysEmpty() {
        WindowFixture fixture;
        fixture.start();
        QVERIFY(!fixture.prompt().isEmpty());
        fixture.write({});
        fixture.window().keepSession();
        fixture.start();
        QVERIFY(fixture.prompt().isEmpty());
    }

    void theShownTakeIsShownAgain() {
        WindowFixture fixture;
        fixture.start();
        fixture.writeShort(u"first"_s, 1);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.window().soundTitle(), u"first"_s);
        QTRY_VERIFY(!kept(fixture).takeId.isEmpty());
        fixture.start();
        QTRY_COMPARE(fixture.window().soundTitle(), u"first"_s);
    }

    void whatWasAskedForIsMadeByTheNextStart() {
        WindowFixture fixture;
        fixture.studio.service.leaveBehind({{leftTask("studio-1", "running", 3), 1, {}},
                                            {leftTask("studio-2", "waiting", 1), 0, {}}});
        fixture.start();
        QTRY_COMPARE(fixture.takes().rowCount(), 4);
        const auto started = fixture.studio.service.started();
        QCOMPARE(started.size(), std::size_t{2});
        QCOMPARE(started.front().prompt, std::string("running"));
        QCOMPARE(started.front().count, 3);
        QCOMPARE(started.back().prompt, std::string("waiting"));
        // They are followed like those of this run.
        QTRY_COMPARE(fixture.window().soundTitle(), u"running"_s);
        QTRY_VERIFY(!fixture.window().isBusy());
        QVERIFY(fixture.messages().text().isEmpty());
        // Once: the next window of this run finds nothing.
        fixture.start();
        QTest::qWait(100);
        QCOMPARE(fixture.studio.service.started().size(), std::size_t{2});
    }

    void whatIsAskedForComesAfterWhatWasLeftBehind() {
        WindowFixture fixture;
        FakeScript script;
        script.stepMs = 5;
        fixture.studio.service.setScript(script);
        fixture.studio.service.leaveBehind({{leftTask("studio-1", "left", 2), 0, {}}});
        fixture.start();
        fixture.writeShort(u"new"_s, 2);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), 3);
        const auto started = fixture.studio.service.started();
        QCOMPARE(started.front().prompt, std::string("left"));
        QCOMPARE(started.back().prompt, std::string("new"));
    }

    void theFieldsAreKeptWhenASoundIsAskedFor() {
        WindowFixture fixture;
        FakeScript script;
        script.stepMs = 50;
        fixture.studio.service.setScript(script);
        fixture.start();
        QTest::qWait(500);  // what the start itself keeps
        fixture.writeShort(u"the last words"_s, 40);
        fixture.trigger("generateAction");
        // Well before the moment that other changes take to be kept.
        QTRY_COMPARE_WITH_TIMEOUT(kept(fixture).request.prompt, std::string("the last words"), 300);
        fixture.trigger("cancelAction");
    }

    void whatEndedTheProgramTwiceIsAskedAbout() {
        WindowFixture fixture;
        const PendingTask crashing{leftTask("studio-x", "the one that crashes", 3, 40), 2, {{}}};
        fixture.studio.service.leaveBehind({crashing});
        fixture.start();
        QTRY_VERIFY(fixture.messages().text().contains(u"not finished"_s));
        QVERIFY(fixture.studio.service.started().empty());
        fixture.clickMessage(u"Make them now"_s);
        QTRY_COMPARE(fixture.studio.service.started().size(), std::size_t{1});
        // The first of its takes was finished.
        QCOMPARE(fixture.studio.service.started().front().count, 2);
        QVERIFY(fixture.studio.service.started().front().seed == 41);
        QTRY_VERIFY(!fixture.window().isBusy());
        PendingTask another = crashing;
        another.task.id = "studio-y";
        fixture.studio.service.leaveBehind({crashing, another});
        fixture.start();
        QTRY_VERIFY(fixture.messages().text().startsWith(u"2 "_s));
        QTest::qWait(50);  // a message in place of another one is laid out first
        fixture.clickMessage(u"Forget them"_s);
        QTest::qWait(100);
        QCOMPARE(fixture.studio.service.started().size(), std::size_t{1});
    }

    void aQueueThatCannotBeReadIsTold() {
        WindowFixture fixture;
        FakeScript script;
        script.resumeError =
            Error{ErrorCode::Io, "\"library.db\" cannot be read: EIO.", "library.db"};
        fixture.studio.service.setScript(script);
        fixture.start();
        QTRY_VERIFY(fixture.messages().text().contains(u"could not be read"_s));
        fixture.writeShort(u"works all the same"_s, 1);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
    }

    void aWindowThatWouldBeOffTheScreenIsBroughtBack() {
        WindowFixture fixture;
        fixture.start();
        fixture.window().move(20000, 20000);
        fixture.window().keepSession();
        const Session session = kept(fixture);
        fixture.drop();
        fixture.start();
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QVERIFY(screen.intersects(fixture.window().geometry()));
        const QSize most = screen.size().expandedTo(fixture.window().minimumSizeHint());
        QVERIFY(fixture.window().width() <= most.width());
        QVERIFY(fixture.window().height() <= most.height());
    }

    void aNoteThatCannotBeReadIsAFirstStart() {
        WindowFixture fixture;
        QVERIFY(fixture.studio.library.setNote("session", "\xff\xfe{{{").ok());
        fixture.start();
        QVERIFY(fixture.window().isVisible());
        QVERIFY(!fixture.prompt().isEmpty());
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::SessionTest)
#include "session_test.moc"
