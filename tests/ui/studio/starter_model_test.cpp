// SPDX-License-Identifier: MIT
//
// The window with the real engine and the starter model: it answers at all times, and nothing
// grows.
//
// $AUDIOLDM_GENERATIONS and $AUDIOLDM_CYCLES set how often a sound is made and how often one is
// made and cancelled. 20 and 500 are what is promised; without them it is a quick run.
#include <QDir>
#include <QFile>
#include <QListView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>
#include <algorithm>

#include "tests/ui/studio/starter_studio.h"
#include "tests/ui/support/stall_watch.h"
#include "ui/player/audio_player.h"
#include "ui/widgets/takes_panel.h"

namespace audioldm::app {

using namespace Qt::StringLiterals;
using test::StarterStudio;
using ui::test::StallWatch;

namespace {

constexpr int kLongMs = 120'000;

int numberFrom(const char* variable, int otherwise) {
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

GenerationRequest shortRequest(int number, int steps, double seconds, int count = 1) {
    GenerationRequest request;
    request.prompt = "rain falling " + std::to_string(number);
    request.steps = steps;
    request.durationSeconds = seconds;
    request.count = count;
    return request;
}

qint64 residentBytes() {
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').value(1).toLongLong() * qint64{4096}
               : -1;
}

int threadCount() {
    return static_cast<int>(
        QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

}  // namespace

class StarterModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowAnswersAtAllTimes() {
        constexpr int kTakes = 10'000;
        const int generations = numberFrom("AUDIOLDM_GENERATIONS", 4);
        const bool full = generations >= 20;
        StarterStudio studio;
        studio.addTakes(kTakes);
        QCOMPARE(studio.open(), QString());
        StallWatch watch;
        QTRY_VERIFY_WITH_TIMEOUT(studio.isModelLoaded(), kLongMs);
        QTRY_COMPARE(studio.takes().rowCount(), kTakes);
        checkStalls(watch, "loading the starter model");

        watch.restart();
        QRandomGenerator random(7);
        int wanted = 0;
        for (int run = 0; run < generations; ++run) {
            const int count = 1 + run % 2;
            studio.generate(full ? shortRequest(run, 8, 3, count) : shortRequest(run, 3, 1, count));
            QTRY_VERIFY(studio.window().isBusy());
            if (run % 2 == 1) {
                QTest::qWait(random.bounded(full ? 2500 : 400));
                studio.cancel();
            } else {
                wanted += count;
            }
            QTRY_VERIFY_WITH_TIMEOUT(!studio.window().isBusy(), kLongMs);
            studio.window().player().pause();
        }
        checkStalls(watch, "making and cancelling sounds");
        QTRY_VERIFY(studio.takes().rowCount() >= kTakes + wanted);

        watch.restart();
        QScrollBar& bar = *studio.window().findChild<ui::TakesPanel*>()->list().verticalScrollBar();
        for (int step = 0; step <= 60; ++step) {
            bar.setValue(bar.maximum() * step / 60);
            QTest::qWait(10);
        }
        checkStalls(watch, "scrolling");
    }

    void cancelledSoundsLeaveNothingBehind() {
        const int cycles = numberFrom("AUDIOLDM_CYCLES", 30);
        const int warmUp = cycles > 100 ? 50 : cycles / 2;
        constexpr qint64 kMostGrowth = qint64{20} * 1024 * 1024;
        StarterStudio studio;
        QCOMPARE(studio.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(studio.isModelLoaded(), kLongMs);
        QRandomGenerator random(11);
        // What a sound is computed in, some 25 MiB, may be held or given back when one looks: what
        // may not grow is the highest level.
        qint64 before = 0;
        qint64 after = 0;
        int threadsBefore = 0;
        for (int cycle = 0; cycle < cycles; ++cycle) {
            studio.generate(shortRequest(cycle, 4, 0.5));
            QTRY_VERIFY(studio.window().isBusy());
            QTest::qWait(random.bounded(250));
            studio.cancel();
            QTRY_VERIFY_WITH_TIMEOUT(!studio.window().isBusy(), kLongMs);
            studio.window().player().pause();
            if (cycle < warmUp) {
                before = std::max(before, residentBytes());
            } else if (cycle >= cycles - warmUp) {
                after = std::max(after, residentBytes());
            }
            if (cycle + 1 == warmUp) {
                QTest::qWait(200);
                threadsBefore = threadCount();
            }
        }
        QTest::qWait(200);
        const qint64 growth = after - before;
        qInfo(
            "%d cycles, %d of them with a take: resident set %+.1f MiB after the first %d, "
            "threads %d -> %d",
            cycles, studio.takes().rowCount(), static_cast<double>(growth) / 1048576.0, warmUp,
            threadsBefore, threadCount());
        QVERIFY(before > 0);
        QVERIFY2(growth < kMostGrowth, qPrintable(QString::number(growth)));
        QCOMPARE(threadCount(), threadsBefore);
    }
};

}  // namespace audioldm::app

QTEST_MAIN(audioldm::app::StarterModelTest)
#include "starter_model_test.moc"
