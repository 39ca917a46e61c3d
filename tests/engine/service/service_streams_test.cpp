// SPDX-License-Identifier: MIT
// What listeners are told, and what is answered while a task runs.
#include "engine/service/service_streams.h"

#include <atomic>
#include <thread>

#include "tests/support/service_fixture.h"

namespace audioldm::engine::service {
namespace {

using test::Events;
using test::Gate;
using test::ServiceTest;

TEST_F(ServiceTest, TellsANewListenerThePresentState) {
    auto& service = make();
    EXPECT_EQ(service.executeTask(taskWith("a")).status, TaskStatus::Succeeded);
    ServiceListener listener;
    listener.onModel = [this](const ModelStatus& status) {
        m_events.note("model " + std::to_string(static_cast<int>(status.state)));
    };
    listener.onQueue = [this](const std::vector<QueuedTask>& queue) {
        m_events.note("queue " + std::to_string(queue.size()));
    };
    listener.onMemory = [this](const MemoryStatus& status) {
        m_events.note("memory " + std::to_string(status.budget));
    };
    const int id = service.listen(listener);
    ASSERT_TRUE(m_events.waitFor("queue 0"));
    EXPECT_EQ(m_events.all().front(), "model 2");
    EXPECT_EQ(m_events.count("memory 4294967296"), 1);
    service.stopListening(id);
    const std::size_t told = m_events.all().size();
    EXPECT_EQ(service.executeTask(taskWith("b")).status, TaskStatus::Succeeded);
    EXPECT_EQ(m_events.all().size(), told) << "a listener was called after it stopped";
}

TEST_F(ServiceTest, TellsOfTheQueueWhileATaskRuns) {
    holdAtFirstStepOf("a");
    auto& service = make();
    ServiceListener listener;
    listener.onQueue = [this](const std::vector<QueuedTask>& queue) {
        std::string text = "queue";
        for (const QueuedTask& task : queue) {
            text += " " + task.task.id + (task.running ? "!" : "");
        }
        m_events.note(text);
    };
    const int id = service.listen(listener);
    ASSERT_TRUE(service.submit(taskWith("a"), observer("a")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    ASSERT_TRUE(m_events.waitFor("queue a!"));
    ASSERT_TRUE(service.submit(taskWith("b"), observer("b")).ok());
    ASSERT_TRUE(m_events.waitFor("queue a! b"));
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(2));
    ASSERT_TRUE(m_events.waitFor("queue"));
    service.stopListening(id);
}

TEST_F(ServiceTest, TellsOfTheMemoryTenTimesASecondWhileItWorks) {
    holdAtFirstStepOf("a");
    auto& service = make();
    std::atomic<int> told = 0;
    ServiceListener listener;
    listener.onMemory = [&](const MemoryStatus&) { ++told; };
    ASSERT_TRUE(service.submit(taskWith("a"), observer("a")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    const int id = service.listen(listener);
    std::this_thread::sleep_for(std::chrono::milliseconds(550));
    const int whileWorking = told;
    EXPECT_GE(whileWorking, 3);
    EXPECT_LE(whileWorking, 7);
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_LE(told, whileWorking + 3) << "it goes on while nothing is done";
    service.stopListening(id);
}

TEST_F(ServiceTest, AnswersQuestionsBetweenTasksAndBetweenSteps) {
    Gate second;
    test::engineScript().onStep = [&](const GenerationRequest&, int,
                                      int step) -> std::optional<Error> {
        if (step == 0) {
            m_gate.pass();
        } else if (step == 2) {
            second.pass();
        }
        return std::nullopt;
    };
    ServiceSettings settings;
    settings.config.modelPath = "small";
    auto& service = make(settings);
    const auto ask = [&] {
        GenerationRequest request;
        request.prompt = "rain";
        request.durationSeconds = 7;
        EngineConfig config;
        config.maxMemoryBytes = 11;
        service.plan(request, config, [this](const Result<MemoryPlan>& plan) {
            m_events.note("plan " + std::to_string(plan.value().budget) + " " +
                          std::to_string(plan.value().predictedPeak));
        });
        service.countTokens("four", [this](const Result<PromptTokens>& tokens) {
            m_events.note("tokens " + std::to_string(tokens.value().used) + " of " +
                          std::to_string(tokens.value().limit));
        });
    };
    ask();
    ASSERT_TRUE(m_events.waitFor("plan 11 7"));
    ASSERT_TRUE(m_events.waitFor("tokens 4 of 5"));
    ASSERT_TRUE(service.submit(taskWith("a"), observer("a")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    ask();
    m_gate.open();
    ASSERT_TRUE(second.waitUntilReached());
    EXPECT_EQ(m_events.count("plan 11 7"), 2) << "the question waited for the end of the task";
    EXPECT_EQ(m_events.count("tokens 4 of 5"), 2);
    second.open();
    ASSERT_TRUE(m_events.waitForDone(1));
}

TEST_F(ServiceTest, AnswersWithWhatIsWrong) {
    ServiceSettings settings;
    settings.config.modelPath = "missing";
    auto& service = make(settings);
    service.plan({}, {}, [this](const Result<MemoryPlan>& plan) {
        m_events.note(std::string(errorCodeName(plan.error().code)));
    });
    service.countTokens("x", [this](const Result<PromptTokens>& tokens) {
        m_events.note(std::string(errorCodeName(tokens.error().code)));
    });
    ASSERT_TRUE(m_events.waitFor("invalid_request"));
    ASSERT_TRUE(m_events.waitFor("model_missing"));
    EXPECT_EQ(service.devices().devices.front().id, "cpu");
    EXPECT_EQ(service.schedulers().front(), "ddim");
}

TEST(ServiceStreams, WaitsForARunningCallBeforeAListenerIsGone) {
    ServiceStreams streams([] { return MemoryStatus{}; }, [] { return std::vector<QueuedTask>{}; });
    Gate gate;
    std::atomic<bool> left = false;
    ServiceListener listener;
    listener.onModel = [&](const ModelStatus&) {
        gate.pass();
        left = true;
    };
    const int id = streams.listen(listener);
    ASSERT_TRUE(gate.waitUntilReached());
    std::thread opener([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        gate.open();
    });
    streams.stopListening(id);
    EXPECT_TRUE(left);
    opener.join();
    streams.stopListening(id);
    streams.stopListening(4711);
}

TEST(ServiceStreams, AListenerMayLeaveWhileItIsCalled) {
    ServiceStreams streams([] { return MemoryStatus{}; }, [] { return std::vector<QueuedTask>{}; });
    Events events;
    std::atomic<int> id = 0;
    Gate known;
    ServiceListener listener;
    listener.onModel = [&](const ModelStatus&) {
        known.pass();
        streams.stopListening(id);
        events.note("called");
    };
    id = streams.listen(listener);
    known.open();
    ASSERT_TRUE(events.waitFor("called"));
    streams.setModel({});
    ServiceListener last;
    last.onModel = [&](const ModelStatus&) { events.note("last"); };
    const int lastId = streams.listen(last);
    ASSERT_TRUE(events.waitFor("last"));
    EXPECT_EQ(events.count("called"), 1);
    streams.stopListening(lastId);
}

TEST(ServiceStreams, TellsEachStateOfTheModel) {
    ServiceStreams streams([] { return MemoryStatus{}; }, [] { return std::vector<QueuedTask>{}; });
    Events events;
    ServiceListener listener;
    listener.onModel = [&](const ModelStatus& status) { events.note(status.model); };
    const int id = streams.listen(listener);
    ASSERT_TRUE(events.waitFor(""));
    for (const char* model : {"a", "b", "c"}) {
        streams.setModel({ModelState::Loading, model, {}, {}, 0});
    }
    EXPECT_EQ(streams.model().model, "c");
    ASSERT_TRUE(events.waitFor("c"));
    EXPECT_EQ(events.all(), (std::vector<std::string>{"", "a", "b", "c"}));
    streams.stopListening(id);
}

}  // namespace
}  // namespace audioldm::engine::service
