// SPDX-License-Identifier: MIT
#include "app/cli/take_saver.h"

#include "app/cli/console.h"
#include "app/cli/output_names.h"
#include "app/cli/stopwatch.h"
#include "engine/api/recipe.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

using engine::audio::SavedFile;
using engine::audio::saveSoundFile;

Recipe recipeOf(const Take& take, const GenerationRequest& request,
                const GenerationResult& result) {
    Recipe recipe;
    recipe.request = request;
    recipe.request.count = 1;
    recipe.request.seed = take.seed;
    recipe.request.scheduler = result.scheduler;
    recipe.modelName = result.modelName;
    recipe.modelHash = result.modelHash;
    recipe.precision = result.precision;
    recipe.quantization = result.quantization;
    recipe.programVersion = AUDIOLDM_VERSION;
    return recipe;
}

}  // namespace

TakeSaver::TakeSaver(const GenerationPlan& plan, SignalWatcher& signals, ProgressPrinter& progress)
    : m_plan(plan),
      m_signals(signals),
      m_progress(progress) {}

void TakeSaver::save(const Take& take, int index, const GenerationResult& soFar) {
    if (m_error) {
        return;
    }
    const Stopwatch watch;
    if (const auto saved = trySave(take, index, soFar); !saved) {
        m_error = saved.error();
        m_signals.requestStop();
    }
    m_seconds += watch.seconds();
}

Result<void> TakeSaver::trySave(const Take& take, int index, const GenerationResult& soFar) {
    const std::string recipe = recipeToJson(recipeOf(take, m_plan.request, soFar));
    const auto saved = write(take, index, recipe);
    if (!saved) {
        return saved.error();
    }
    m_takes.push_back({saved.value().path.string(), take.seed,
                       static_cast<std::int64_t>(take.waveform->samples.size()),
                       take.waveform->sampleRate, saved.value().clippedSamples,
                       saved.value().invalidSamples});
    m_progress.clearLine();
    if (!m_plan.output.quiet) {
        warnAbout(m_takes.back());
    }
    return printResult(saved.value().path.string());
}

Result<SavedFile> TakeSaver::write(const Take& take, int index, const std::string& recipe) {
    const auto lock = m_signals.holdOffExit();
    const OutputOptions& output = m_plan.output;
    if (output.file) {
        return saveSoundFile(numberedPath(*output.file, index, m_plan.request.count),
                             *take.waveform, output.format, recipe);
    }
    const std::string name = nameFromPrompt(m_plan.request.prompt);
    while (true) {
        const std::filesystem::path path = freePath(name);
        auto saved =
            saveSoundFile(path, *take.waveform, output.format, recipe, engine::Existing::Keep);
        std::error_code ignored;
        // Another program may have taken the name in between; then the next one is tried.
        if (saved.ok() || !std::filesystem::exists(path, ignored)) {
            return saved;
        }
    }
}

void TakeSaver::warnAbout(const engine::ReportedTake& take) const {
    if (take.clipped > 0) {
        printMessage(engine::concat(take.file, ": ", take.clipped, " of ", take.samples,
                                    " samples were beyond full scale and are clipped. --format ",
                                    "float in a .wav keeps them."));
    }
    if (take.invalid > 0) {
        printMessage(
            engine::concat(take.file, ": ", take.invalid, " of ", take.samples,
                           " samples were not numbers and are silenced or limited. ",
                           "\"audioldm models verify\" tells whether the model is whole."));
    }
}

}  // namespace audioldm::cli
