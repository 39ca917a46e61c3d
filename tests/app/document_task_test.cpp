// SPDX-License-Identifier: MIT
//
// The design document's task through the services in C++, on the model that the environment
// variable AUDIOLDM_DOCUMENT_MODEL names (see tests/reference/document_task.py).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/common/service_factory.h"
#include "app/common/system_bootstrap.h"
#include "tests/support/scripted_store.h"
#include "tests/support/temporary_folder.h"

namespace audioldm::tests {
namespace {

constexpr const char* kTask = R"({
    "id": "generate-audio-1", "type": "audio-generation", "modelType": "audioldm",
    "data": {"operation": "generate", "prompt": "A dog barking in the distance",
             "params": {"diffusionSteps": 25, "guidanceScale": 3.5, "duration": 5.0}},
    "storeResults": true})";

class DocumentTaskTest : public testing::Test {
protected:
    void SetUp() override {
        const char* const model = std::getenv("AUDIOLDM_DOCUMENT_MODEL");
        if (model == nullptr) {
            GTEST_SKIP() << "AUDIOLDM_DOCUMENT_MODEL names no model";
        }
        app::SystemSettings settings;
        m_config.modelPath = model;
        settings.service.config = m_config;
        settings.libraryFolder = m_folder / "library";
        auto started = app::SystemBootstrap::start(settings);
        ASSERT_TRUE(started.ok()) << started.error().message;
        m_system = std::move(started).value();
    }

    template <typename Service>
    Service& service() {
        return m_system->services().get<Service>();
    }

    static Task documentsTask() { return taskFromJson(kTask).value(); }

    static void expectFiveSeconds(const TaskResult& result) {
        ASSERT_EQ(result.status, TaskStatus::Succeeded)
            << (result.error ? result.error->message : "");
        ASSERT_EQ(result.takes.size(), 1U);
        const Waveform& waveform = *result.takes[0].take.waveform;
        ASSERT_GT(waveform.sampleRate, 0);
        EXPECT_EQ(double(waveform.samples.size()) / waveform.sampleRate, 5.0);
        EXPECT_TRUE(std::all_of(waveform.samples.begin(), waveform.samples.end(),
                                [](float sample) { return std::isfinite(sample); }));
        const auto [least, greatest] =
            std::minmax_element(waveform.samples.begin(), waveform.samples.end());
        EXPECT_GT(*greatest - *least, 0.01F) << "silence";
    }

    TemporaryFolder m_folder;
    EngineConfig m_config;
    std::unique_ptr<app::SystemBootstrap> m_system;
};

TEST_F(DocumentTaskTest, BlockingGivesFiveSecondsThatTheContextRemembers) {
    const TaskResult result =
        service<engine::service::AudioLDMService>().executeTask(documentsTask());
    ASSERT_NO_FATAL_FAILURE(expectFiveSeconds(result));
    const auto kept = service<TakeLibrary>().take(result.takes[0].contextId);
    ASSERT_TRUE(kept.ok()) << kept.error().message;
    EXPECT_EQ(kept.value().recipe.request.prompt, "A dog barking in the distance");
    EXPECT_EQ(kept.value().recipe.request.seed, result.takes[0].take.seed);
    const auto sound = service<SoundFiles>().load(result.takes[0].file);
    ASSERT_TRUE(sound.ok()) << sound.error().message;
    EXPECT_EQ(sound.value().waveform->sampleRate, result.takes[0].take.waveform->sampleRate);
    EXPECT_EQ(sound.value().waveform->samples.size(),
              result.takes[0].take.waveform->samples.size());

    // "Like that one, but" without a but.
    Task again;
    again.id = "again";
    again.contextId = result.takes[0].contextId;
    again.storeResults = false;
    const TaskResult repeated = service<GenerationService>().executeTask(again);
    ASSERT_NO_FATAL_FAILURE(expectFiveSeconds(repeated));
    EXPECT_EQ(repeated.takes[0].take.waveform->samples, result.takes[0].take.waveform->samples);
    EXPECT_EQ(service<TakeLibrary>().takes({}).value().total, 1);
}

TEST_F(DocumentTaskTest, AnObserverIsToldOfEachStage) {
    std::vector<Stage> stages;
    int previews = 0;
    bool queued = false;
    std::promise<TaskResult> done;
    TaskObserver observer;
    observer.onQueued = [&](int before) { queued = before == 0; };
    observer.onProgress = [&](const Progress& now) {
        if (stages.empty() || stages.back() != now.stage) {
            stages.push_back(now.stage);
        }
    };
    observer.onPreview = [&](const TaskPreview&) { ++previews; };
    observer.onDone = [&](const TaskResult& result) { done.set_value(result); };
    const auto submitted = service<GenerationService>().submit(documentsTask(), observer);
    ASSERT_TRUE(submitted.ok()) << submitted.error().message;
    ASSERT_NO_FATAL_FAILURE(expectFiveSeconds(done.get_future().get()));
    EXPECT_TRUE(queued);
    EXPECT_GT(previews, 0);
    EXPECT_EQ(stages, (std::vector<Stage>{Stage::Loading, Stage::Text, Stage::Denoising, Stage::Vae,
                                          Stage::Vocoder, Stage::Saving}));
}

TEST_F(DocumentTaskTest, AFailedSaveCostsADecodingAndNotTheStepsAgain) {
    m_system.reset();  // its service would hold a second model
    test::ScriptedStore store;
    store.onCall = [failed = false](const std::string& call,
                                    const std::string&) mutable -> std::optional<Error> {
        if (call == "take" && !std::exchange(failed, true)) {
            return Error{ErrorCode::Io, "There is no space.", "/takes"};
        }
        return std::nullopt;
    };
    engine::service::ServiceSettings settings;
    settings.config = m_config;
    const auto generation = app::makeGenerationService(settings, store);
    Task task = documentsTask();
    task.params.seed = 7;
    const TaskResult first = generation->executeTask(task);
    EXPECT_EQ(first.status, TaskStatus::Failed);
    ASSERT_EQ(first.takes.size(), 1U);

    int steps = 0;
    std::promise<TaskResult> done;
    TaskObserver observer;
    observer.onProgress = [&](const Progress& now) {
        steps += now.stage == Stage::Denoising && now.step > 0 ? 1 : 0;
    };
    observer.onDone = [&](const TaskResult& result) { done.set_value(result); };
    ASSERT_TRUE(generation->submit(task, observer).ok());
    const TaskResult second = done.get_future().get();
    ASSERT_NO_FATAL_FAILURE(expectFiveSeconds(second));
    EXPECT_EQ(steps, 0);
    EXPECT_EQ(second.takes[0].take.waveform->samples, first.takes[0].take.waveform->samples);
}

}  // namespace
}  // namespace audioldm::tests
