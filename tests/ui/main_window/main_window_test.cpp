// SPDX-License-Identifier: MIT
#include "ui/main_window/main_window.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTest>

#include "tests/ui/support/window_fixture.h"
#include "ui/player/audio_player.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/takes_model.h"
#include "ui/widgets/takes_panel.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FakeScript;
using test::WindowFixture;

/// From a prompt to a sound, and what may go wrong on the way.
class MainWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowDoesNotWaitForTheModel() {
        WindowFixture fixture;
        FakeScript script;
        script.loadMs = 3000;
        fixture.studio.service.setScript(script);
        QElapsedTimer timer;
        timer.start();
        const MainWindow& window = fixture.start();
        QVERIFY(window.isVisible());
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QTRY_COMPARE(fixture.studio.service.modelStatus().state, ModelState::Loading);
        QTRY_COMPARE(fixture.strip().text(), u"Loading the model"_s);
    }

    void oneKeyMakesTheFirstSound() {
        WindowFixture fixture;
        fixture.studio.host.setExamples({}, {u"rain on leaves"_s, u"wind"_s});
        fixture.start();
        QCOMPARE(fixture.prompt(), u"rain on leaves"_s);
        QCOMPARE(fixture.part<QPlainTextEdit>("prompt").textCursor().selectedText(),
                 u"rain on leaves"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
        QTRY_VERIFY(fixture.window().player().state() != AudioPlayer::State::Empty);
        QCOMPARE(fixture.window().soundTitle(), u"rain on leaves"_s);
        fixture.picture(u"first-sound"_s);
    }

    void theFieldsBecomeTheRequest() {
        WindowFixture fixture;
        fixture.start();
        fixture.write(u"a bell"_s);
        GenerationRequest wanted = fixture.parameters().request();
        wanted.prompt = "a bell";
        wanted.negativePrompt = "voices";
        wanted.steps = 10;
        wanted.guidance = 4;
        wanted.durationSeconds = 3;
        wanted.seed = 77;
        wanted.count = 3;
        wanted.scheduler = "euler";
        fixture.parameters().setRequest(wanted);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.studio.service.started().size(), std::size_t{1});
        const GenerationRequest made = fixture.studio.service.started().front();
        QCOMPARE(made.prompt, wanted.prompt);
        QCOMPARE(made.negativePrompt, wanted.negativePrompt);
        QCOMPARE(made.steps, 10);
        QCOMPARE(made.guidance, 4.0);
        QCOMPARE(made.durationSeconds, 3.0);
        QCOMPARE(*made.seed, std::int64_t{77});
        QCOMPARE(made.count, 3);
        QCOMPARE(made.scheduler, std::string("euler"));
    }

    void takesAppearAsTheyFinish() {
        WindowFixture fixture;
        fixture.start();
        FakeScript script;
        script.stepMs = 20;
        fixture.studio.service.setScript(script);
        fixture.writeShort(u"hail"_s, 10, 4);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
        QVERIFY(fixture.window().isBusy());
        QTRY_COMPARE(fixture.takes().rowCount(), 2);
        QVERIFY(fixture.window().isBusy());
        QTRY_COMPARE(fixture.takes().rowCount(), 4);
        QTRY_VERIFY(!fixture.window().isBusy());
    }

    void generatingAgainAddsToTheQueue() {
        WindowFixture fixture;
        fixture.start();
        FakeScript script;
        script.stepMs = 20;
        fixture.studio.service.setScript(script);
        fixture.writeShort(u"one"_s, 50);
        auto& button = fixture.part<QPushButton>("generate");
        button.click();
        QTRY_COMPARE(button.text(), u"Add to queue"_s);
        fixture.writeShort(u"two"_s, 2);
        button.click();
        fixture.writeShort(u"three"_s, 2);
        button.click();
        QTRY_COMPARE(fixture.studio.service.queue().size(), std::size_t{3});
        fixture.picture(u"queue"_s);
        // The waiting ones go, the running one goes on.
        QTRY_VERIFY(fixture.part<QAction>("clearQueueAction").isEnabled());
        fixture.trigger("clearQueueAction");
        QTRY_COMPARE(fixture.studio.service.queue().size(), std::size_t{1});
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
        QTRY_VERIFY(!fixture.window().isBusy());
        QVERIFY(!fixture.part<QAction>("clearQueueAction").isEnabled());
    }

    void cancelActsWithinAStep() {
        WindowFixture fixture;
        fixture.start();
        FakeScript script;
        script.stepMs = 100;
        fixture.studio.service.setScript(script);
        fixture.writeShort(u"a long one"_s, 200);
        auto& cancel = fixture.part<QAction>("cancelAction");
        QVERIFY(!cancel.isEnabled());
        fixture.trigger("generateAction");
        QTRY_VERIFY(fixture.strip().text().contains(u"Step 2 of 200"_s));
        QVERIFY(cancel.isEnabled());
        QElapsedTimer timer;
        timer.start();
        cancel.trigger();
        QVERIFY(!cancel.isEnabled());
        QTRY_COMPARE(fixture.strip().text(), u"Cancelled"_s);
        QVERIFY2(timer.elapsed() < 400, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(fixture.takes().rowCount(), 0);
        QVERIFY(fixture.messages().text().isEmpty());
    }

    void theStripTellsStageStepAndTimeLeft() {
        WindowFixture fixture;
        fixture.start();
        FakeScript script;
        script.stepMs = 100;
        fixture.studio.service.setScript(script);
        fixture.writeShort(u"a long one"_s, 100);
        fixture.trigger("generateAction");
        QTRY_VERIFY(fixture.strip().text().contains(u"Step 6 of 100"_s));
        const QString text = fixture.strip().text();
        QVERIFY2(text.contains(u"left"_s), qPrintable(text));
        // 94 steps of 0.1 s: between 8 and 12 seconds, machine permitting.
        const int seconds = text.section(u", "_s, 1).section(u' ', 0, 0).toInt();
        QVERIFY2(seconds >= 8 && seconds <= 14, qPrintable(text));
        fixture.trigger("cancelAction");
        QTRY_VERIFY(!fixture.window().isBusy());
    }

    void aFailureIsToldWithWhatToDo() {
        WindowFixture fixture;
        fixture.start();
        FakeScript script;
        script.taskError = Error{ErrorCode::OutOfMemory, "needed 9 GB, had 4 GB", "unet"};
        fixture.studio.service.setScript(script);
        fixture.writeShort(u"thunder"_s, 3);
        fixture.trigger("generateAction");
        QTRY_VERIFY(fixture.messages().text().contains(u"not enough memory"_s));
        QVERIFY(fixture.messages().text().contains(u"memory limit"_s));
        fixture.picture(u"failure"_s);
        // The next attempt takes the message away, and may succeed.
        fixture.studio.service.setScript({});
        fixture.trigger("generateAction");
        QVERIFY(fixture.messages().text().isEmpty());
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
    }

    void aModelThatCannotBeLoadedCanBeTriedAgain() {
        WindowFixture fixture;
        FakeScript script;
        script.loadError = Error{ErrorCode::ModelMissing, "There is no model \"x\".", "x"};
        fixture.studio.service.setScript(script);
        fixture.start();
        QTRY_VERIFY(fixture.messages().text().contains(u"The model was not found."_s));
        QVERIFY(!fixture.part<QPushButton>("generate").isEnabled());
        fixture.studio.service.setScript({});
        fixture.clickMessage(u"Try again"_s);
        QTRY_VERIFY(fixture.part<QPushButton>("generate").isEnabled());
        QVERIFY(fixture.messages().text().isEmpty());
    }

    void nothingCanBeAskedForWithoutAPrompt() {
        WindowFixture fixture;
        fixture.start();
        fixture.write(u"  \n"_s);
        QVERIFY(!fixture.part<QPushButton>("generate").isEnabled());
        QVERIFY(!fixture.part<QAction>("generateAction").isEnabled());
        fixture.write(u"rain"_s);
        QVERIFY(fixture.part<QPushButton>("generate").isEnabled());
    }

    void whatCannotFitIsSaidBeforeWithTheChangeThatHelps() {
        WindowFixture fixture;
        fixture.start();
        fixture.writeShort(u"a symphony"_s, 2);
        FakeScript script;
        script.bytesPerSecond = 1'000'000'000;
        fixture.studio.service.setScript(script);
        auto& generate = fixture.part<QPushButton>("generate");
        QTRY_VERIFY(generate.isEnabled());
        GenerationRequest request = fixture.parameters().request();
        request.durationSeconds = 20;
        fixture.parameters().setRequest(request);
        QTRY_VERIFY(!generate.isEnabled());
        fixture.picture(u"does-not-fit"_s);
        QPushButton* shorten = nullptr;
        for (auto* const button : fixture.window().findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().contains(u"Shorten"_s)) {
                shorten = button;
            }
        }
        QVERIFY(shorten != nullptr);
        shorten->click();
        QVERIFY(fixture.parameters().request().durationSeconds < 4);
        QTRY_VERIFY(generate.isEnabled());
        generate.click();
        QTRY_COMPARE(fixture.takes().rowCount(), 1);
    }

    void theSoundFormsBeforeTheEyeUnlessSwitchedOff() {
        for (const bool shown : {true, false}) {
            WindowFixture fixture;
            UiPreferences preferences;
            preferences.showForming = shown;
            fixture.studio.host.savePreferences(preferences);
            fixture.start();
            FakeScript script;
            script.stepMs = 30;
            fixture.studio.service.setScript(script);
            fixture.writeShort(u"mist"_s, 40);
            int previews = 0;
            connect(&fixture.window().engine(), &EngineClient::previewArrived, this,
                    [&previews] { ++previews; });
            fixture.trigger("generateAction");
            QTRY_COMPARE(fixture.takes().rowCount(), 1);
            QCOMPARE(previews > 0, shown);
        }
    }

    void whatPlaysIsNotTakenAway() {
        WindowFixture fixture;
        fixture.start();
        fixture.writeShort(u"first"_s, 1);
        GenerationRequest request = fixture.parameters().request();
        request.durationSeconds = 20;
        fixture.parameters().setRequest(request);
        fixture.trigger("generateAction");
        QTRY_VERIFY(fixture.window().player().isPlaying());
        fixture.writeShort(u"second"_s, 1);
        fixture.trigger("generateAction");
        QTRY_COMPARE(fixture.takes().rowCount(), 2);
        QCOMPARE(fixture.window().soundTitle(), u"first"_s);
        QVERIFY(fixture.window().player().isPlaying());
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::MainWindowTest)
#include "main_window_test.moc"
