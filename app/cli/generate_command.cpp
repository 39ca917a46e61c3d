// SPDX-License-Identifier: MIT
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/generation_run.h"
#include "app/cli/option_values.h"
#include "app/cli/request_options.h"
#include "engine/core/byte_size.h"
#include "engine/core/exception.h"
#include "engine/core/memory_plan_text.h"
#include "engine/service/audioldm_bridge.h"
#include "engine/service/model_tools.h"
#include "engine/service/task_request.h"

namespace audioldm::cli {
namespace {

struct GenerateOptions {
    RequestOptions request;
    std::optional<std::int64_t> count;
    EngineOptions engine;
    OutputOptions output;
    bool showPlan = false;
};

/// What the request will take of the memory, as text.
std::string planText(const MemoryPlan& plan) {
    std::string text = engine::concat("planned peak ", engine::formatByteSize(plan.predictedPeak),
                                      " of ", engine::formatByteSize(plan.budget));
    for (const std::string& measure : plan.measures) {
        text += "\n  " + measure;
    }
    return text;
}

/// --plan: says what the request will take, and makes nothing.
Result<ExitCode> showPlan(GenerationPlan plan) {
    if (const auto resolved = resolveEngineConfig(plan.config); !resolved) {
        return resolved.error();
    }
    const auto scheduler = engine::service::checkScheduler(plan.request.scheduler, plan.request.eta,
                                                           engine::service::knownSchedulers());
    if (!scheduler) {
        return scheduler.error();
    }
    plan.config.typicalDurationSeconds = plan.request.durationSeconds;
    plan.config.keepModel = false;
    engine::service::AudioLDMBridge bridge(plan.config);
    const auto planned = bridge.plan(plan.request, plan.config);
    if (!planned) {
        return planned.error();
    }
    if (!planned.value().fits) {
        return Error{ErrorCode::OutOfMemory, engine::refusalOf(planned.value()), "maxMemory"};
    }
    if (const auto printed = printResult(planText(planned.value())); !printed) {
        return printed.error();
    }
    return ExitCode::Done;
}

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
    return options.showPlan ? showPlan(std::move(plan)) : runGeneration(std::move(plan), signals);
}

}  // namespace

void addGenerateCommand(CLI::App& app, Action& action) {
    const auto options = std::make_shared<GenerateOptions>();
    CLI::App* const command = app.add_subcommand("generate", "Make a sound from a sentence");
    addRequestOptions(*command, options->request)->required();
    addInteger(*command, "-n,--count", options->count, "Takes, 1 to 64 (1)");
    addEngineOptions(*command, options->engine);
    addOutputOptions(*command, options->output);
    command->add_flag("--plan", options->showPlan,
                      "Show what it will take of the memory, and stop");
    command->callback([options, &action] {
        action = [options](SignalWatcher& signals) { return generate(*options, signals); };
    });
}

}  // namespace audioldm::cli
