// SPDX-License-Identifier: MIT
//
// Service and library where each operator new fails in turn, once or from then on: a clean error,
// no lost take, and the next task delivers. AUDIOLDM_FULL_SWEEP=1 visits every allocation, else an
// even part of them.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "engine/context/context_manager.h"
#include "engine/service/audioldm_service.h"
#include "tests/support/failing_allocations.h"
#include "tests/support/scripted_engine.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tone.h"

namespace audioldm::engine {
namespace {

using context::ContextManager;
using test::FailingAllocations;

/// How many allocations are passed over between two that fail.
long stride(long quick) {
    const char* const full = std::getenv("AUDIOLDM_FULL_SWEEP");
    return full != nullptr && std::string(full) == "1" ? 1 : quick;
}

class MemoryShortageTest : public testing::TestWithParam<bool> {
protected:
    void SetUp() override {
        test::engineScript().reset();
        m_settings.folder = m_folder / "library";
        m_settings.trash = m_folder / "trash";
        m_library = openLibrary();
    }

    std::unique_ptr<ContextManager> openLibrary() const {
        auto opened = ContextManager::open(m_settings);
        EXPECT_TRUE(opened.ok()) << opened.error().message;
        return std::move(opened).value();
    }

    static Task taskOf(const std::string& id) {
        Task task;
        task.id = id;
        task.params.prompt = "a sound whose words do not fit into the text itself: " + id;
        task.params.seed = 7;
        task.params.count = 2;
        task.params.diffusionSteps = 2;
        task.params.duration = 0.5;
        return task;
    }

    /// A call that stores a take of a task.
    auto storing(const std::string& id, int index) {
        GenerationResult soFar;
        soFar.modelName = "starter";
        soFar.scheduler = "ddim";
        const Task task = taskOf(id);
        return [this, task, request = requestOf(task.params), soFar, index,
                take = Take{tests::toneOf(7 + index), 7 + index}] {
            return m_library->storeTake({task, request, take, index, soFar});
        };
    }

    /// Makes a call with each allocation of it failing in turn. A failure must be said as such, and
    /// the same call must succeed afterwards.
    /// prepare  gives the call, which allocates nothing of its own; after(its result, which is ok)
    template <typename Prepare, typename After>
    void sweep(const std::string& name, long quickStride, const Prepare& prepare,
               const After& after) {
        long failures = 0;
        bool happened = true;
        for (long ordinal = 1; happened; ordinal += stride(quickStride)) {
            auto call = prepare(ordinal);
            FailingAllocations failing(ordinal, GetParam());
            auto result = call();
            failing.end();
            happened = failing.happened();
            if (!result) {
                ASSERT_TRUE(happened) << name << ": " << result.error().message;
                EXPECT_EQ(result.error().code, ErrorCode::OutOfMemory)
                    << name << " at " << ordinal << ": " << result.error().message;
                EXPECT_FALSE(result.error().message.empty());
                ++failures;
                result = call();
                ASSERT_TRUE(result.ok())
                    << name << " after " << ordinal << ": " << result.error().message;
            }
            after(result);
        }
        std::cout << name << ": " << failures << " calls failed\n";
        EXPECT_GT(failures, 0);
    }
    template <typename Call>
    void sweep(const std::string& name, long quickStride, const Call& call) {
        sweep(
            name, quickStride, [&](long) { return call; }, [](const auto&) {});
    }

    tests::TemporaryFolder m_folder;
    context::ContextSettings m_settings;
    std::unique_ptr<ContextManager> m_library;
};

TEST_P(MemoryShortageTest, ALibraryOpens) {
    ASSERT_TRUE(storing("there", 0)().ok());
    m_library.reset();
    sweep("open", 23, [&] { return ContextManager::open(m_settings); });
    m_library = openLibrary();
    EXPECT_EQ(m_library->takes({}).value().total, 1);
}

TEST_P(MemoryShortageTest, TakesAreStored) {
    std::vector<std::string> ids;
    sweep(
        "store", 41, [&](long ordinal) { return storing("store-" + std::to_string(ordinal), 0); },
        [&](const Result<StoredFile>& stored) { ids.push_back(stored.value().contextId); });
    ASSERT_FALSE(ids.empty());
    m_library.reset();
    m_library = openLibrary();
    for (const std::string& id : ids) {
        const auto take = m_library->take(id);
        ASSERT_TRUE(take.ok()) << id;
        EXPECT_TRUE(std::filesystem::is_regular_file(take.value().file));
    }
}

TEST_P(MemoryShortageTest, TheQueueIsKept) {
    ASSERT_TRUE(storing("a", 0)().ok());
    const Task task = taskOf("a");
    const std::string id = task.id;
    sweep("queued", 11, [&] { return m_library->taskQueued(task); });
    sweep("started", 1, [&] { return m_library->taskStarted(id); });
    const std::string key = "a key that does not fit into the text itself";
    const Latents latents{{2, 2}, {1, 2, 3, 4}};
    sweep("latents", 11, [&] { return m_library->keepLatents(key, latents); });
    EXPECT_TRUE(m_library->latentsOf(key).has_value());
    TaskResult result;
    result.id = "a";
    result.status = TaskStatus::Succeeded;
    sweep("done", 11, [&] { return m_library->taskDone(result); });
    sweep("take over", 5, [&] { return m_library->takeOverPendingTasks(); });
    EXPECT_EQ(m_library->takes({}).value().total, 1);
}

TEST_P(MemoryShortageTest, TakesAreFoundAndChanged) {
    const std::string id = storing("a", 0)().value().contextId;
    ASSERT_TRUE(storing("b", 1)().ok());
    TakeQuery query;
    query.words = "sound";
    sweep("search", 17, [&] { return m_library->takes(query); });
    sweep("take", 11, [&] { return m_library->take(id); });
    sweep("params", 11, [&] { return m_library->paramsOf(id); });
    const std::string name = "a name that does not fit into the text itself";
    sweep("rename", 17, [&] { return m_library->renameTake(id, name); });
    const std::vector<std::string> tags = {"one", name};
    sweep("tag", 17, [&] { return m_library->tagTake(id, tags); });
    sweep("note", 1, [&] { return m_library->setNote("session", name); });
    sweep("prompts", 5, [&] { return m_library->prompts(10); });
    Preset preset;
    preset.name = name;
    preset.request.prompt = "rain on a tin roof, far away";
    preset.id = m_library->savePreset(preset).value().id;
    sweep("preset", 11, [&] { return m_library->savePreset(preset); });
    sweep("presets", 11, [&] { return m_library->presets(); });
    EXPECT_EQ(m_library->takes({}).value().total, 2);
}

TEST_P(MemoryShortageTest, TakesAreRemovedAndRestored) {
    const std::vector<std::string> ids = {storing("a", 0)().value().contextId};
    // A name that was given up in the trash stays taken there; each of them makes the next way
    // longer.
    const auto emptyTrash = [&] { std::filesystem::remove_all(m_settings.trash); };
    sweep(
        "remove", 41, [&](long) { return [&] { return m_library->removeTakes(ids); }; },
        [&](const Result<void>&) {
            EXPECT_TRUE(m_library->restoreTakes(ids).ok());
            emptyTrash();
        });
    ASSERT_TRUE(m_library->removeTakes(ids).ok());
    sweep(
        "restore", 41, [&](long) { return [&] { return m_library->restoreTakes(ids); }; },
        [&](const Result<void>&) {
            emptyTrash();
            EXPECT_TRUE(m_library->removeTakes(ids).ok());
        });
    ASSERT_TRUE(m_library->restoreTakes(ids).ok());
    EXPECT_TRUE(std::filesystem::is_regular_file(m_library->take(ids[0]).value().file));
}

/// The whole way of a task: each run is followed by one that must succeed.
TEST_P(MemoryShortageTest, TheServiceGoesOn) {
    service::ServiceSettings settings;
    settings.queueKeeping = service::QueueKeeping::Durable;
    service::AudioLDMService service(
        settings, *m_library, [](const std::string&) { return Result<std::string>("model"); });
    const int listener = service.listen({[](const ModelStatus&) {}, [](const MemoryStatus&) {},
                                         [](const std::vector<QueuedTask>&) {}});
    std::vector<std::string> ids;
    const auto note = [&](const TaskResult& result) {
        for (const TaskTake& take : result.takes) {
            if (!take.contextId.empty()) {
                ids.push_back(take.contextId);
            }
        }
    };
    long failures = 0;
    for (long ordinal = 1;; ordinal += stride(97)) {
        const Task task = taskOf("hurt-" + std::to_string(ordinal));
        std::atomic<bool> armed{false};
        FailingAllocations* failing = nullptr;
        // Memory comes back after a while, as nothing can be told without any.
        std::thread rescue([&] {
            while (!armed) {
                std::this_thread::yield();
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(GetParam() ? 30 : 0));
            if (GetParam()) {
                failing->end();
            }
        });
        FailingAllocations shortage(ordinal, GetParam());
        failing = &shortage;
        armed = true;
        const TaskResult result = service.executeTask(task);
        rescue.join();
        shortage.end();
        note(result);
        if (result.status != TaskStatus::Succeeded) {
            ASSERT_TRUE(result.error.has_value());
            EXPECT_EQ(result.error->code, ErrorCode::OutOfMemory)
                << "at " << ordinal << ": " << result.error->message;
            EXPECT_FALSE(result.error->message.empty());
            ++failures;
        }
        const TaskResult next = service.executeTask(taskOf("next-" + std::to_string(ordinal)));
        ASSERT_EQ(next.status, TaskStatus::Succeeded) << next.error->message;
        ASSERT_EQ(next.takes.size(), 2U);
        note(next);
        if (!shortage.happened()) {
            std::cout << "service: " << failures << " tasks failed up to allocation " << ordinal
                      << '\n';
            break;
        }
    }
    EXPECT_GT(failures, 5);
    service.stopListening(listener);
    EXPECT_TRUE(service.queue().empty());
    for (const std::string& id : ids) {
        EXPECT_TRUE(m_library->take(id).ok()) << id;
    }
}

INSTANTIATE_TEST_SUITE_P(Allocations, MemoryShortageTest, testing::Bool(),
                         [](const auto& instance) {
                             return instance.param ? "AllThatFollow" : "Once";
                         });

}  // namespace
}  // namespace audioldm::engine
