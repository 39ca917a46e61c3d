// SPDX-License-Identifier: MIT
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/generation_run.h"
#include "app/cli/request_options.h"
#include "app/common/model_catalogue.h"
#include "engine/api/recipe.h"
#include "engine/audio/sound_file.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

using engine::concat;

struct RecipeOptions {
    std::string file;
    bool again = false;
    EngineOptions engine;
    OutputOptions output;
};

/// The model that the recipe names: one of the catalogue, or the user's default model where that
/// has the name. A name from a file is never used as a path.
Result<std::string> modelOf(const Recipe& recipe, const std::string& defaultModel) {
    const auto catalogue = app::ModelCatalogue::ofUser();
    if (const auto entry = catalogue.find(recipe.modelName)) {
        return entry->folder.string();
    }
    const auto byDefault = catalogue.resolve(defaultModel);
    if (byDefault.ok() &&
        std::filesystem::absolute(byDefault.value() / "").parent_path().filename() ==
            recipe.modelName) {
        return byDefault.value().string();
    }
    return Error{ErrorCode::ModelMissing,
                 concat("The sound was made with the model \"", recipe.modelName,
                        "\", which is not installed. Give its folder with --model DIR."),
                 recipe.modelName};
}

Result<ExitCode> makeAgain(const Recipe& recipe, const RecipeOptions& options,
                           SignalWatcher& signals) {
    auto config = engineConfig(options.engine);
    if (!config) {
        return config.error();
    }
    GenerationPlan plan;
    plan.request = recipe.request;
    plan.config = config.value();
    plan.config.precision = options.engine.precision.value_or(recipe.precision);
    plan.config.quantization = options.engine.quantization.value_or(recipe.quantization);
    plan.output = options.output;
    if (!options.engine.model) {
        const auto model = modelOf(recipe, plan.config.modelPath);
        if (!model) {
            return model.error();
        }
        plan.config.modelPath = model.value();
        plan.requiredModelHash = recipe.modelHash;
    }
    return runGeneration(std::move(plan), signals);
}

Result<ExitCode> runRecipe(const RecipeOptions& options, SignalWatcher& signals) {
    const auto text = engine::audio::readRecipe(options.file);
    if (!text) {
        return text.error();
    }
    const auto recipe = recipeFromJson(text.value());
    if (!recipe) {
        return recipe.error();
    }
    if (options.again) {
        return makeAgain(recipe.value(), options, signals);
    }
    const auto json = nlohmann::ordered_json::parse(text.value());
    if (const auto printed = printResult(json.dump(2)); !printed) {
        return printed.error();
    }
    return ExitCode::Done;
}

}  // namespace

void addRecipeCommand(CLI::App& app, Action& action) {
    const auto options = std::make_shared<RecipeOptions>();
    CLI::App* const command =
        app.add_subcommand("recipe", "Print the recipe that a sound file holds, as JSON");
    command->add_option("FILE", options->file, "A .wav or .flac file made by this program")
        ->required();
    CLI::Option* const again =
        command->add_flag("--again", options->again, "Make the sound anew from its recipe");
    CLI::App* const group = command->add_option_group("With --again");
    addEngineOptions(*group, options->engine);
    addOutputOptions(*group, options->output);
    for (CLI::Option* const option : group->get_options()) {
        option->needs(again);
    }
    command->callback([options, &action] {
        action = [options](SignalWatcher& signals) { return runRecipe(*options, signals); };
    });
}

}  // namespace audioldm::cli
