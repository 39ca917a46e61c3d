// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/api/task.h"

namespace audioldm {
namespace {

using nlohmann::json;

/// The task of the interface's document.
constexpr const char* kDocumentsTask = R"({
    "id": "generate-audio-1", "type": "audio-generation", "modelType": "audioldm",
    "data": {"operation": "generate", "prompt": "A dog barking in the distance",
             "params": {"diffusionSteps": 25, "guidanceScale": 3.5, "duration": 5.0}},
    "storeResults": true})";

/// A task that says all that can be said.
constexpr const char* kFullTask = R"({
    "id": "full", "type": "audio-generation", "modelType": "audioldm",
    "data": {"operation": "generate", "prompt": "rain", "contextId": "take-1", "model": "small",
             "params": {"diffusionSteps": 7, "guidanceScale": 2.5, "duration": 1.25,
                        "negativePrompt": "wind", "seed": 9223372036854775800, "count": 3,
                        "scheduler": "euler", "eta": 0.0, "guidanceInterval": [0.25, 0.75],
                        "guidanceRescale": 0.5}},
    "priority": -3, "storeResults": false})";

TEST(TaskFromJson, ReadsTheDocumentsTask) {
    const auto task = taskFromJson(kDocumentsTask);
    ASSERT_TRUE(task.ok()) << task.error().message;
    EXPECT_EQ(task.value().id, "generate-audio-1");
    EXPECT_EQ(task.value().params.prompt, "A dog barking in the distance");
    EXPECT_EQ(task.value().params.diffusionSteps, 25);
    EXPECT_EQ(task.value().params.guidanceScale, 3.5);
    EXPECT_EQ(task.value().params.duration, 5.0);
    EXPECT_FALSE(task.value().params.seed);
    EXPECT_FALSE(task.value().params.negativePrompt);
    EXPECT_EQ(task.value().priority, 0);
    EXPECT_TRUE(task.value().storeResults);
}

TEST(TaskFromJson, ReadsEveryField) {
    const auto read = taskFromJson(kFullTask);
    ASSERT_TRUE(read.ok()) << read.error().message;
    const Task& task = read.value();
    EXPECT_EQ(task.contextId, "take-1");
    EXPECT_EQ(task.model, "small");
    EXPECT_EQ(task.priority, -3);
    EXPECT_FALSE(task.storeResults);
    EXPECT_EQ(task.params.diffusionSteps, 7);
    EXPECT_EQ(task.params.negativePrompt, "wind");
    EXPECT_EQ(task.params.seed, 9223372036854775800);
    EXPECT_EQ(task.params.count, 3);
    EXPECT_EQ(task.params.scheduler, "euler");
    EXPECT_EQ(task.params.eta, 0.0);
    EXPECT_EQ(task.params.guidanceStart, 0.25);
    EXPECT_EQ(task.params.guidanceEnd, 0.75);
    EXPECT_EQ(task.params.guidanceRescale, 0.5);
}

TEST(TaskFromJson, NeedsNoPromptWhereAContextGivesIt) {
    json task = json::parse(kDocumentsTask);
    task["data"].erase("prompt");
    EXPECT_EQ(taskFromJson(task.dump()).error().context, "data.prompt");
    task["data"]["contextId"] = "take-1";
    const auto read = taskFromJson(task.dump());
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_FALSE(read.value().params.prompt);
    task["data"].erase("params");
    EXPECT_TRUE(taskFromJson(task.dump()).ok());
}

struct WrongField {
    const char* pointer;  ///< where in the full task
    const char* value;    ///< JSON that is put there
    const char* path;     ///< what the message must name
};

class TaskFieldTest : public testing::TestWithParam<WrongField> {};

TEST_P(TaskFieldTest, IsRefusedWithItsPath) {
    const WrongField& wrong = GetParam();
    json task = json::parse(kFullTask);
    task[json::json_pointer(wrong.pointer)] = json::parse(wrong.value);
    const auto read = taskFromJson(task.dump());
    ASSERT_FALSE(read.ok()) << task.dump();
    EXPECT_EQ(read.error().code, ErrorCode::InvalidRequest);
    EXPECT_EQ(read.error().context, wrong.path);
    EXPECT_NE(read.error().message.find(wrong.path), std::string::npos) << read.error().message;
}

const WrongField kWrongFields[] = {
    {"", "[]", ""},
    {"", "null", ""},
    {"/unknown", "1", "unknown"},
    {"/id", "1", "id"},
    {"/id", "\"\"", "id"},
    {"/id", "\"a\\u0000b\"", "id"},
    {"/type", "\"image\"", "type"},
    {"/type", "1", "type"},
    {"/modelType", "\"other\"", "modelType"},
    {"/modelType", "null", "modelType"},
    {"/data", "[]", "data"},
    {"/data/unknown", "1", "data.unknown"},
    {"/data/operation", "\"remix\"", "data.operation"},
    {"/data/operation", "true", "data.operation"},
    {"/data/prompt", "\"\"", "data.prompt"},
    {"/data/prompt", "7", "data.prompt"},
    {"/data/prompt", "null", "data.prompt"},
    {"/data/contextId", "\"\"", "data.contextId"},
    {"/data/contextId", "1", "data.contextId"},
    {"/data/model", "{}", "data.model"},
    {"/data/model", "\"a\\nb\"", "data.model"},
    {"/data/params", "[]", "data.params"},
    {"/data/params/unknown", "1", "data.params.unknown"},
    {"/data/params/diffusionSteps", "0", "data.params.diffusionSteps"},
    {"/data/params/diffusionSteps", "1001", "data.params.diffusionSteps"},
    {"/data/params/diffusionSteps", "2.5", "data.params.diffusionSteps"},
    {"/data/params/diffusionSteps", "\"25\"", "data.params.diffusionSteps"},
    {"/data/params/guidanceScale", "-0.1", "data.params.guidanceScale"},
    {"/data/params/guidanceScale", "100.5", "data.params.guidanceScale"},
    {"/data/params/guidanceScale", "\"3\"", "data.params.guidanceScale"},
    {"/data/params/duration", "0", "data.params.duration"},
    {"/data/params/duration", "30.5", "data.params.duration"},
    {"/data/params/duration", "-5", "data.params.duration"},
    {"/data/params/duration", "\"5\"", "data.params.duration"},
    {"/data/params/negativePrompt", "1", "data.params.negativePrompt"},
    {"/data/params/seed", "-1", "data.params.seed"},
    {"/data/params/seed", "9223372036854775808", "data.params.seed"},
    {"/data/params/seed", "9223372036854775807", "data.params.seed"},  // of 3 takes
    {"/data/params/seed", "1.5", "data.params.seed"},
    {"/data/params/seed", "\"1\"", "data.params.seed"},
    {"/data/params/count", "0", "data.params.count"},
    {"/data/params/count", "65", "data.params.count"},
    {"/data/params/count", "true", "data.params.count"},
    {"/data/params/scheduler", "1", "data.params.scheduler"},
    {"/data/params/eta", "1.5", "data.params.eta"},
    {"/data/params/eta", "\"0\"", "data.params.eta"},
    {"/data/params/guidanceInterval", "[0.8, 0.2]", "data.params.guidanceInterval"},
    {"/data/params/guidanceInterval", "[0, 1.5]", "data.params.guidanceInterval"},
    {"/data/params/guidanceInterval", "[0]", "data.params.guidanceInterval"},
    {"/data/params/guidanceInterval", "0.5", "data.params.guidanceInterval"},
    {"/data/params/guidanceInterval", "[0, \"1\"]", "data.params.guidanceInterval[1]"},
    {"/data/params/guidanceRescale", "-1", "data.params.guidanceRescale"},
    {"/data/params/guidanceRescale", "[]", "data.params.guidanceRescale"},
    {"/priority", "101", "priority"},
    {"/priority", "-101", "priority"},
    {"/priority", "\"high\"", "priority"},
    {"/storeResults", "1", "storeResults"},
    {"/storeResults", "\"yes\"", "storeResults"},
};

INSTANTIATE_TEST_SUITE_P(EachInTurn, TaskFieldTest, testing::ValuesIn(kWrongFields));

/// Numbers that JSON has not, at each place of a number, and fields that are there twice.
TEST(TaskFromJson, NamesTheFieldWhereTheTextIsNoJson) {
    const std::string task = json::parse(kFullTask).dump();
    for (const auto& [text, path] :
         {std::pair(R"("duration":1.25)", "data.params.duration"),
          std::pair(R"("guidanceScale":2.5)", "data.params.guidanceScale"),
          std::pair(R"("diffusionSteps":7)", "data.params.diffusionSteps"),
          std::pair(R"("eta":0.0)", "data.params.eta"),
          std::pair(R"("count":3)", "data.params.count"),
          std::pair(R"("guidanceRescale":0.5)", "data.params.guidanceRescale"),
          std::pair(R"("seed":9223372036854775800)", "data.params.seed"),
          std::pair(R"("priority":-3)", "priority")}) {
        const std::string field = text;
        const std::size_t at = task.find(field);
        ASSERT_NE(at, std::string::npos) << field;
        const std::string name = field.substr(0, field.find(':') + 1);
        for (const std::string& value :
             {std::string("NaN"), std::string("Infinity"), std::string("-Infinity"),
              std::string("1e400"), std::string("-1e400"), "1" + std::string(400, '0'),
              std::string("0x10"), std::string("01"), std::string("1."), std::string(),
              std::string(100, '[') + std::string(100, ']'),
              field.substr(field.find(':') + 1) + "," + field}) {
            std::string wrong = task;
            wrong.replace(at, field.size(), name + value);
            const auto read = taskFromJson(wrong);
            ASSERT_FALSE(read.ok()) << wrong;
            EXPECT_EQ(read.error().code, ErrorCode::InvalidRequest);
            EXPECT_TRUE(read.error().context.starts_with(path)) << read.error().context;
            EXPECT_NE(read.error().message.find(path), std::string::npos) << read.error().message;
        }
    }
}

TEST(TaskFromJson, NamesAMissingField) {
    for (const char* pointer : {"/id", "/type", "/modelType", "/data", "/data/operation"}) {
        json task = json::parse(kFullTask);
        task = task.patch({{{"op", "remove"}, {"path", pointer}}});
        std::string path = std::string(pointer).substr(1);
        std::replace(path.begin(), path.end(), '/', '.');
        EXPECT_EQ(taskFromJson(task.dump()).error().context, path);
    }
}

TEST(TaskFromJson, RefusesWhatIsNoJsonOrTooMuch) {
    const std::string deep = std::string(1000, '[') + std::string(1000, ']');
    const std::string huge = R"({"id": ")" + std::string(std::size_t{17} << 20, 'x') + R"("})";
    for (const std::string& text : {std::string(), std::string("{"), std::string("\xFF"), deep,
                                    std::string(R"({"id": "a", "id": "b"})"), huge}) {
        const auto read = taskFromJson(text);
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.error().code, ErrorCode::InvalidRequest) << read.error().message;
    }
}

TEST(TaskFromJson, TakesALongIdUpToItsLimit) {
    json task = json::parse(kDocumentsTask);
    task["id"] = std::string(256, 'i');
    EXPECT_TRUE(taskFromJson(task.dump()).ok());
    task["id"] = std::string(257, 'i');
    EXPECT_EQ(taskFromJson(task.dump()).error().context, "id");
}

TEST(TaskToJson, IsReadBack) {
    for (const char* text : {kDocumentsTask, kFullTask}) {
        const auto task = taskFromJson(text);
        ASSERT_TRUE(task.ok());
        const std::string line = taskToJson(task.value());
        EXPECT_EQ(line.find('\n'), std::string::npos);
        const auto again = taskFromJson(line);
        ASSERT_TRUE(again.ok()) << again.error().message;
        EXPECT_EQ(taskToJson(again.value()), line);
        json expected = json::parse(text);
        expected["priority"] = task.value().priority;
        EXPECT_EQ(json::parse(line), expected);
    }
}

TaskTake takeWith(std::int64_t seed, std::vector<float> samples) {
    auto waveform = std::make_shared<Waveform>();
    waveform->samples = std::move(samples);
    waveform->sampleRate = 4;
    TaskTake take;
    take.take = {waveform, seed};
    return take;
}

TaskResult resultWith(std::vector<TaskTake> takes) {
    TaskResult result;
    result.id = "generate-audio-1";
    result.status = TaskStatus::Succeeded;
    result.takes = std::move(takes);
    result.request.prompt = "rain";
    result.request.durationSeconds = 0.5;
    result.report.modelName = "small";
    result.report.modelHash = "0a";
    result.report.device = "cpu";
    result.report.scheduler = "ddim";
    result.report.seconds.denoise = 1.5;
    result.report.bytes.peak = 7;
    return result;
}

TEST(TaskResultToJson, HoldsTheSamplesOfATakeThatWasNotStored) {
    const json result = json::parse(taskResultToJson(resultWith({takeWith(7, {1.0F, -0.5F})})));
    EXPECT_EQ(result["id"], "generate-audio-1");
    EXPECT_EQ(result["status"], "succeeded");
    EXPECT_EQ(result["data"],
              json::parse(R"({"audio": "AACAPwAAAL8=", "audioEncoding": "base64-f32le",
                              "sampleRate": 4, "channels": 1, "duration": 0.5, "seed": 7,
                              "contextId": ""})"));
    EXPECT_FALSE(result.contains("error"));
    const json& report = result["report"];
    EXPECT_EQ(report["version"], 1);
    EXPECT_EQ(report["model"], json::parse(R"({"name": "small", "hash": "0a"})"));
    EXPECT_EQ(report["sampleRate"], 4);
    EXPECT_EQ(report["seconds"]["denoise"], 1.5);
    EXPECT_EQ(report["bytes"]["peak"], 7);
    EXPECT_EQ(report["takes"],
              json::parse(R"([{"file": "", "seed": 7, "samples": 2, "clipped": 0}])"));
}

TEST(TaskResultToJson, NamesTheFileOfAStoredTake) {
    TaskTake take = takeWith(7, {1.0F, -0.5F});
    take.file = "/takes/rain.wav";
    take.contextId = "c1";
    take.clippedSamples = 1;
    const json result = json::parse(taskResultToJson(resultWith({take})));
    EXPECT_EQ(result["data"]["audio"], "/takes/rain.wav");
    EXPECT_EQ(result["data"]["audioEncoding"], "file");
    EXPECT_EQ(result["data"]["contextId"], "c1");
    EXPECT_FALSE(result["data"].contains("takes"));
    EXPECT_EQ(result["report"]["takes"][0]["clipped"], 1);
}

TEST(TaskResultToJson, ListsSeveralTakes) {
    const json result =
        json::parse(taskResultToJson(resultWith({takeWith(7, {0.0F}), takeWith(8, {0.5F})})));
    ASSERT_EQ(result["data"]["takes"].size(), 2);
    EXPECT_EQ(result["data"]["seed"], 7);
    EXPECT_EQ(result["data"]["takes"][1]["seed"], 8);
    json first = result["data"];
    first.erase("takes");
    EXPECT_EQ(result["data"]["takes"][0], first);
}

TEST(TaskResultToJson, TellsWhatFailed) {
    TaskResult failed;
    failed.id = "x";
    failed.error = Error{ErrorCode::ModelMissing, "There is no \xFF model.", "data.model"};
    const json result = json::parse(taskResultToJson(failed));
    EXPECT_EQ(result["status"], "failed");
    EXPECT_EQ(result["error"]["code"], "model_missing");
    EXPECT_EQ(result["error"]["message"], "There is no \xEF\xBF\xBD model.");
    EXPECT_FALSE(result.contains("data"));
    EXPECT_EQ(result["report"], json::object());
}

TEST(TaskResultToJson, KnowsATakeOfAnEarlierRunByItsFile) {
    TaskTake take;
    take.take.seed = 7;
    take.file = "/takes/rain.wav";
    const json result = json::parse(taskResultToJson(resultWith({take})));
    EXPECT_EQ(result["data"]["audio"], "/takes/rain.wav");
    EXPECT_EQ(result["data"]["duration"], 0.5);
}

}  // namespace
}  // namespace audioldm
