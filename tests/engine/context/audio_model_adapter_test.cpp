// SPDX-License-Identifier: MIT
#include "engine/context/audio_model_adapter.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/context/request_json.h"
#include "tests/support/thrown_error.h"

namespace audioldm::tests {
namespace {

using engine::context::AudioModelAdapter;
using engine::context::paramsFromJson;
using engine::context::paramsToJson;

Recipe recipe() {
    Recipe made;
    made.request.prompt = "rain";
    made.request.negativePrompt = "wind";
    made.request.steps = 30;
    made.request.guidance = 4;
    made.request.durationSeconds = 2.5;
    made.request.seed = 7;
    made.request.scheduler = "ddim";
    made.request.eta = 0.5;
    made.request.guidanceStart = 0.1;
    made.request.guidanceEnd = 0.9;
    made.request.guidanceRescale = 0.7;
    made.modelName = "starter";
    made.modelHash = "ab";
    return made;
}

TEST(AudioModelAdapter, LikeThatOne) {
    const TaskParams params = AudioModelAdapter().paramsOf(recipe());
    EXPECT_FALSE(params.count.has_value());
    const GenerationRequest request = requestOf(params);
    Recipe again = recipe();
    again.request = request;
    EXPECT_EQ(recipeToJson(again), recipeToJson(recipe()));
}

TEST(AudioModelAdapter, LikeThatOneBut) {
    TaskParams changes;
    changes.seed = 8;
    changes.negativePrompt = "";
    changes.count = 3;
    const TaskParams params = AudioModelAdapter().paramsLike(recipe(), changes);
    EXPECT_EQ(params.prompt, "rain");
    EXPECT_EQ(params.negativePrompt, "");
    EXPECT_EQ(params.seed, 8);
    EXPECT_EQ(params.count, 3);
    EXPECT_EQ(params.diffusionSteps, 30);

    StoredTake take;
    take.id = "take";
    take.recipe = recipe();
    const Task task = AudioModelAdapter().taskLike(take, changes, "new");
    EXPECT_EQ(task.id, "new");
    EXPECT_EQ(task.contextId, "take");
    EXPECT_EQ(task.model, "starter");
    EXPECT_EQ(task.params.seed, 8);
    EXPECT_FALSE(task.params.prompt.has_value());
}

TEST(AudioModelAdapter, ATasksTakesBecomeItems) {
    Task task;
    task.id = "t";
    GenerationRequest request = recipe().request;
    request.count = 4;
    GenerationResult soFar;
    soFar.modelName = "starter";
    soFar.modelHash = "ab";
    soFar.scheduler = "euler";
    soFar.precision = Precision::BFloat16;
    soFar.quantization = Quantization::EightBit;
    const Take taken{std::make_shared<Waveform>(Waveform{{0, 1, 0}, 16000}), 9};
    const StoredTake item = AudioModelAdapter().itemOf({task, request, taken, 2, soFar});
    EXPECT_EQ(item.id.size(), 32U);
    EXPECT_EQ(item.recipe.request.seed, 9);
    EXPECT_EQ(item.recipe.request.count, 1);
    EXPECT_EQ(item.recipe.request.scheduler, "euler");
    EXPECT_EQ(item.recipe.precision, Precision::BFloat16);
    EXPECT_EQ(item.recipe.quantization, Quantization::EightBit);
    EXPECT_EQ(item.samples, 3);
    EXPECT_TRUE(recipeFromJson(recipeToJson(item.recipe)).ok());
    EXPECT_TRUE(nlohmann::json::parse(item.report).is_object());
}

TEST(RequestJson, KeepsAllThatIsSetAndNothingElse) {
    EXPECT_EQ(paramsToJson({}).dump(), "{}");
    TaskParams params = AudioModelAdapter().paramsOf(recipe());
    params.count = 5;
    const auto json = paramsToJson(params);
    EXPECT_EQ(paramsToJson(paramsFromJson(json, "")).dump(), json.dump());
    EXPECT_EQ(json["guidanceInterval"].dump(), "[0.1,0.9]");
}

TEST(RequestJson, RefusesWithTheFieldsPath) {
    for (const auto& [text, path] : std::vector<std::pair<const char*, const char*>>{
             {R"({"diffusionSteps": 0})", "params.diffusionSteps"},
             {R"({"diffusionSteps": "25"})", "params.diffusionSteps"},
             {R"({"duration": 99})", "params.duration"},
             {R"({"guidanceInterval": [1]})", "params.guidanceInterval"},
             {R"({"guidanceInterval": [0.9, 0.1]})", "params.guidance"},
             {R"({"seed": -1})", "params.seed"},
             {R"({"count": 65})", "params.count"},
             {R"({"unknown": 1})", "params.unknown"},
             {R"([])", "params"}}) {
        const auto error = thrownError([&, json = text] {
            static_cast<void>(paramsFromJson(nlohmann::json::parse(json), "params"));
        });
        ASSERT_TRUE(error.has_value());
        EXPECT_TRUE(error->context.starts_with(path)) << text << ": " << error->context;
    }
}

}  // namespace
}  // namespace audioldm::tests
