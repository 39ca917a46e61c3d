// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/batch/batch_run.h"
#include "app/batch/manifest.h"
#include "app/batch/output_folder.h"
#include "app/batch/slurm_script.h"
#include "engine/context/lock_file.h"

namespace audioldm::batch {

/// A job of this batch.
struct SlurmJob {
    std::string id;
    int elements = 0;
    bool isNew = false;  ///< it was submitted now
};

/// A batch as an array job of Slurm. Knows of it what the output folder and Slurm's commands say,
/// so it may end and another one go on with following.
///
/// errors  Io for every function
/// thread  one
class SlurmBatch final {
public:
    /// folder  on a file system that the machines of the cluster share; must outlive this
    SlurmBatch(const Manifest& manifest, const OutputFolder& folder)
        : m_manifest(manifest),
          m_folder(folder) {}

    /// Writes the script, job.sh of the output folder's slurm folder, and a copy of the manifest
    /// beside it. errors  InvalidRequest too, see slurmScript()
    /// work  its manifest and folders are filled in here
    [[nodiscard]] Result<std::filesystem::path> writeScript(const SlurmResources& resources,
                                                            SlurmWork work) const;

    /// Held by the one program that looks for a job and submits one where there is none.
    /// errors  Io: it cannot be had, for instance because another program has held it for a minute
    [[nodiscard]] Result<engine::context::LockFile> lockSubmission() const;

    /// The job that was submitted for this folder, if Slurm still has it.
    [[nodiscard]] Result<std::optional<SlurmJob>> runningJob() const;

    /// Submits the script.
    [[nodiscard]] Result<SlurmJob> submit(const std::filesystem::path& script, int elements) const;

    /// Follows a job until no element of it waits or runs, or a stop is asked for.
    [[nodiscard]] Result<void> follow(const SlurmJob& job, std::chrono::milliseconds pause,
                                      const std::function<void(const BatchProgress&)>& onProgress,
                                      const std::stop_token& stop) const;

    /// A sentence for each element that did not end by itself, with the place of its log.
    [[nodiscard]] std::vector<std::string> complaints(const SlurmJob& job) const;

private:
    const Manifest& m_manifest;
    const OutputFolder& m_folder;
};

}  // namespace audioldm::batch
