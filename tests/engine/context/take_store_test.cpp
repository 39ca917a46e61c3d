// SPDX-License-Identifier: MIT
#include <algorithm>

#include "engine/audio/disk_sound_files.h"
#include "engine/audio/sound_file.h"
#include "tests/engine/context/context_fixture.h"

namespace audioldm::tests {
namespace {

class TakeStoreTest : public ContextTest {
protected:
    std::vector<PendingTask> pending() {
        const auto tasks = library().takeOverPendingTasks();
        EXPECT_TRUE(tasks.ok()) << tasks.error().message;
        return tasks.ok() ? tasks.value() : std::vector<PendingTask>{};
    }

    static TaskResult resultOf(const std::string& id, TaskStatus status) {
        TaskResult result;
        result.id = id;
        result.status = status;
        result.report.device = "cpu";
        result.report.seconds.total = 12.5;
        if (status == TaskStatus::Failed) {
            result.error = Error{ErrorCode::Internal, "It failed.", ""};
        }
        return result;
    }
};

TEST_F(TakeStoreTest, KeepsTheSoundAndAllThatItWasMadeWith) {
    Task task = taskOf("A dog, barking: \"loud\"!", 7);
    task.params.negativePrompt = "wind";
    const StoredFile stored = store(task);
    const std::string name = std::filesystem::path(stored.file).filename().string();
    EXPECT_TRUE(name.ends_with(" a dog barking loud 7.wav")) << name;
    EXPECT_EQ(name.size(), std::string("2026-11-23 a dog barking loud 7.wav").size());

    const StoredTake kept = take(stored.contextId);
    EXPECT_EQ(kept.file, stored.file);
    EXPECT_FALSE(kept.fileMissing);
    EXPECT_EQ(kept.recipe.request.prompt, *task.params.prompt);
    EXPECT_EQ(kept.recipe.request.negativePrompt, "wind");
    EXPECT_EQ(kept.recipe.request.seed, 7);
    EXPECT_EQ(kept.recipe.modelHash, std::string(32, 'a'));
    EXPECT_EQ(kept.samples, 1600);
    EXPECT_EQ(kept.sampleRate, 16000);
    EXPECT_EQ(kept.thumbnail.size(), 256U);
    EXPECT_NEAR(*std::max_element(kept.thumbnail.begin(), kept.thumbnail.end()), 0.5F, 0.01F);
    EXPECT_EQ(engine::audio::readRecipe(stored.file).value(), recipeToJson(kept.recipe));

    const auto sound = engine::audio::DiskSoundFiles().load(stored.file);
    ASSERT_TRUE(sound.ok());
    const WaveformPtr made = toneOf(7);
    for (std::size_t i = 0; i < made->samples.size(); ++i) {
        ASSERT_NEAR(sound.value().waveform->samples[i], made->samples[i], 1e-7F);
    }
    EXPECT_EQ(integrity(), "ok");
}

TEST_F(TakeStoreTest, NeverUsesAFileNameTwice) {
    std::vector<std::string> files;
    for (int i = 0; i < 3; ++i) {
        Task task = taskOf("rain", 7, "task" + std::to_string(i));
        files.push_back(store(task).file);
    }
    EXPECT_TRUE(files[1].ends_with("rain 7 (2).wav")) << files[1];
    EXPECT_TRUE(files[2].ends_with("rain 7 (3).wav")) << files[2];
    EXPECT_EQ(list().total, 3);
}

TEST_F(TakeStoreTest, AFileOfTheUserIsNeverOverwritten) {
    const std::string first = store("rain").file;
    const std::string foreign = first.substr(0, first.size() - 4) + " (2).wav";
    writeBytes(foreign, "of the user");
    const StoredFile second = store(taskOf("rain", 7, "other"));
    EXPECT_TRUE(second.file.ends_with("(3).wav")) << second.file;
    EXPECT_EQ(readBytes(foreign), "of the user");
}

TEST_F(TakeStoreTest, PromptsOfAnyKindMakeFileNames) {
    for (const std::string prompt :
         {std::string("../../etc/passwd"), std::string("雨の音 🌧"), std::string(100'000, 'x'),
          std::string("a\0b", 3), std::string("\x1b[31m\n\t"), std::string("...")}) {
        const StoredFile stored = store(taskOf(prompt, 1, prompt.substr(0, 20)));
        EXPECT_EQ(std::filesystem::path(stored.file).parent_path(), takesFolder());
        EXPECT_TRUE(std::filesystem::exists(stored.file));
        EXPECT_EQ(take(stored.contextId).recipe.request.prompt, prompt);
    }
}

TEST_F(TakeStoreTest, StoringTheSameTakeOfATaskAgainGivesTheSameTake) {
    const Task task = taskOf("rain", 7);
    const StoredFile first = store(task);
    const StoredFile again = store(task);
    EXPECT_EQ(first.contextId, again.contextId);
    EXPECT_EQ(list().total, 1);
}

TEST_F(TakeStoreTest, CountsClippedSamplesOfIntegerFormats) {
    const Task task = taskOf("loud", 1);
    auto loud = std::make_shared<Waveform>();
    loud->sampleRate = 16000;
    loud->samples = {0.5F, 1.5F, -2.0F, 1.0F, -1.0F};
    GenerationRequest request;
    request.prompt = "loud";
    GenerationResult soFar;
    soFar.modelHash = "ab";
    const Take taken{loud, 1};
    const auto stored = library().storeTake({task, request, taken, 0, soFar});
    ASSERT_TRUE(stored.ok()) << stored.error().message;
    EXPECT_EQ(stored.value().clippedSamples, 2);
}

TEST_F(TakeStoreTest, AReportComesWithTheEndOfTheTask) {
    const Task task = taskOf("rain", 7, "task");
    const StoredFile stored = store(task);
    EXPECT_NE(take(stored.contextId).report.find("\"total\":0.0"), std::string::npos);
    TaskResult result = resultOf("task", TaskStatus::Succeeded);
    result.report.modelName = "starter";
    expectDone(library().taskDone(result));
    EXPECT_NE(take(stored.contextId).report.find("\"total\":12.5"), std::string::npos)
        << take(stored.contextId).report;
    // The next task of that id is another one.
    const StoredFile next = store(task);
    EXPECT_NE(next.contextId, stored.contextId);
    // One that is resumed when all is made computes nothing and has nothing to tell.
    expectDone(library().taskDone(resultOf("task", TaskStatus::Succeeded)));
    EXPECT_NE(take(next.contextId).report.find("\"name\":\"starter\""), std::string::npos)
        << take(next.contextId).report;
    EXPECT_EQ(library().takesOfTask("task").value().size(), 2U);
}

TEST_F(TakeStoreTest, ATakeCanBeReferredTo) {
    Task task = taskOf("rain", 7);
    const StoredFile stored = store(task, 2);
    const auto params = library().paramsOf(stored.contextId);
    ASSERT_TRUE(params.ok());
    EXPECT_EQ(params.value().prompt, "rain");
    EXPECT_EQ(params.value().seed, 9);
    EXPECT_EQ(params.value().diffusionSteps, 25);
    EXPECT_FALSE(params.value().count.has_value());
    expectRefused(library().paramsOf("no such"), ErrorCode::InvalidRequest, "no such");
    expectDone(library().removeTakes({stored.contextId}));
    expectRefused(library().paramsOf(stored.contextId), ErrorCode::InvalidRequest, "no take");
}

TEST_F(TakeStoreTest, TasksThatWaitedWaitAgainAfterTheProgramEnds) {
    Task first = taskOf("one", 1, "first");
    first.priority = 5;
    first.model = "big";
    first.params.count = 3;
    first.params.guidanceStart = 0.25;
    first.params.guidanceEnd = 0.75;
    expectDone(library().taskQueued(first));
    expectDone(library().taskQueued(taskOf("two", 2, "second")));
    expectDone(library().taskQueued(taskOf("three", 3, "third")));
    expectDone(library().taskStarted("first"));
    store(first, 0);
    store(first, 1);
    expectDone(library().taskStarted("third"));
    expectDone(library().taskDone(resultOf("third", TaskStatus::Succeeded)));
    EXPECT_TRUE(pending().empty()) << "own tasks are not left behind";

    close();
    const auto tasks = pending();
    ASSERT_EQ(tasks.size(), 2U);
    EXPECT_EQ(tasks[0].task.id, "first");
    EXPECT_EQ(tasks[0].tries, 1);
    EXPECT_EQ(tasks[0].task.priority, 5);
    EXPECT_EQ(tasks[0].task.model, "big");
    EXPECT_EQ(tasks[0].task.params.count, 3);
    EXPECT_EQ(tasks[0].task.params.guidanceStart, 0.25);
    EXPECT_EQ(tasks[0].task.params.guidanceEnd, 0.75);
    EXPECT_EQ(tasks[0].stored.size(), 2U);
    EXPECT_EQ(tasks[1].task.id, "second");
    EXPECT_EQ(tasks[1].tries, 0);
    EXPECT_TRUE(pending().empty()) << "they are taken over once";

    // The take of an earlier try is not made twice.
    EXPECT_EQ(store(first, 1).contextId, tasks[0].stored[1].contextId);
    expectDone(library().taskStarted("first"));
    close();
    EXPECT_EQ(pending()[0].tries, 2);
    expectDone(library().taskDone(resultOf("first", TaskStatus::Failed)));
    expectDone(library().taskDone(resultOf("second", TaskStatus::Cancelled)));
    close();
    EXPECT_TRUE(pending().empty());
}

TEST_F(TakeStoreTest, ATaskThatIsQueuedAgainKeepsItsPlaceAndCountsFromZero) {
    expectDone(library().taskQueued(taskOf("one", 1, "first")));
    expectDone(library().taskQueued(taskOf("two", 2, "second")));
    expectDone(library().taskStarted("first"));
    expectDone(library().taskQueued(taskOf("one", 1, "first")));
    close();
    const auto tasks = pending();
    ASSERT_EQ(tasks.size(), 2U);
    EXPECT_EQ(tasks[0].task.id, "first");
    EXPECT_EQ(tasks[0].tries, 0);
}

TEST_F(TakeStoreTest, TasksOfAProgramThatLivesAreItsOwn) {
    auto other = ContextManager::open(settings());
    ASSERT_TRUE(other.ok());
    expectDone(other.value()->taskQueued(taskOf("theirs", 1, "same id")));
    expectDone(library().taskQueued(taskOf("ours", 1, "same id")));
    EXPECT_TRUE(pending().empty());
    std::move(other).value().reset();
    const auto tasks = pending();
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].task.params.prompt, "theirs");
    EXPECT_EQ(tasks[0].task.id, "same id-2");
}

TEST_F(TakeStoreTest, ATaskThatIsNotToBeKeptLeavesNoTrace) {
    Task task = taskOf("secret words", 1);
    task.storeResults = false;
    expectDone(library().taskQueued(task));
    EXPECT_FALSE(tryToStore(task).ok());
    close();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root())) {
        if (entry.is_regular_file()) {
            EXPECT_EQ(readBytes(entry.path()).find("secret"), std::string::npos) << entry.path();
        }
    }
}

TEST_F(TakeStoreTest, ASoundThatCannotBeWrittenLeavesNothingBehind) {
    Task task = taskOf("rain", 1);
    GenerationRequest request;
    request.prompt = "rain";
    GenerationResult soFar;
    soFar.modelHash = "ab";
    const Take empty{std::make_shared<Waveform>(), 1};
    expectRefused(library().storeTake({task, request, empty, 0, soFar}), ErrorCode::InvalidRequest,
                  "sample rate");
    EXPECT_EQ(list().total, 0);
    EXPECT_TRUE(std::filesystem::is_empty(takesFolder()));
    store(task);
    EXPECT_EQ(list().total, 1);
}

}  // namespace
}  // namespace audioldm::tests
