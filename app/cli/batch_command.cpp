// SPDX-License-Identifier: MIT
#include <memory>

#include "app/batch/batch_results.h"
#include "app/cli/batch_local.h"
#include "app/cli/batch_on_slurm.h"
#include "app/cli/batch_options.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/text_input.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

Result<ExitCode> collect(const batch::Manifest& manifest, const batch::OutputFolder& folder) {
    const auto counts = batch::writeResults(manifest.lines(), folder);
    if (!counts) {
        return counts.error();
    }
    printMessage(batch::summaryText(counts.value()));
    return batchExitCode(counts.value());
}

Result<void> checkCombination(const BatchOptions& options) {
    if (options.slurm.submit && (options.shard || options.collectOnly || options.noResults)) {
        return Error{ErrorCode::InvalidRequest,
                     "--slurm gives the elements their shards and collects at the end; it does not "
                     "go with --shard, --collect and --no-results.",
                     "slurm"};
    }
    return {};
}

Result<ExitCode> runBatch(const BatchOptions& options, SignalWatcher& signals) {
    if (const auto checked = checkCombination(options); !checked) {
        return checked.error();
    }
    auto read = readText(options.manifest, batch::kMaxManifestBytes, signals.token());
    if (const auto* const error = std::get_if<Error>(&read)) {
        return *error;
    }
    auto* const text = std::get_if<std::string>(&read);
    if (text == nullptr) {
        return ExitCode::Cancelled;
    }
    const batch::Manifest manifest(std::move(*text));
    if (manifest.lines().empty()) {
        return Error{ErrorCode::InvalidRequest,
                     engine::concat("\"", options.manifest, "\" holds no task. Write a task in ",
                                    "JSON a line, as \"audioldm task\" takes it."),
                     options.manifest};
    }
    const auto folder = batch::OutputFolder::open(options.outputFolder);
    if (!folder) {
        return folder.error();
    }
    if (options.collectOnly) {
        return collect(manifest, folder.value());
    }
    return options.slurm.submit ? runOnSlurm(options, manifest, folder.value(), signals)
                                : runLocally(options, manifest, folder.value(), signals);
}

}  // namespace

void addBatchCommand(CLI::App& app, Action& action) {
    const auto options = std::make_shared<BatchOptions>();
    CLI::App* const command = app.add_subcommand(
        "batch", "Carry out many tasks, a line each; the results are JSON lines");
    addBatchOptions(*command, *options);
    command->callback([options, &action] {
        action = [options](SignalWatcher& signals) { return runBatch(*options, signals); };
    });
}

}  // namespace audioldm::cli
