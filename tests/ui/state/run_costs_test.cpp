// SPDX-License-Identifier: MIT
#include "ui/state/run_costs.h"

#include <QTest>

namespace audioldm::ui {
namespace {

TaskResult runOf(double denoise, double rest) {
    TaskResult result;
    result.status = TaskStatus::Succeeded;
    result.takes.resize(1);
    result.request.steps = 20;
    result.request.durationSeconds = 5;
    result.request.guidance = 3;
    result.report.seconds.denoise = denoise;
    result.report.seconds.vocoder = rest;
    result.report.bytes.peak = 1000;
    return result;
}

}  // namespace

class RunCostsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsExpectedBeforeTheFirstRun() {
        QVERIFY(!RunCosts().expectedSeconds(GenerationRequest()));
        RunCosts costs;
        TaskResult cancelled = runOf(1, 1);
        cancelled.status = TaskStatus::Cancelled;
        costs.learn(cancelled);
        QVERIFY(!costs.expectedSeconds(GenerationRequest()));
    }

    void theExpectedTimeFollowsStepsLengthCountAndGuidance() {
        RunCosts costs;
        costs.learn(runOf(10, 1));
        GenerationRequest request = runOf(10, 1).request;
        QCOMPARE(costs.expectedSeconds(request).value_or(0), 11.0);
        request.steps = 40;
        QCOMPARE(costs.expectedSeconds(request).value_or(0), 21.0);
        request.durationSeconds = 2.5;
        QCOMPARE(costs.expectedSeconds(request).value_or(0), 10.5);
        request.count = 2;
        QCOMPARE(costs.expectedSeconds(request).value_or(0), 21.0);
        request.guidance = 1;
        QCOMPARE(costs.expectedSeconds(request).value_or(0), 11.0);
        QCOMPARE(costs.lastPeakBytes().value_or(0), std::int64_t{1000});
    }

    void oneSlowRunDoesNotCount() {
        RunCosts costs;
        for (int run = 0; run < 4; ++run) {
            costs.learn(runOf(10, 1));
        }
        costs.learn(runOf(1000, 50));
        QCOMPARE(costs.expectedSeconds(runOf(10, 1).request).value_or(0), 11.0);
    }

    void whatWasLearntIsKept() {
        RunCosts costs;
        costs.learn(runOf(10, 1));
        const RunCosts read = RunCosts::fromJson(costs.toJson());
        QCOMPARE(read.expectedSeconds(runOf(10, 1).request).value_or(0), 11.0);
        QCOMPARE(read.lastPeakBytes().value_or(0), std::int64_t{1000});
        const RunCosts hostile =
            RunCosts::fromJson(R"({"runs": [[1], [-1, 2], "x"], "peak": 1e99})");
        QVERIFY(!hostile.expectedSeconds(GenerationRequest()));
        QVERIFY(!hostile.lastPeakBytes());
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::RunCostsTest)
#include "run_costs_test.moc"
