// SPDX-License-Identifier: MIT
#pragma once

#include "app/batch/manifest.h"
#include "app/batch/output_folder.h"
#include "app/cli/batch_options.h"
#include "app/cli/exit_code.h"
#include "app/cli/signal_watcher.h"
#include "engine/api/result.h"

namespace audioldm::cli {

/// Submits the batch to Slurm, unless a job of it runs already, follows the job and collects its
/// results. A stop ends the following alone.
/// thread  the main thread
[[nodiscard]] Result<ExitCode> runOnSlurm(const BatchOptions& options,
                                          const batch::Manifest& manifest,
                                          const batch::OutputFolder& folder,
                                          SignalWatcher& signals);

}  // namespace audioldm::cli
