// SPDX-License-Identifier: MIT
#include "app/cli/batch_on_slurm.h"

#include <algorithm>
#include <chrono>

#include "app/batch/batch_results.h"
#include "app/batch/slurm_batch.h"
#include "app/cli/batch_local.h"
#include "app/cli/batch_printer.h"
#include "app/cli/console.h"
#include "app/common/user_folders.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

using engine::concat;

constexpr std::int64_t kDefaultElements = 8;
constexpr std::int64_t kMostElements = 100'000;
/// Squeue asks the one controller of the whole cluster.
constexpr std::chrono::milliseconds kBetweenLooks{3000};

Result<int> positive(const char* name, std::int64_t value) {
    if (value < 1 || value > kMostElements) {
        return Error{ErrorCode::InvalidRequest,
                     concat(name, " is ", value, ", but it must be from 1 to ", kMostElements, '.'),
                     name};
    }
    return static_cast<int>(value);
}

int linesLeft(const batch::Manifest& manifest, const batch::OutputFolder& folder) {
    const auto isLeft = [&](const batch::ManifestLine& line) {
        return folder.stateOf(line.key) != batch::ItemState::Done;
    };
    return static_cast<int>(
        std::count_if(manifest.lines().begin(), manifest.lines().end(), isLeft));
}

Result<batch::SlurmResources> resourcesOf(const SlurmOptions& options, int lines) {
    batch::SlurmResources resources = options.resources;
    const auto elements = positive("--elements", options.elements.value_or(kDefaultElements));
    if (!elements) {
        return elements.error();
    }
    resources.elements = std::min(elements.value(), lines);
    if (options.atOnce) {
        const auto atOnce = positive("--at-once", *options.atOnce);
        if (!atOnce) {
            return atOnce.error();
        }
        resources.atOnce = atOnce.value();
    }
    return resources;
}

/// What sbatch is given.
struct ArrayJob {
    std::filesystem::path script;
    int elements = 0;
};

Result<ArrayJob> prepareArray(const BatchOptions& options, int lines,
                              const batch::SlurmBatch& batch) {
    const auto resources = resourcesOf(options.slurm, lines);
    if (!resources) {
        return resources.error();
    }
    batch::SlurmWork work;
    work.program = app::programFile();
    work.options = elementArguments(options);
    work.threadsGiven = options.engine.threads.has_value();
    const auto script = batch.writeScript(resources.value(), work);
    if (!script) {
        return script.error();
    }
    return ArrayJob{script.value(), resources.value().elements};
}

Result<batch::SlurmJob> submitNew(const BatchOptions& options, int lines,
                                  const batch::SlurmBatch& batch) {
    const auto prepared = prepareArray(options, lines, batch);
    if (!prepared) {
        return prepared.error();
    }
    const ArrayJob& array = prepared.value();
    auto job = batch.submit(array.script, array.elements);
    if (job.ok()) {
        printMessage(concat("Job ", job.value().id, " with ", job.value().elements,
                            " elements was submitted; its script: ", array.script.string()));
    }
    return job;
}

Result<batch::SlurmJob> provideJob(const BatchOptions& options, int lines,
                                   const batch::SlurmBatch& batch) {
    const auto lock = batch.lockSubmission();
    if (!lock) {
        return lock.error();
    }
    const auto running = batch.runningJob();
    if (!running) {
        return running.error();
    }
    if (!running.value()) {
        return submitNew(options, lines, batch);
    }
    printMessage(concat("Job ", running.value()->id,
                        " of this batch has not ended; it is followed, none is submitted."));
    return *running.value();
}

Result<ExitCode> writeOnly(const BatchOptions& options, int lines, const batch::SlurmBatch& batch) {
    const auto prepared = prepareArray(options, lines, batch);
    if (!prepared) {
        return prepared.error();
    }
    if (const auto printed = printResult(prepared.value().script.string()); !printed) {
        return printed.error();
    }
    return ExitCode::Done;
}

Result<ExitCode> collectAndTell(const batch::Manifest& manifest, const batch::OutputFolder& folder,
                                const std::vector<std::string>& complaints) {
    const auto counts = batch::writeResults(manifest.lines(), folder);
    if (!counts) {
        return counts.error();
    }
    for (const std::string& complaint : complaints) {
        printMessage(complaint);
    }
    printMessage(batch::summaryText(counts.value()));
    if (const auto printed = printResult((folder.path() / "results.jsonl").string()); !printed) {
        return printed.error();
    }
    return batchExitCode(counts.value());
}

}  // namespace

Result<ExitCode> runOnSlurm(const BatchOptions& options, const batch::Manifest& manifest,
                            const batch::OutputFolder& folder, SignalWatcher& signals) {
    const batch::SlurmBatch batch(manifest, folder);
    const int lines = linesLeft(manifest, folder);
    if (options.slurm.scriptOnly) {
        return writeOnly(options, std::max(1, lines), batch);
    }
    if (lines == 0) {
        return collectAndTell(manifest, folder, {});
    }
    const auto job = provideJob(options, lines, batch);
    if (!job) {
        return job.error();
    }
    if (options.slurm.noFollow) {
        if (const auto printed = printResult(job.value().id); !printed) {
            return printed.error();
        }
        return ExitCode::Done;
    }
    BatchPrinter printer(ProgressPrinter::styleFor(options.quiet));
    const auto followed = batch.follow(
        job.value(), kBetweenLooks, [&](const batch::BatchProgress& now) { printer.show(now); },
        signals.token());
    printer.clearLine();
    if (!followed) {
        return followed.error();
    }
    if (signals.token().stop_requested()) {
        printMessage(concat("Job ", job.value().id, " goes on. The same command follows it again; ",
                            "\"scancel ", job.value().id, "\" ends it."));
        return ExitCode::Cancelled;
    }
    return collectAndTell(manifest, folder, batch.complaints(job.value()));
}

}  // namespace audioldm::cli
