// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "engine/api/result.h"

namespace audioldm::batch {

/// The elements of a job array that have not ended.
struct SlurmElements {
    int running = 0;
    int waiting = 0;
    std::string reason;  ///< why one of them waits, as Slurm names it; may be empty
};

/// Slurm as its own commands show it.
/// errors  Io with what the command said, for each function
/// thread  any; waits for the command

/// Submits a script. Gives back the job's id.
[[nodiscard]] Result<std::string> submitJob(const std::filesystem::path& script);

/// What is left of a job; nothing of one that has ended or that Slurm does not know any more.
[[nodiscard]] Result<SlurmElements> elementsOf(const std::string& jobId);

}  // namespace audioldm::batch
