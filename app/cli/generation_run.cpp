// SPDX-License-Identifier: MIT
#include "app/cli/generation_run.h"

#include <algorithm>
#include <cmath>

#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/output_names.h"
#include "app/cli/progress_printer.h"
#include "app/cli/stopwatch.h"
#include "app/cli/take_saver.h"
#include "engine/core/exception.h"
#include "engine/core/generation_report.h"
#include "engine/service/audioldm_bridge.h"
#include "engine/service/model_tools.h"
#include "engine/service/task_request.h"

namespace audioldm::cli {
namespace {

using engine::concat;
using engine::service::AudioLDMBridge;

/// Bytes that the takes will need at least, at the sample rate of every AudioLDM so far. FLAC
/// files shrink by what only the sound decides.
std::uint64_t leastBytes(const GenerationPlan& plan, const std::filesystem::path& file) {
    constexpr double kSampleRate = 16000;
    using engine::audio::SampleFormat;
    if (file.extension() == ".flac") {
        return 0;
    }
    const SampleFormat format = plan.output.format;
    const int sampleBytes = format == SampleFormat::Pcm16   ? 2
                            : format == SampleFormat::Pcm24 ? 3
                                                            : 4;
    return static_cast<std::uint64_t>(plan.request.durationSeconds * kSampleRate) *
           static_cast<std::uint64_t>(sampleBytes * plan.request.count);
}

Result<void> checkOutput(const GenerationPlan& plan) {
    const OutputOptions& output = plan.output;
    if (!output.file) {
        const auto path = freePath(nameFromPrompt(plan.request.prompt));
        return engine::checkWritable(path, leastBytes(plan, path));
    }
    if (const auto named = engine::audio::checkSoundFileName(*output.file); !named) {
        return named;
    }
    for (int take = 0; take < plan.request.count; ++take) {
        const auto path = numberedPath(*output.file, take, plan.request.count);
        const auto writable = engine::checkWritable(path, leastBytes(plan, path));
        if (!writable) {
            return writable;
        }
    }
    return {};
}

/// The file that a path stands for, whatever links it goes through.
std::filesystem::path behindLinks(std::filesystem::path path) {
    constexpr int kMostLinks = 40;  // as in Linux
    std::error_code failed;
    for (int link = 0; link < kMostLinks && std::filesystem::is_symlink(path, failed); ++link) {
        path = path.parent_path() / std::filesystem::read_symlink(path, failed);
    }
    return path;
}

Result<void> checkReport(const OutputOptions& output) {
    if (!output.report) {
        return {};
    }
    // Sounds are the files with such endings, and it may be any of this run's.
    if (engine::audio::checkSoundFileName(behindLinks(*output.report)).ok()) {
        return Error{ErrorCode::InvalidRequest,
                     concat("The report is JSON and would take the place of a sound: \"",
                            output.report->string(),
                            "\". Give it a name that does not end in .wav or .flac."),
                     "report"};
    }
    return engine::checkWritable(*output.report, 0);
}

/// All that can be known before the model is loaded.
Result<void> prepare(GenerationPlan& plan) {
    if (const auto valid = validate(plan.request); !valid) {
        return valid;
    }
    const auto scheduler = engine::service::checkScheduler(plan.request.scheduler, plan.request.eta,
                                                           engine::service::knownSchedulers());
    if (!scheduler) {
        return scheduler;
    }
    if (const auto writable = checkOutput(plan); !writable) {
        return writable;
    }
    if (const auto writable = checkReport(plan.output); !writable) {
        return writable;
    }
    plan.config.typicalDurationSeconds = plan.request.durationSeconds;
    // Nobody asks for another sound. To know the model's hash before it starts, all is read.
    plan.config.keepModel = plan.requiredModelHash.has_value();
    return resolveEngineConfig(plan.config);
}

/// The loaded model, if it is the one that the plan asks for.
Outcome<ModelInfo> loadModel(AudioLDMBridge& bridge, const GenerationPlan& plan,
                             const SignalWatcher& signals, const ProgressCallback& progress) {
    auto loaded = bridge.load({}, signals.token(), progress);
    const auto* const model = std::get_if<ModelInfo>(&loaded);
    if (model != nullptr && plan.requiredModelHash && model->hash != *plan.requiredModelHash) {
        return Error{ErrorCode::ModelInvalid,
                     concat("The sound was made with another version of the model \"", model->name,
                            "\" (hash ", *plan.requiredModelHash, ", found is ", model->hash,
                            "), so it would not be the same. Give the model with --model to make ",
                            "it all the same."),
                     model->folder};
    }
    return loaded;
}

Result<void> writeReport(const GenerationPlan& plan, const GenerationResult& result,
                         const std::vector<engine::ReportedTake>& takes, SignalWatcher& signals) {
    if (!plan.output.report) {
        return {};
    }
    const auto lock = signals.holdOffExit();
    return engine::writeFileAtomically(*plan.output.report,
                                       engine::reportText(plan.request, result, takes));
}

void printSummary(const GenerationPlan& plan, const GenerationResult& result) {
    if (plan.output.quiet) {
        return;
    }
    if (!result.promptCutOff.empty()) {
        printMessage(concat("The prompt is longer than the model reads; this part was left out: ",
                            result.promptCutOff));
    }
    for (const Take& take : result.takes) {
        printMessage(concat(plan.request.durationSeconds, " s, seed ", take.seed, ", ",
                            result.modelName, ", ", result.device, ' ',
                            precisionName(result.precision), ", made in ",
                            std::round(result.seconds.total * 10) / 10, " s"));
    }
}

}  // namespace

Result<ExitCode> runGeneration(GenerationPlan plan, SignalWatcher& signals) {
    if (const auto prepared = prepare(plan); !prepared) {
        return prepared.error();
    }
    const Stopwatch watch;
    ProgressPrinter printer(ProgressPrinter::styleFor(plan.output.quiet));
    const auto progress = [&](const Progress& now) { printer.show(now); };
    TakeSaver saver(plan, signals, printer);
    AudioLDMBridge bridge(plan.config);

    const auto loaded = loadModel(bridge, plan, signals, progress);
    if (const auto* const error = std::get_if<Error>(&loaded)) {
        return *error;
    }
    if (std::holds_alternative<Cancelled>(loaded)) {
        return ExitCode::Cancelled;
    }
    auto made = bridge.generate(plan.request, signals.token(), progress,
                                [&](const Take& take, int index, const GenerationResult& soFar) {
                                    saver.save(take, index, soFar);
                                });
    printer.clearLine();
    if (saver.error()) {
        return *saver.error();
    }
    if (const auto* const error = std::get_if<Error>(&made)) {
        return *error;
    }
    auto* const result = std::get_if<GenerationResult>(&made);
    if (result == nullptr) {
        return ExitCode::Cancelled;
    }
    std::for_each(result->warnings.begin(), result->warnings.end(), &printMessage);
    result->seconds.save = saver.seconds();
    result->seconds.total = watch.seconds();
    if (const auto written = writeReport(plan, *result, saver.takes(), signals); !written) {
        return written.error();
    }
    printSummary(plan, *result);
    return ExitCode::Done;
}

}  // namespace audioldm::cli
