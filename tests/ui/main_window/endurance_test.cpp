// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include "tests/ui/support/window_fixture.h"
#include "ui/player/audio_player.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FakeScript;
using test::WindowFixture;

/// Generate and cancel, again and again: memory and threads stay as they are.
///
/// $AUDIOLDM_CYCLES sets how often (500 is what is promised); else 120, for a quick run.
class EnduranceTest final : public QObject {
    Q_OBJECT

private:
    static qint64 residentBytes() {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly)
                   ? file.readAll().split(' ').value(1).toLongLong() * qint64{4096}
                   : -1;
    }
    static int threads() {
        return static_cast<int>(
            QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    }

private Q_SLOTS:
    void generateAndCancel() {
        const int cycles = qEnvironmentVariableIsSet("AUDIOLDM_CYCLES")
                               ? qEnvironmentVariableIntValue("AUDIOLDM_CYCLES")
                               : 120;
        constexpr int kWarmUp = 50;
        constexpr qint64 kMostGrowth = qint64{20} * 1024 * 1024;
        WindowFixture fixture;
        FakeScript script;
        script.stepMs = 10;  // long enough to be seen at work, however busy the machine is
        fixture.studio.service.setScript(script);
        fixture.start();
        QRandomGenerator random(11);
        qint64 before = 0;
        int threadsBefore = 0;
        for (int cycle = 0; cycle < cycles; ++cycle) {
            GenerationRequest request = fixture.parameters().request();
            request.prompt = "cycle";
            request.steps = 25;
            request.durationSeconds = 2;
            fixture.parameters().setRequest(request);
            fixture.trigger("generateAction");
            QTRY_VERIFY(fixture.window().isBusy());
            QTest::qWait(random.bounded(20));
            fixture.trigger("cancelAction");
            QTRY_VERIFY(!fixture.window().isBusy());
            if (cycle + 1 == kWarmUp) {
                before = residentBytes();
                threadsBefore = threads();
            }
        }
        const qint64 growth = residentBytes() - before;
        qInfo("%d cycles: resident set %+.1f MiB after the first %d, threads %d -> %d", cycles,
              static_cast<double>(growth) / 1048576.0, kWarmUp, threadsBefore, threads());
        QVERIFY(before > 0);
        QVERIFY2(growth < kMostGrowth, qPrintable(QString::number(growth)));
        QCOMPARE(threads(), threadsBefore);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::EnduranceTest)
#include "endurance_test.moc"
