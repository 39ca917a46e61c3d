// SPDX-License-Identifier: MIT
#include "engine/api/recipe.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace audioldm {
namespace {

Recipe someRecipe() {
    Recipe recipe;
    recipe.request.prompt = "rain \"on\" a\ttin roof \xF0\x9F\x8C\xA7";
    recipe.request.negativePrompt = "\xD8\xB5\xD9\x88\xD8\xAA";
    recipe.request.seed = INT64_MAX;
    recipe.request.steps = 7;
    recipe.request.guidance = 2.1;
    recipe.request.durationSeconds = 0.29;
    recipe.request.scheduler = "dpmpp-2m";
    recipe.request.eta = 0.3;
    recipe.request.guidanceStart = 0.1;
    recipe.request.guidanceEnd = 0.7;
    recipe.request.guidanceRescale = 0.2;
    recipe.modelName = "audioldm-s-full";
    recipe.modelHash = std::string(32, 'a');
    recipe.precision = Precision::BFloat16;
    recipe.quantization = Quantization::EightBit;
    recipe.programVersion = "0.1.0";
    return recipe;
}

TEST(Recipe, SurvivesTheWayThroughJson) {
    const Recipe recipe = someRecipe();
    const auto read = recipeFromJson(recipeToJson(recipe));
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(recipeToJson(read.value()), recipeToJson(recipe));
    EXPECT_EQ(read.value().request.prompt, recipe.request.prompt);
    EXPECT_EQ(read.value().request.negativePrompt, recipe.request.negativePrompt);
    EXPECT_EQ(read.value().request.seed, INT64_MAX);
    EXPECT_EQ(read.value().request.durationSeconds, 0.29);
    EXPECT_EQ(read.value().request.guidanceEnd, 0.7);
    EXPECT_EQ(read.value().precision, Precision::BFloat16);
    EXPECT_EQ(read.value().quantization, Quantization::EightBit);
}

TEST(Recipe, PassesOverFieldsOfALaterVersion) {
    auto json = nlohmann::json::parse(recipeToJson(someRecipe()));
    json["mood"] = "sad";
    EXPECT_TRUE(recipeFromJson(json.dump()).ok());
}

TEST(Recipe, TakesAMegabyteOfPrompt) {
    Recipe recipe = someRecipe();
    recipe.request.prompt = std::string(1'000'000, '\x01');
    const auto read = recipeFromJson(recipeToJson(recipe));
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(read.value().request.prompt, recipe.request.prompt);
}

TEST(Recipe, RefusesABadFieldByItsPath) {
    const std::pair<const char*, nlohmann::json> cases[] = {
        {"recipe", 2},
        {"recipe", "1"},
        {"version", 1},
        {"prompt", 5},
        {"prompt", ""},
        {"negativePrompt", nullptr},
        {"model", "name"},
        {"model.name", 1},
        {"model.hash", ""},
        {"model.hash", "../x"},
        {"model.hash", std::string(129, 'a')},
        {"model.hash", std::string(32, 'G')},
        {"seed", -1},
        {"seed", 9223372036854775808ULL},
        {"seed", 0.5},
        {"steps", 0},
        {"steps", 1001},
        {"guidance", -1},
        {"guidance", "3"},
        {"duration", 31},
        {"scheduler", true},
        {"eta", 1.1},
        {"guidanceInterval", nlohmann::json::array({0, 1, 2})},
        {"guidanceInterval", nlohmann::json::array({0.9, 0.1})},
        {"guidanceRescale", 2},
        {"precision", "auto"},
        {"precision", "fp64"},
        {"quantization", "2bit"},
    };
    for (const auto& [path, value] : cases) {
        auto json = nlohmann::json::parse(recipeToJson(someRecipe()));
        std::string pointer = std::string("/") + path;
        std::replace(pointer.begin(), pointer.end(), '.', '/');
        json[nlohmann::json::json_pointer(pointer)] = value;
        const auto read = recipeFromJson(json.dump());
        ASSERT_FALSE(read.ok()) << path << " = " << value;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidRequest);
        EXPECT_EQ(read.error().context, path) << value;
    }
}

TEST(Recipe, RefusesAMissingField) {
    const auto whole = nlohmann::json::parse(recipeToJson(someRecipe()));
    for (const auto& [key, value] : whole.items()) {
        if (key == "program") {
            continue;  // for people; nothing depends on it
        }
        auto json = whole;
        json.erase(key);
        const auto read = recipeFromJson(json.dump());
        ASSERT_FALSE(read.ok()) << key;
        EXPECT_EQ(read.error().context, key);
    }
}

TEST(Recipe, RefusesWhatIsNoJsonObject) {
    const std::string deep(100'000, '[');
    for (const std::string& text :
         {std::string(), std::string("{"), std::string("[]"), std::string("null"),
          std::string("{\"prompt\": \"\xFF\"}"), deep}) {
        const auto read = recipeFromJson(text);
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.error().code, ErrorCode::InvalidRequest);
    }
}

}  // namespace
}  // namespace audioldm
