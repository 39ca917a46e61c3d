// SPDX-License-Identifier: MIT
#include <cstdint>
#include <memory>
#include <optional>

#include "app/cli/command.h"
#include "app/cli/engine_options.h"
#include "app/cli/generation_run.h"
#include "app/cli/option_values.h"
#include "app/cli/request_options.h"

namespace audioldm::cli {
namespace {

struct GenerateOptions {
    RequestOptions request;
    std::optional<std::int64_t> count;
    EngineOptions engine;
    OutputOptions output;
};

Result<ExitCode> generate(const GenerateOptions& options, SignalWatcher& signals) {
    const auto config = engineConfig(options.engine);
    if (!config) {
        return config.error();
    }
    GenerationPlan plan;
    plan.request = requestOf(options.request, config.value().diffusionSteps);
    plan.request.count = clampedToInt(options.count.value_or(1));
    plan.config = config.value();
    plan.output = options.output;
    return runGeneration(std::move(plan), signals);
}

}  // namespace

void addGenerateCommand(CLI::App& app, Action& action) {
    const auto options = std::make_shared<GenerateOptions>();
    CLI::App* const command = app.add_subcommand("generate", "Make a sound from a sentence");
    addRequestOptions(*command, options->request)->required();
    addInteger(*command, "-n,--count", options->count, "Takes, 1 to 64 (1)");
    addEngineOptions(*command, options->engine);
    addOutputOptions(*command, options->output);
    command->callback([options, &action] {
        action = [options](SignalWatcher& signals) { return generate(*options, signals); };
    });
}

}  // namespace audioldm::cli
