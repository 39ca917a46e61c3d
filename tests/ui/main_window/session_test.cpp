// SPDX-License-Identifier: MIT
#include <QScreen>
#include <QTest>
#include <QToolButton>

#include "tests/ui/support/window_fixture.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/prompt_panel.h"
#include "ui/widgets/seed_field.h"

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
        fixture.start();
        FakeScript script;
        script.stepMs = 20;
        fixture.studio.service.setScript(script);
        fixture.writeShort(u"running"_s, 10, 3);
        fixture.trigger("generateAction");
        fixture.writeShort(u"waiting"_s, 2);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
        QTRY_COMPARE(kept(fixture).pending.size(), 2);
        QTRY_COMPARE(kept(fixture).pending.first().request.count, 2);
        const std::string session = *fixture.studio.library.note("session").value();
        // The end of the program, with the note as it stood in the middle of the work.
        fixture.trigger("clearQueueAction");
        fixture.trigger("cancelAction");
        QTRY_VERIFY(!fixture.window().isBusy());
        fixture.drop();
        QVERIFY(fixture.studio.library.setNote("session", session).ok());
        const int before = static_cast<int>(fixture.studio.service.started().size());
        fixture.start();
        QTRY_COMPARE(static_cast<int>(fixture.studio.service.started().size()), before + 2);
        const auto started = fixture.studio.service.started();
        QCOMPARE(started[started.size() - 2].prompt, std::string("running"));
        QCOMPARE(started[started.size() - 2].count, 2);
        QCOMPARE(started.back().prompt, std::string("waiting"));
        QTRY_VERIFY(!fixture.window().isBusy());
        QTRY_VERIFY(kept(fixture).pending.isEmpty());
        QCOMPARE(kept(fixture).resumed, 0);
    }

    void closingTheWindowInTheMiddleIsNoCrash() {
        WindowFixture fixture;
        FakeScript script;
        script.stepMs = 50;
        fixture.studio.service.setScript(script);
        for (int start = 0; start < 4; ++start) {
            fixture.start();
            if (start == 0) {
                fixture.writeShort(u"a long one"_s, 200);
                fixture.trigger("generateAction");
            }
            QTRY_VERIFY(fixture.window().isBusy());
            QVERIFY(fixture.messages().text().isEmpty());
            fixture.window().close();
            fixture.drop();
            QCOMPARE(kept(fixture).pending.size(), 1);
            for (const QueuedTask& task : fixture.studio.service.queue()) {
                fixture.studio.service.cancel(task.task.id);
            }
            QTRY_VERIFY(fixture.studio.service.queue().empty());
        }
    }

    void whatEndedTheProgramTwiceIsAskedAbout() {
        WindowFixture fixture;
        Session session;
        session.geometry = QByteArrayLiteral("none");
        PendingTask task;
        task.id = u"studio-x"_s;
        task.request.prompt = "the one that crashes";
        session.pending = {task};
        session.resumed = 2;
        QVERIFY(fixture.studio.library.setNote("session", session.toJson().toStdString()).ok());
        fixture.start();
        QTRY_VERIFY(fixture.messages().text().contains(u"not finished"_s));
        QVERIFY(fixture.studio.service.started().empty());
        // Unanswered, it is asked again.
        fixture.window().keepSession();
        fixture.start();
        QTRY_VERIFY(fixture.messages().text().contains(u"not finished"_s));
        fixture.clickMessage(u"Make them now"_s);
        QTRY_COMPARE(fixture.studio.service.started().size(), std::size_t{1});
        QTRY_VERIFY(!fixture.window().isBusy());
        QTRY_VERIFY(kept(fixture).pending.isEmpty());
        QVERIFY(fixture.studio.library.setNote("session", session.toJson().toStdString()).ok());
        fixture.start();
        QTRY_VERIFY(fixture.messages().text().contains(u"not finished"_s));
        fixture.clickMessage(u"Forget them"_s);
        QTRY_VERIFY(kept(fixture).pending.isEmpty());
        QCOMPARE(fixture.studio.service.started().size(), std::size_t{1});
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
