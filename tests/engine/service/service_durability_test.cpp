// SPDX-License-Identifier: MIT
// The queue that outlives the program: what is noted when, and what comes back.
#include <thread>

#include "tests/support/service_fixture.h"

namespace audioldm::engine::service {
namespace {

using test::engineScript;
using test::ServiceTest;

TEST_F(ServiceTest, NotesATaskBeforeItIsQueuedAndUntilItIsDone) {
    auto& service = makeDurable();
    Task task = storedTask("a", 2);
    task.params.seed.reset();
    ASSERT_TRUE(service.submit(task, observer("a")).ok());
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_EQ(m_store.log(),
              (Texts{"queued a", "started a", "take a 0", "take a 1", "done a succeeded"}));
    // All that decides the sound is noted, so that it can be made again.
    const Task noted = m_store.queued().front();
    EXPECT_EQ(noted.params.seed, m_events.results()[0].request.seed);
    EXPECT_EQ(noted.params.guidanceScale, 3.5);
    EXPECT_EQ(noted.params.count, 2);
}

TEST_F(ServiceTest, NotesNothingOfATaskThatIsNotToBeStored) {
    auto& service = makeDurable();
    EXPECT_EQ(service.executeTask(taskWith("a")).status, TaskStatus::Succeeded);
    ASSERT_TRUE(service.submit(taskWith("b"), observer("b")).ok());
    service.cancel("b");
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_TRUE(m_store.log().empty());
}

TEST_F(ServiceTest, RefusesATaskThatCannotBeNoted) {
    m_store.onCall = [](const std::string& call, const std::string& id) -> std::optional<Error> {
        if (call == "queued" && id == "a") {
            return Error{ErrorCode::Io, "The library cannot be written.", "library.db"};
        }
        return std::nullopt;
    };
    auto& service = makeDurable();
    EXPECT_EQ(service.submit(storedTask("a"), observer("a")).error().code, ErrorCode::Io);
    EXPECT_TRUE(m_events.all().empty());
    m_store.onCall = {};
    EXPECT_EQ(service.executeTask(storedTask("a")).status, TaskStatus::Succeeded)
        << "the id of a refused task is in use";
}

TEST_F(ServiceTest, FailsATaskWhoseStartCannotBeNoted) {
    m_store.onCall = [](const std::string& call, const std::string&) -> std::optional<Error> {
        if (call == "started") {
            return Error{ErrorCode::Io, "The library cannot be written.", "library.db"};
        }
        return std::nullopt;
    };
    auto& service = makeDurable();
    const TaskResult result = service.executeTask(storedTask("a"));
    EXPECT_EQ(result.status, TaskStatus::Failed);
    EXPECT_EQ(result.error->context, "library.db");
    EXPECT_TRUE(made().empty());
    EXPECT_EQ(m_store.log().back(), "done a failed");
}

TEST_F(ServiceTest, NotesThatAWaitingTaskWasCancelled) {
    holdAtFirstStepOf("first");
    auto& service = makeDurable();
    ASSERT_TRUE(service.submit(taskWith("first"), observer("first")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    ASSERT_TRUE(service.submit(storedTask("a"), observer("a")).ok());
    service.cancel("a");
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(2));
    EXPECT_EQ(m_store.log(), (Texts{"queued a", "done a cancelled"}));
}

TEST_F(ServiceTest, KeepsWhatWaitsWhenTheServiceEnds) {
    holdAtFirstStepOf("running");
    auto& service = makeDurable();
    ASSERT_TRUE(service.submit(storedTask("running"), observer("running")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    ASSERT_TRUE(service.submit(storedTask("waiting"), observer("waiting")).ok());
    ASSERT_TRUE(service.submit(storedTask("unwanted"), observer("unwanted")).ok());
    service.cancel("unwanted");
    std::thread opener([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        m_gate.open();
    });
    m_service.reset();
    opener.join();
    EXPECT_EQ(m_events.results().size(), 3);
    Texts log = m_store.log();
    EXPECT_EQ(std::count(log.begin(), log.end(), "done unwanted cancelled"), 1);
    EXPECT_EQ(std::count(log.begin(), log.end(), "queued running"), 2) << "it is put back";
    EXPECT_EQ(std::count(log.begin(), log.end(), "done running cancelled"), 0);
    EXPECT_EQ(std::count(log.begin(), log.end(), "done waiting cancelled"), 0);
}

PendingTask pendingWith(const Task& task, int tries) {
    PendingTask pending;
    pending.task = task;
    pending.task.params.diffusionSteps = 3;
    pending.tries = tries;
    return pending;
}

TEST_F(ServiceTest, GoesOnWithWhatAProgramLeftBehind) {
    PendingTask half = pendingWith(storedTask("half", 3), 1);
    half.stored = {{"/takes/half-0.wav", "context-half-0", 1}};
    PendingTask whole = pendingWith(storedTask("whole", 1), 1);
    whole.stored = {{"/takes/whole-0.wav", "context-whole-0", 0}};
    // Killed twice, the second time between its last take and its end.
    PendingTask finished = pendingWith(storedTask("finished", 1), 2);
    finished.stored = {{"/takes/finished-0.wav", "context-finished-0", 0}};
    PendingTask deadly = pendingWith(storedTask("deadly", 2), 2);
    deadly.stored = {{"/takes/deadly-0.wav", "context-deadly-0", 0}};
    PendingTask unreadable = pendingWith(storedTask("unreadable"), 0);
    unreadable.task.params.duration = 99;
    m_store.pending = {
        pendingWith(storedTask("waited"), 0), half, whole, deadly, finished, unreadable};
    ServiceSettings settings;
    settings.queueKeeping = QueueKeeping::Durable;
    settings.queueCapacity = 1;  // what waited before has a place all the same
    auto& service = make(settings);
    const auto resumed =
        service.resumePendingTasks([this](const Task& task) { return observer(task.id); });
    ASSERT_TRUE(resumed.ok());
    EXPECT_EQ(resumed.value(), 6);
    ASSERT_TRUE(m_events.waitForDone(6));
    EXPECT_EQ(m_events.count("done waited succeeded"), 1);
    EXPECT_EQ(m_events.count("done half succeeded"), 1);
    EXPECT_EQ(m_events.count("done whole succeeded"), 1);
    EXPECT_EQ(m_events.count("done deadly failed"), 1);
    EXPECT_EQ(m_events.count("done finished succeeded"), 1);
    EXPECT_EQ(m_events.count("done unreadable failed"), 1);
    const Texts log = engineScript().log();
    EXPECT_EQ(std::count(log.begin(), log.end(), "make half seed 8"), 1)
        << "takes that are stored are not made again";
    EXPECT_EQ(made(), (Texts{"waited", "half"}));
    EXPECT_EQ(m_events.count("take half 0"), 0);
    EXPECT_EQ(m_events.count("take half 1"), 1);
    EXPECT_EQ(m_events.count("take half 2"), 1);
    for (const TaskResult& result : m_events.results()) {
        if (result.id == "half") {
            ASSERT_EQ(result.takes.size(), 3);
            EXPECT_EQ(result.takes[0].file, "/takes/half-0.wav");
            EXPECT_EQ(result.takes[0].take.seed, 7);
            EXPECT_EQ(result.takes[2].take.seed, 9);
            EXPECT_EQ(result.takes[2].file, "/takes/half-2.wav");
        }
        if (result.id == "deadly") {
            EXPECT_NE(result.error->message.find("2 times"), std::string::npos);
            ASSERT_EQ(result.takes.size(), 1) << "what it finished is there";
            EXPECT_EQ(result.takes[0].file, "/takes/deadly-0.wav");
        }
    }
    const Texts noted = m_store.log();
    EXPECT_EQ(std::count(noted.begin(), noted.end(), "done deadly failed"), 1);
    EXPECT_EQ(std::count(noted.begin(), noted.end(), "started deadly"), 0);
}

TEST_F(ServiceTest, SaysWhenWhatWasLeftCannotBeRead) {
    m_store.onCall = [](const std::string&, const std::string&) -> std::optional<Error> {
        return Error{ErrorCode::Io, "The library cannot be read.", "library.db"};
    };
    EXPECT_EQ(makeDurable().resumePendingTasks({}).error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace audioldm::engine::service
