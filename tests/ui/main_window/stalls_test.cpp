// SPDX-License-Identifier: MIT
#include <QListView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>
#include <ctime>

#include "tests/ui/support/stall_watch.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/player/audio_player.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::checkStalls;
using test::FakeScript;
using test::kMostStallMs;
using test::StallWatch;
using test::WindowFixture;

/// The window answers at all times: nothing keeps its event loop for more than 100 ms.
class StallsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWatchSeesAStall() {
        StallWatch watch;
        QTest::qWait(30);
        const auto busyMs = [] {
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
        };
        for (const auto start = busyMs(); busyMs() < start + 150;) {
            // As a window that computes on its own thread.
        }
        QVERIFY(watch.longestMs() > kMostStallMs);
        watch.restart();
        QTest::qWait(30);
        QVERIFY2(watch.longestMs() < kMostStallMs, qPrintable(QString::number(watch.longestMs())));
    }

    void loadingGeneratingAndCancellingWithManyTakes() {
        WindowFixture fixture;
        fixture.studio.library.addMany(10'000);
        FakeScript script;
        script.loadMs = 400;
        script.stepMs = 2;
        script.progressesPerStep = 20;
        fixture.studio.service.setScript(script);
        fixture.start();
        StallWatch watch;
        QTRY_COMPARE(fixture.studio.service.modelStatus().state, ModelState::Loaded);
        checkStalls(watch, "loading");
        watch.restart();
        QRandomGenerator random(7);
        int made = 0;
        for (int run = 0; run < 20; ++run) {
            GenerationRequest request = fixture.parameters().request();
            request.prompt = "generation " + std::to_string(run);
            request.steps = 25;
            request.count = 1 + run % 3;
            request.durationSeconds = 10;
            fixture.parameters().setRequest(request);
            fixture.trigger("generateAction");
            QTRY_VERIFY(fixture.window().isBusy());
            if (run % 2 == 1) {
                QTest::qWait(random.bounded(60));
                fixture.trigger("cancelAction");
            } else {
                made += request.count;
            }
            QTRY_VERIFY(!fixture.window().isBusy());
            fixture.window().player().pause();
        }
        checkStalls(watch, "20 generations");
        QTRY_VERIFY(fixture.takes().rowCount() >= 10'000 + made);
    }

    void scrollingThroughTenThousandTakes() {
        WindowFixture fixture;
        fixture.studio.library.addMany(10'000);
        fixture.start();
        QTRY_COMPARE(fixture.takes().rowCount(), 10'000);
        QScrollBar& bar = *fixture.takesPanel().list().verticalScrollBar();
        QTest::qWait(100);
        StallWatch watch;
        for (int step = 0; step <= 60; ++step) {
            bar.setValue(bar.maximum() * step / 60);
            QTest::qWait(10);
        }
        checkStalls(watch, "scrolling");
        watch.restart();
        fixture.takesPanel().list().selectAll();
        QTest::qWait(50);
        checkStalls(watch, "selecting all");
    }

    void aSlowLibraryDoesNotHoldTheWindowUp() {
        WindowFixture fixture;
        fixture.studio.library.addMany(500);
        fixture.studio.library.setDelayMs(150);
        fixture.start();
        StallWatch watch;
        fixture.writeShort(u"rain"_s, 3, 3);
        fixture.trigger("generateAction");
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().isBusy(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.takesPanel().current().has_value(), 10'000);
        fixture.takesPanel().actions().remove->trigger();
        fixture.trigger("undo");
        for (int steps = 1; steps < 30; ++steps) {
            GenerationRequest request = fixture.parameters().request();
            request.steps = steps;
            fixture.parameters().setRequest(request);
            QTest::qWait(10);
        }
        checkStalls(watch, "a slow disk");
    }

    void savingALongSoundAndLookingAtIt() {
        WindowFixture fixture;
        Waveform sound;
        sound.sampleRate = 16000;
        sound.samples.resize(std::size_t{16000} * 600);
        for (std::size_t index = 0; index < sound.samples.size(); ++index) {
            sound.samples[index] = static_cast<float>(index % 331) / 331.0F - 0.5F;
        }
        QVERIFY(fixture.studio.files.save("/in/long.wav", sound, {}, SoundFormat::Float).ok());
        fixture.start();
        StallWatch watch;
        fixture.window().openArguments({u"/in/long.wav"_s});
        QTRY_COMPARE(fixture.window().soundTitle(), u"long.wav"_s);
        QTest::qWait(500);
        fixture.window().player().play();
        QTest::qWait(300);
        fixture.window().player().seek(300);
        QTest::qWait(300);
        checkStalls(watch, "a sound of ten minutes");
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::StallsTest)
#include "stalls_test.moc"
