// SPDX-License-Identifier: MIT
#include "app/batch/work_estimate.h"

#include <gtest/gtest.h>

#include "app/cli/batch_printer.h"

namespace audioldm::batch {
namespace {

using namespace std::chrono_literals;

constexpr WorkEstimate::Clock::time_point kStart{};

TEST(WorkEstimateTest, knowsNothingBeforeSomethingWasDone) {
    WorkEstimate estimate;
    estimate.add(100);
    EXPECT_FALSE(estimate.secondsLeft(kStart));
    estimate.begin(50);
    estimate.computingStarts(kStart);
    estimate.advance(0.05);
    EXPECT_FALSE(estimate.secondsLeft(kStart + 1s));
}

TEST(WorkEstimateTest, foretellsFromThePaceAndLeavesLoadingOut) {
    WorkEstimate estimate;
    estimate.add(10);
    estimate.add(30);
    estimate.begin(10);
    // A minute of loading passes; then 10 units take 20 s.
    estimate.computingStarts(kStart + 60s);
    estimate.advance(0.5);
    EXPECT_DOUBLE_EQ(*estimate.secondsLeft(kStart + 70s), 70);
    estimate.end(true, kStart + 80s);
    EXPECT_DOUBLE_EQ(*estimate.secondsLeft(kStart + 80s), 60);
}

TEST(WorkEstimateTest, whatFailsOrIsDoneElsewhereIsNotLeft) {
    WorkEstimate estimate;
    for (int piece = 0; piece < 4; ++piece) {
        estimate.add(10);
    }
    estimate.begin(10);
    estimate.computingStarts(kStart);
    estimate.end(true, kStart + 10s);
    estimate.begin(10);
    estimate.computingStarts(kStart + 10s);
    estimate.end(false, kStart + 11s);
    estimate.drop(10);
    EXPECT_DOUBLE_EQ(*estimate.secondsLeft(kStart + 11s), 10);
}

TEST(WorkEstimateTest, workGrowsWithStepsLengthAndCount) {
    GenerationRequest request;
    const double one = workOf(request);
    request.count = 3;
    EXPECT_DOUBLE_EQ(workOf(request), 3 * one);
    request.count = 1;
    request.durationSeconds *= 2;
    EXPECT_DOUBLE_EQ(workOf(request), 2 * one);
    request.steps *= 2;
    EXPECT_GT(workOf(request), 3 * one);
}

TEST(BatchProgressTest, isTold) {
    BatchProgress progress;
    progress.lines = 200;
    progress.done = 37;
    EXPECT_EQ(cli::batchProgressText(progress), "37 of 200 done");
    progress.failed = 1;
    progress.secondsLeft = 720;
    progress.taskId = "rain-7";
    progress.task = Progress{Stage::Denoising, 0, 1, 12, 25, 3};
    EXPECT_EQ(cli::batchProgressText(progress),
              "37 of 200 done, 1 failed, 12 min left; rain-7: denoise 12/25");
    EXPECT_EQ(cli::timeText(0.2), "1 s");
    EXPECT_EQ(cli::timeText(119), "119 s");
    EXPECT_EQ(cli::timeText(7199), "120 min");
    EXPECT_EQ(cli::timeText(12000), "3 h 20 min");
}

}  // namespace
}  // namespace audioldm::batch
