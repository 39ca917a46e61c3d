// SPDX-License-Identifier: MIT
#include "engine/service/task_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace audioldm::engine::service {
namespace {

QueueEntryPtr entryWith(const std::string& id, int priority = 0) {
    auto entry = std::make_shared<QueueEntry>();
    entry->task.id = id;
    entry->task.priority = priority;
    return entry;
}

void put(TaskQueue& queue, const std::string& id, int priority = 0) {
    ASSERT_TRUE(queue.reserve(entryWith(id, priority)).ok());
    queue.admit(id);
}

std::vector<std::string> idsOf(const TaskQueue& queue) {
    std::vector<std::string> ids;
    for (const QueuedTask& task : queue.list()) {
        ids.push_back(task.task.id);
    }
    return ids;
}

std::vector<std::string> drain(TaskQueue& queue) {
    std::vector<std::string> ids;
    while (const QueueEntryPtr entry = queue.start()) {
        ids.push_back(entry->task.id);
        queue.finish(entry->task.id);
    }
    return ids;
}

using Ids = std::vector<std::string>;

TEST(TaskQueue, GivesTheHighestPriorityFirstAndEqualOnesInOrder) {
    TaskQueue queue;
    put(queue, "a");
    put(queue, "low", -5);
    put(queue, "high", 5);
    put(queue, "b");
    put(queue, "high2", 5);
    EXPECT_EQ(idsOf(queue), (Ids{"high", "high2", "a", "b", "low"}));
    EXPECT_EQ(drain(queue), (Ids{"high", "high2", "a", "b", "low"}));
    EXPECT_EQ(queue.start(), nullptr);
}

TEST(TaskQueue, TellsHowManyComeBefore) {
    TaskQueue queue;
    put(queue, "running");
    ASSERT_NE(queue.start(), nullptr);
    put(queue, "a");
    put(queue, "b");
    EXPECT_EQ(queue.reserve(entryWith("last", -1)).value(), 3);
    EXPECT_EQ(queue.reserve(entryWith("first", 1)).value(), 1);
}

TEST(TaskQueue, IsBounded) {
    TaskQueue queue(2);
    put(queue, "a");
    put(queue, "b");
    const auto full = queue.reserve(entryWith("c"));
    ASSERT_FALSE(full.ok());
    EXPECT_EQ(full.error().code, ErrorCode::OutOfMemory);
    EXPECT_NE(full.error().message.find("2 tasks wait"), std::string::npos);
    EXPECT_TRUE(queue.reserveBeyondCapacity(entryWith("c")).ok());
    queue.release("c");
    // The running one takes no place.
    ASSERT_NE(queue.start(), nullptr);
    EXPECT_TRUE(queue.reserve(entryWith("c")).ok());
    EXPECT_FALSE(queue.reserve(entryWith("d")).ok()) << "a reserved place is a place";
}

TEST(TaskQueue, RefusesAnIdThatIsInUseUntilItsTaskIsDone) {
    TaskQueue queue;
    put(queue, "a");
    EXPECT_EQ(queue.reserve(entryWith("a")).error().code, ErrorCode::InvalidRequest);
    (void)queue.start();
    EXPECT_EQ(queue.reserve(entryWith("a")).error().context, "id");
    queue.finish("a");
    EXPECT_TRUE(queue.reserve(entryWith("a")).ok());
    queue.release("a");
    EXPECT_TRUE(queue.reserve(entryWith("a")).ok());
}

TEST(TaskQueue, HandsOutWhatEndedWhileItWaitedOnce) {
    TaskQueue queue;
    put(queue, "a");
    put(queue, "b");
    EXPECT_TRUE(queue.cancel("a"));
    EXPECT_TRUE(queue.cancel("a")) << "not told yet";
    EXPECT_EQ(idsOf(queue), Ids{"b"});
    const QueueEntryPtr ended = queue.takeEnded();
    ASSERT_NE(ended, nullptr);
    EXPECT_EQ(ended->task.id, "a");
    EXPECT_TRUE(ended->cancelled);
    EXPECT_EQ(queue.takeEnded(), nullptr);
    queue.finish("a");
    EXPECT_FALSE(queue.cancel("a"));
    EXPECT_EQ(drain(queue), Ids{"b"});
}

TEST(TaskQueue, StopsTheRunningTask) {
    TaskQueue queue;
    put(queue, "a");
    const QueueEntryPtr running = queue.start();
    EXPECT_TRUE(queue.list().front().running);
    EXPECT_TRUE(queue.cancel("a"));
    EXPECT_TRUE(running->stop.stop_requested());
    EXPECT_EQ(queue.takeEnded(), nullptr);
    EXPECT_FALSE(queue.cancel("nothing"));
}

TEST(TaskQueue, EndsATaskThatIsCancelledBeforeItIsAdmitted) {
    TaskQueue queue;
    ASSERT_TRUE(queue.reserve(entryWith("a")).ok());
    EXPECT_TRUE(queue.list().empty());
    EXPECT_TRUE(queue.cancel("a"));
    EXPECT_EQ(queue.takeEnded(), nullptr);
    queue.admit("a");
    EXPECT_EQ(queue.start(), nullptr);
    ASSERT_NE(queue.takeEnded(), nullptr);
}

TEST(TaskQueue, ClosingEndsWhatWaitsAndStopsWhatRuns) {
    TaskQueue queue;
    for (const char* id : {"a", "b", "c"}) {
        put(queue, id);
    }
    ASSERT_TRUE(queue.reserve(entryWith("late")).ok());
    const QueueEntryPtr running = queue.start();
    queue.close();
    EXPECT_TRUE(running->stop.stop_requested());
    EXPECT_FALSE(running->cancelled);
    EXPECT_EQ(queue.takeEnded()->task.id, "b");
    EXPECT_EQ(queue.takeEnded()->task.id, "c");
    queue.admit("late");
    EXPECT_EQ(queue.takeEnded()->task.id, "late");
    EXPECT_EQ(queue.start(), nullptr);
    EXPECT_EQ(queue.reserve(entryWith("d")).error().code, ErrorCode::Internal);
}

TEST(TaskQueue, LosesNothingBetweenThreads) {
    constexpr int kThreads = 4;
    constexpr int kTasks = 250;
    TaskQueue queue(kThreads * kTasks);
    std::vector<std::string> seen;
    {
        std::vector<std::jthread> producers;
        for (int thread = 0; thread < kThreads; ++thread) {
            producers.emplace_back([&queue, thread] {
                for (int i = 0; i < kTasks; ++i) {
                    const std::string id = std::to_string(thread) + "-" + std::to_string(i);
                    ASSERT_TRUE(queue.reserve(entryWith(id, i % 3)).ok());
                    queue.admit(id);
                    if (i % 2 == 0) {
                        queue.cancel(id);
                    }
                }
            });
        }
        while (seen.size() < kThreads * kTasks) {
            for (const QueueEntryPtr& entry : {queue.takeEnded(), queue.start()}) {
                if (entry) {
                    seen.push_back(entry->task.id);
                    queue.finish(entry->task.id);
                }
            }
        }
    }
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
    EXPECT_TRUE(queue.list().empty());
}

}  // namespace
}  // namespace audioldm::engine::service
