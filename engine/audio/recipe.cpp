// SPDX-License-Identifier: MIT
#include "engine/api/recipe.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "engine/core/exception.h"
#include "engine/core/json_fields.h"
#include "engine/weights/json_reader.h"

namespace audioldm {
namespace {

using nlohmann::json;

constexpr int kRecipeVersion = 1;
constexpr const char* kProgram = "AudioLDM Studio";
/// A prompt may be long, and JSON may write a byte of it as six.
constexpr engine::weights::JsonLimits kRecipeLimits{std::size_t{16} << 20, 32, 10'000};

std::string textAt(const json& object, const char* key) {
    return engine::textField(engine::requiredField(object, "", key), key);
}

double numberAt(const json& object, const char* key) {
    return engine::numberField(engine::requiredField(object, "", key), key);
}

std::int64_t integerAt(const json& object, const char* key, std::int64_t low, std::int64_t high) {
    return engine::integerField(engine::requiredField(object, "", key), key, low, high);
}

void readModel(const json& object, Recipe& recipe) {
    const json& model = engine::requiredField(object, "", "model");
    recipe.modelName =
        engine::textField(engine::requiredField(model, "model", "name"), "model.name");
    recipe.modelHash =
        engine::textField(engine::requiredField(model, "model", "hash"), "model.hash");
    // Not tied to one length: another version may hash in another way.
    constexpr std::size_t kLongestHash = 128;
    if (recipe.modelHash.empty() || recipe.modelHash.size() > kLongestHash ||
        recipe.modelHash.find_first_not_of("0123456789abcdef") != std::string::npos) {
        engine::refuseField("model.hash", "1 to 128 hexadecimal digits", model["hash"]);
    }
}

void readGuidanceInterval(const json& object, GenerationRequest& request) {
    const json& interval = engine::requiredField(object, "", "guidanceInterval");
    if (!interval.is_array() || interval.size() != 2) {
        engine::refuseField("guidanceInterval", "a list of two numbers", interval);
    }
    request.guidanceStart = engine::numberField(interval[0], "guidanceInterval[0]");
    request.guidanceEnd = engine::numberField(interval[1], "guidanceInterval[1]");
}

GenerationRequest readRequest(const json& object) {
    constexpr std::int64_t kMaxSeed = std::numeric_limits<std::int64_t>::max();
    GenerationRequest request;
    request.prompt = textAt(object, "prompt");
    request.negativePrompt = textAt(object, "negativePrompt");
    request.seed = integerAt(object, "seed", 0, kMaxSeed);
    request.steps = static_cast<int>(integerAt(object, "steps", 1, kMaxSteps));
    request.guidance = numberAt(object, "guidance");
    request.durationSeconds = numberAt(object, "duration");
    request.scheduler = textAt(object, "scheduler");
    request.eta = numberAt(object, "eta");
    readGuidanceInterval(object, request);
    request.guidanceRescale = numberAt(object, "guidanceRescale");
    return request;
}

Recipe readRecipeObject(const json& object) {
    engine::expectObject(object, "");
    integerAt(object, "recipe", 1, kRecipeVersion);
    Recipe recipe;
    recipe.programVersion = textAt(object, "version");
    recipe.request = readRequest(object);
    readModel(object, recipe);
    const std::string precision = textAt(object, "precision");
    const auto knownPrecision = precisionFromName(precision);
    if (!knownPrecision || *knownPrecision == Precision::Auto) {
        engine::refuseField("precision", "fp32, fp16 or bf16", precision);
    }
    recipe.precision = *knownPrecision;
    const std::string quantization = textAt(object, "quantization");
    const auto knownQuantization = quantizationFromName(quantization);
    if (!knownQuantization) {
        engine::refuseField("quantization", "none, 8bit or 4bit", quantization);
    }
    recipe.quantization = *knownQuantization;
    return recipe;
}

}  // namespace

std::string recipeToJson(const Recipe& recipe) {
    const GenerationRequest& request = recipe.request;
    nlohmann::ordered_json text;
    text["recipe"] = kRecipeVersion;
    text["program"] = kProgram;
    text["version"] = recipe.programVersion;
    text["prompt"] = request.prompt;
    text["negativePrompt"] = request.negativePrompt;
    text["model"] = {{"name", recipe.modelName}, {"hash", recipe.modelHash}};
    text["seed"] = request.seed.value_or(0);
    text["steps"] = request.steps;
    text["guidance"] = request.guidance;
    text["duration"] = request.durationSeconds;
    text["scheduler"] = request.scheduler;
    text["eta"] = request.eta;
    text["guidanceInterval"] = {request.guidanceStart, request.guidanceEnd};
    text["guidanceRescale"] = request.guidanceRescale;
    text["precision"] = precisionName(recipe.precision);
    text["quantization"] = quantizationName(recipe.quantization);
    return text.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Recipe> recipeFromJson(const std::string& text) {
    try {
        Recipe recipe = readRecipeObject(engine::weights::parseJson(text, "recipe", kRecipeLimits));
        if (const auto checked = validate(recipe.request); !checked) {
            return Error{ErrorCode::InvalidRequest, "The recipe's " + checked.error().message,
                         checked.error().context};
        }
        return recipe;
    } catch (const engine::EngineException& exception) {
        Error error = exception.error();
        error.code = ErrorCode::InvalidRequest;
        error.message = "The recipe cannot be used: " + error.message;
        return error;
    }
}

}  // namespace audioldm
