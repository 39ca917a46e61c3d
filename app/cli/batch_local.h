// SPDX-License-Identifier: MIT
#pragma once

#include "app/batch/batch_results.h"
#include "app/batch/manifest.h"
#include "app/batch/output_folder.h"
#include "app/cli/batch_options.h"
#include "app/cli/exit_code.h"
#include "app/cli/signal_watcher.h"
#include "engine/api/result.h"

namespace audioldm::cli {

/// Does the lines of the options' shard in this process, prints the result of each on standard
/// output, then a summary, and writes results.jsonl.
/// errors  those of the command's footer
/// thread  the main thread
[[nodiscard]] Result<ExitCode> runLocally(const BatchOptions& options,
                                          const batch::Manifest& manifest,
                                          const batch::OutputFolder& folder,
                                          SignalWatcher& signals);

/// Done when every line is done, else SomeFailed.
[[nodiscard]] ExitCode batchExitCode(const batch::BatchCounts& counts);

}  // namespace audioldm::cli
