// SPDX-License-Identifier: MIT
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/bench_report.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/option_values.h"
#include "app/cli/progress_printer.h"
#include "app/cli/request_options.h"
#include "app/cli/stopwatch.h"
#include "engine/core/atomic_file.h"
#include "engine/core/exception.h"
#include "engine/service/audioldm_bridge.h"
#include "engine/service/gradient_bench.h"

namespace audioldm::cli {
namespace {

constexpr int kMaxRepeats = 1000;

struct BenchOptions {
    RequestOptions request;
    EngineOptions engine;
    std::optional<std::int64_t> repeats;
    std::optional<std::string> report;
    bool quiet = false;
    bool gradient = false;
};

/// Loads once and runs the request `repeats` times; nothing is saved.
Outcome<BenchRuns> measure(const GenerationRequest& request, const EngineConfig& config,
                           int repeats, bool quiet, const SignalWatcher& signals) {
    ProgressPrinter printer(ProgressPrinter::styleFor(quiet));
    const auto progress = [&](const Progress& now) { printer.show(now); };
    BenchRuns runs;
    runs.request = request;
    const Stopwatch watch;
    engine::service::AudioLDMBridge bridge(config);
    const auto loaded = bridge.load({}, signals.token(), progress);
    runs.loadSeconds = watch.seconds();
    if (const auto* const error = std::get_if<Error>(&loaded)) {
        return *error;
    }
    for (int run = 0; run < repeats && !std::holds_alternative<Cancelled>(loaded); ++run) {
        const Stopwatch runWatch;
        auto made = bridge.generate(request, signals.token(), progress,
                                    [](const Take&, int, const GenerationResult&) {});
        if (const auto* const error = std::get_if<Error>(&made)) {
            return *error;
        }
        auto* const result = std::get_if<GenerationResult>(&made);
        if (result == nullptr) {
            return Cancelled{};
        }
        result->seconds.total = runWatch.seconds();
        result->takes.clear();
        runs.results.push_back(std::move(*result));
    }
    if (runs.results.empty()) {
        return Cancelled{};
    }
    return runs;
}

Result<ExitCode> print(const BenchRuns& runs, const std::optional<std::string>& report) {
    if (report) {
        if (const auto written = engine::writeFileAtomically(*report, benchJson(runs)); !written) {
            return written.error();
        }
    }
    if (const auto printed = printResult(benchTable(runs)); !printed) {
        return printed.error();
    }
    return ExitCode::Done;
}

/// --gradient: the denoiser run forth and back, alone.
Result<ExitCode> benchGradient(const GenerationRequest& request, const EngineConfig& config,
                               const std::optional<std::string>& report,
                               const SignalWatcher& signals) {
    const auto outcome = engine::service::measureGradients(config, request, signals.token());
    if (const auto* const error = std::get_if<Error>(&outcome)) {
        return *error;
    }
    const auto* const figures = std::get_if<engine::service::GradientFigures>(&outcome);
    if (figures == nullptr) {
        return ExitCode::Cancelled;
    }
    if (report) {
        const auto written = engine::writeFileAtomically(*report, gradientJson(request, *figures));
        if (!written) {
            return written.error();
        }
    }
    if (const auto printed = printResult(gradientTable(request, *figures)); !printed) {
        return printed.error();
    }
    return ExitCode::Done;
}

Result<ExitCode> bench(const BenchOptions& options, SignalWatcher& signals) {
    auto config = engineConfig(options.engine);
    if (!config) {
        return config.error();
    }
    const std::int64_t repeats = options.repeats.value_or(3);
    if (repeats < 1 || repeats > kMaxRepeats) {
        return Error{
            ErrorCode::InvalidRequest,
            engine::concat("repeat is ", repeats, ", but it must be from 1 to ", kMaxRepeats, "."),
            "repeat"};
    }
    GenerationRequest request = requestOf(options.request, config.value().diffusionSteps);
    if (!options.request.prompt) {
        request.prompt = "A dog barking in the distance";
    }
    request.seed = request.seed.value_or(0);
    if (const auto valid = validate(request); !valid) {
        return valid.error();
    }
    if (options.report) {
        if (const auto writable = engine::checkWritable(*options.report, 0); !writable) {
            return writable.error();
        }
    }
    if (const auto resolved = resolveEngineConfig(config.value()); !resolved) {
        return resolved.error();
    }
    if (options.gradient) {
        return benchGradient(request, config.value(), options.report, signals);
    }
    const auto outcome =
        measure(request, config.value(), clampedToInt(repeats), options.quiet, signals);
    if (const auto* const error = std::get_if<Error>(&outcome)) {
        return *error;
    }
    const auto* const runs = std::get_if<BenchRuns>(&outcome);
    return runs == nullptr ? ExitCode::Cancelled : print(*runs, options.report);
}

}  // namespace

void addBenchCommand(CLI::App& app, Action& action) {
    const auto options = std::make_shared<BenchOptions>();
    CLI::App* const command =
        app.add_subcommand("bench", "Measure stage times and peak bytes of this program alone");
    addRequestOptions(*command, options->request);
    addInteger(*command, "--repeat", options->repeats, "Runs after the load, 1 to 1000 (3)");
    addEngineOptions(*command, options->engine);
    addText(*command, "--report", options->report, "Write the figures as JSON")
        ->type_name("FILE.json");
    command->add_flag("--gradient", options->gradient,
                      "Run the denoiser forth and, for gradients, back");
    command->add_flag("-q,--quiet", options->quiet, "No progress on standard error");
    command->callback([options, &action] {
        action = [options](SignalWatcher& signals) { return bench(*options, signals); };
    });
}

}  // namespace audioldm::cli
