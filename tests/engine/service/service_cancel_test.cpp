// SPDX-License-Identifier: MIT
// Cancelling at all moments, and the end of the service.
#include <atomic>
#include <random>
#include <thread>

#include "tests/support/service_fixture.h"

namespace audioldm::engine::service {
namespace {

using test::engineScript;
using test::Events;
using test::Gate;
using test::ServiceTest;

TEST_F(ServiceTest, CancelsAWaitingTaskWhileAnotherRuns) {
    holdAtFirstStepOf("first");
    auto& service = make();
    ASSERT_TRUE(service.submit(taskWith("first"), observer("first")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    ASSERT_TRUE(service.submit(taskWith("second"), observer("second")).ok());
    EXPECT_TRUE(service.cancel("second"));
    EXPECT_EQ(service.queue().size(), 1);
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(2));
    // Between the steps of the first one, not after it.
    EXPECT_EQ(m_events.results()[0].id, "second");
    EXPECT_EQ(m_events.results()[0].status, TaskStatus::Cancelled);
    EXPECT_EQ(m_events.results()[0].request.prompt, "second");
    EXPECT_EQ(m_events.results()[1].status, TaskStatus::Succeeded);
    EXPECT_EQ(made(), Texts{"first"});
    EXPECT_FALSE(service.cancel("second"));
    EXPECT_FALSE(service.cancel("first"));
    EXPECT_FALSE(service.cancel("never heard of"));
}

TEST_F(ServiceTest, CancelsARunningTaskWithinAStep) {
    std::atomic<int> steps = 0;
    engineScript().onStep = [&](const GenerationRequest&, int, int step) -> std::optional<Error> {
        ++steps;
        if (step == 1) {
            m_gate.pass();
        }
        return std::nullopt;
    };
    auto& service = make();
    Task task = taskWith("a");
    task.params.diffusionSteps = 1000;
    ASSERT_TRUE(service.submit(task, observer("a")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    EXPECT_TRUE(service.cancel("a"));
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_EQ(m_events.results()[0].status, TaskStatus::Cancelled);
    EXPECT_FALSE(m_events.results()[0].error);
    EXPECT_EQ(steps, 2);
    EXPECT_EQ(service.modelStatus().state, ModelState::Loaded);
}

TEST_F(ServiceTest, CancelsWhileAModelIsLoaded) {
    engineScript().onLoad = [this](const std::string&) -> std::optional<Error> {
        m_gate.pass();
        return std::nullopt;
    };
    auto& service = make();
    ASSERT_TRUE(service.submit(taskWith("a"), observer("a")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    EXPECT_EQ(service.modelStatus().state, ModelState::Loading);
    EXPECT_TRUE(service.cancel("a"));
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_EQ(m_events.results()[0].status, TaskStatus::Cancelled);
    EXPECT_EQ(service.modelStatus().state, ModelState::None);
    EXPECT_TRUE(made().empty());
}

TEST_F(ServiceTest, CancelsFromItsOwnCallbacks) {
    auto& service = make();
    TaskObserver queued = observer("a");
    queued.onQueued = [&](int) { EXPECT_TRUE(service.cancel("a")); };
    ASSERT_TRUE(service.submit(taskWith("a"), queued).ok());
    TaskObserver progress = observer("b");
    progress.onProgress = [&](const Progress& now) {
        if (now.stage == Stage::Denoising) {
            service.cancel("b");
        }
    };
    ASSERT_TRUE(service.submit(taskWith("b"), progress).ok());
    TaskObserver take = observer("c");
    take.onTake = [&](const TaskTake&, int) { EXPECT_TRUE(service.cancel("c")); };
    Task two = taskWith("c");
    two.params.count = 2;
    ASSERT_TRUE(service.submit(two, take).ok());
    TaskObserver done = observer("d");
    done.onDone = [&, this](const TaskResult& result) {
        EXPECT_FALSE(service.cancel("d"));
        m_events.done(result);
    };
    ASSERT_TRUE(service.submit(taskWith("d"), done).ok());
    ASSERT_TRUE(m_events.waitForDone(4));
    EXPECT_EQ(m_events.count("done a cancelled"), 1);
    EXPECT_EQ(m_events.count("done b cancelled"), 1);
    EXPECT_EQ(m_events.count("done c cancelled"), 1);
    EXPECT_EQ(m_events.count("done d succeeded"), 1);
    EXPECT_EQ(m_events.results()[2].takes.size(), 1) << "a finished take was lost";
    EXPECT_EQ(made(), (Texts{"b", "c", "d"}));
}

TEST_F(ServiceTest, CancellingWhileTheLastTakeIsStoredKeepsIt) {
    m_store.onCall = [this](const std::string& call, const std::string&) -> std::optional<Error> {
        if (call == "take") {
            m_gate.pass();
        }
        return std::nullopt;
    };
    auto& service = make();
    ASSERT_TRUE(service.submit(storedTask("a"), observer("a")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    EXPECT_TRUE(service.cancel("a"));
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_EQ(m_events.results()[0].status, TaskStatus::Succeeded);
    EXPECT_EQ(m_events.results()[0].takes[0].file, "/takes/a-0.wav");
}

TEST_F(ServiceTest, EndsWithoutLosingAnObserver) {
    holdAtFirstStepOf("running");
    auto& service = make();
    ASSERT_TRUE(service.submit(taskWith("running"), observer("running")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    for (int i = 0; i < 20; ++i) {
        const std::string id = std::to_string(i);
        ASSERT_TRUE(service.submit(taskWith(id), observer(id)).ok());
    }
    std::optional<ErrorCode> answer;
    service.plan({}, {}, [&](const Result<MemoryPlan>& plan) { answer = plan.error().code; });
    std::thread opener([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        m_gate.open();
    });
    m_service.reset();
    opener.join();
    EXPECT_EQ(m_events.results().size(), 21);
    for (const TaskResult& result : m_events.results()) {
        EXPECT_EQ(result.status, TaskStatus::Cancelled) << result.id;
    }
    EXPECT_TRUE(answer) << "a question was not answered";
    EXPECT_EQ(made(), Texts{"running"});
    EXPECT_EQ(engineScript().log().back(), "close") << "the model outlived the engine thread";
}

TEST_F(ServiceTest, EndsAtOnceWhenNothingIsDone) {
    for (int i = 0; i < 50; ++i) {
        make();
    }
    SUCCEED();
}

TEST_F(ServiceTest, EndsWhileItLoadsAModelThatWasAskedFor) {
    engineScript().onLoad = [this](const std::string&) -> std::optional<Error> {
        m_gate.pass();
        return std::nullopt;
    };
    auto& service = make();
    service.loadModel("a");
    ASSERT_TRUE(m_gate.waitUntilReached());
    std::thread opener([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        m_gate.open();
    });
    m_service.reset();
    opener.join();
    EXPECT_EQ(engineScript().log(), Texts{"load a"});
}

TEST_F(ServiceTest, ABlockedCallerIsFreedWhenTheServiceEnds) {
    holdAtFirstStepOf("a");
    auto& service = make();
    TaskResult result;
    std::thread caller([&] { result = service.executeTask(taskWith("a")); });
    ASSERT_TRUE(m_gate.waitUntilReached());
    std::thread opener([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        m_gate.open();
    });
    m_service.reset();
    caller.join();
    opener.join();
    EXPECT_EQ(result.status, TaskStatus::Cancelled);
}

/// 1,000 tasks from 4 threads, half of them cancelled at some moment; the service ends in the
/// middle of the last ones.
TEST_F(ServiceTest, SurvivesManyThreads) {
    constexpr int kThreads = 4;
    constexpr int kTasks = 250;
    ServiceSettings settings;
    settings.queueCapacity = 100;
    auto& service = make(settings);
    std::atomic<int> accepted = 0;
    {
        std::vector<std::jthread> callers;
        for (int thread = 0; thread < kThreads; ++thread) {
            callers.emplace_back([&, thread] {
                std::minstd_rand random(static_cast<unsigned>(thread) + 1);
                for (int i = 0; i < kTasks; ++i) {
                    const std::string id = std::to_string(thread) + "-" + std::to_string(i);
                    Task task = storedTask(id);
                    task.priority = static_cast<int>(random() % 3);
                    task.model = random() % 50 == 0 ? "b" : "a";
                    if (!service.submit(task, observer(id)).ok()) {
                        std::this_thread::yield();
                        continue;
                    }
                    ++accepted;
                    if (random() % 2 == 0) {
                        for (auto wait = random() % 300; wait > 0; --wait) {
                            std::this_thread::yield();
                        }
                        service.cancel(id);
                    }
                    (void)service.queue();
                    (void)service.modelStatus();
                }
            });
        }
    }
    m_service.reset();
    ASSERT_EQ(m_events.results().size(), static_cast<std::size_t>(accepted));
    std::vector<std::string> ids;
    int succeeded = 0;
    for (const TaskResult& result : m_events.results()) {
        EXPECT_NE(result.status, TaskStatus::Failed);
        ids.push_back(result.id);
        succeeded += result.status == TaskStatus::Succeeded ? 1 : 0;
    }
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end()) << "an observer was told twice";
    EXPECT_GT(succeeded, 0);
    EXPECT_GT(accepted, 100);
}

}  // namespace
}  // namespace audioldm::engine::service
