// SPDX-License-Identifier: MIT
// Latents are kept until the sound is safe: what fails after the steps does not cost them again.
#include "engine/service/unfinished_takes.h"
#include "tests/support/service_fixture.h"

namespace audioldm::engine::service {
namespace {

using test::engineScript;
using test::ServiceTest;

class ServiceLatentsTest : public ServiceTest {
protected:
    /// How often a take of that prompt was made from kept latents.
    static std::ptrdiff_t decoded(const std::string& prompt, int seed = 7) {
        const Texts log = engineScript().log();
        return std::count(log.begin(), log.end(),
                          "decode " + prompt + " seed " + std::to_string(seed));
    }
    void failStoring(int times) {
        m_store.onCall = [left = times](const std::string& call,
                                        const std::string&) mutable -> std::optional<Error> {
            if (call == "take" && left-- > 0) {
                return Error{ErrorCode::Io, "There is no space.", "/takes"};
            }
            return std::nullopt;
        };
    }
};

TEST_F(ServiceLatentsTest, AFailedSaveCostsADecodingAndNotTheStepsAgain) {
    failStoring(1);
    auto& service = make();
    EXPECT_EQ(service.executeTask(storedTask("a")).status, TaskStatus::Failed);
    EXPECT_EQ(decoded("a"), 0);
    const TaskResult again = service.executeTask(storedTask("a"));
    EXPECT_EQ(again.status, TaskStatus::Succeeded);
    EXPECT_EQ(again.takes[0].file, "/takes/a-0.wav");
    EXPECT_EQ(decoded("a"), 1);
    // It is safe now: whoever wants it anew gets it anew.
    EXPECT_EQ(service.executeTask(storedTask("a")).status, TaskStatus::Succeeded);
    EXPECT_EQ(decoded("a"), 1);
}

TEST_F(ServiceLatentsTest, AnotherSeedOrPromptIsAnotherSound) {
    failStoring(1);
    auto& service = make();
    EXPECT_EQ(service.executeTask(storedTask("a")).status, TaskStatus::Failed);
    Task other = storedTask("a");
    other.params.seed = 8;
    EXPECT_EQ(service.executeTask(other).status, TaskStatus::Succeeded);
    EXPECT_EQ(service.executeTask(storedTask("b")).status, TaskStatus::Succeeded);
    EXPECT_EQ(decoded("a", 8) + decoded("b"), 0);
}

TEST_F(ServiceLatentsTest, OfADurableTaskTheyOutliveTheProgram) {
    failStoring(1);
    EXPECT_EQ(makeDurable().executeTask(storedTask("a")).status, TaskStatus::Failed);
    EXPECT_EQ(m_store.keptLatents.size(), 1U);
    // The next program.
    EXPECT_EQ(makeDurable().executeTask(storedTask("a")).status, TaskStatus::Succeeded);
    EXPECT_EQ(decoded("a"), 1);
    EXPECT_TRUE(m_store.keptLatents.empty());
}

TEST_F(ServiceLatentsTest, OfATaskThatLeavesNoTraceTheyAreInMemoryAlone) {
    bool asked = false;
    m_store.onCall = [&](const std::string& call, const std::string&) -> std::optional<Error> {
        asked = asked || call == "latents";
        return std::nullopt;
    };
    EXPECT_EQ(makeDurable().executeTask(taskWith("a")).status, TaskStatus::Succeeded);
    EXPECT_FALSE(asked);
    EXPECT_TRUE(m_store.keptLatents.empty());
}

TEST_F(ServiceLatentsTest, WhatTheUserCancelsIsNotKept) {
    auto& service = makeDurable();
    Task task = storedTask("a", 2);
    TaskObserver watching = observer("a");
    watching.onTake = [&](const TaskTake&, int) { service.cancel("a"); };
    ASSERT_TRUE(service.submit(task, watching).ok());
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_EQ(m_events.results()[0].status, TaskStatus::Cancelled);
    EXPECT_TRUE(m_store.keptLatents.empty());
}

TEST_F(ServiceLatentsTest, AStoreThatCannotKeepThemFailsNothing) {
    m_store.onCall = [](const std::string& call, const std::string&) -> std::optional<Error> {
        if (call == "latents") {
            return Error{ErrorCode::Io, "There is no space.", "/unfinished"};
        }
        return std::nullopt;
    };
    EXPECT_EQ(makeDurable().executeTask(storedTask("a")).status, TaskStatus::Succeeded);
}

TEST_F(ServiceLatentsTest, MemoryHoldsSoManyAndNoMore) {
    UnfinishedTakes unfinished(m_store);
    Latents large;
    large.values.assign(std::size_t{3} << 20, 0.5F);  // 12 MB
    for (const char* const key : {"a", "b", "c"}) {
        unfinished.keep(key, large, LatentsPlace::Memory);
    }
    EXPECT_FALSE(unfinished.find("a", LatentsPlace::Memory)) << "the oldest is given up";
    EXPECT_TRUE(unfinished.find("b", LatentsPlace::Memory));
    EXPECT_TRUE(unfinished.find("c", LatentsPlace::Memory));
    unfinished.drop("b", LatentsPlace::Memory);
    unfinished.keep("a", large, LatentsPlace::Memory);
    EXPECT_TRUE(unfinished.find("c", LatentsPlace::Memory));
    EXPECT_TRUE(unfinished.find("a", LatentsPlace::Memory));
}

}  // namespace
}  // namespace audioldm::engine::service
