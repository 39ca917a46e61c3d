// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/result.h"

namespace audioldm::batch {

/// What a job asks Slurm for. Texts are as sbatch takes them; what is not given is left to the
/// cluster.
struct SlurmResources {
    int elements = 1;           ///< of the array; each loads the model once and does its shard
    std::optional<int> atOnce;  ///< most elements that run at the same time
    std::optional<std::string> partition;
    std::optional<std::string> account;
    std::optional<std::string> time;    ///< of an element: "2:00:00"
    std::optional<std::string> cpus;    ///< of an element
    std::optional<std::string> memory;  ///< of an element: "8G"
    std::optional<std::string> gpus;    ///< of an element: "1", "a100:1"
    std::vector<std::string> others;    ///< other options of sbatch: "--qos=low"
};

/// What the elements of a job do.
struct SlurmWork {
    std::filesystem::path program;       ///< this program, absolute
    std::filesystem::path manifest;      ///< absolute
    std::filesystem::path outputFolder;  ///< absolute
    std::filesystem::path slurmFolder;   ///< for logs and ends of elements, absolute
    std::vector<std::string> options;    ///< of the command, besides those above
    bool threadsGiven = false;           ///< the options say how many threads to use
};

/// Whether Slurm would understand the resources as they are meant: no white space, no line breaks.
/// errors  InvalidRequest naming the option
[[nodiscard]] Result<void> checkResources(const SlurmResources& resources);

/// The script of a job array: each element runs this program once on its shard. It passes USR1 and
/// TERM on, writes how the program ended to exit-K, and has Slurm queue the element again when its
/// time is nearly up (USR1) or something killed the program (three times at most).
/// errors  InvalidRequest: a path that cannot stand in a script's #SBATCH line
[[nodiscard]] Result<std::string> slurmScript(const SlurmResources& resources,
                                              const SlurmWork& work);

/// The file to which element `index` writes its end.
[[nodiscard]] std::filesystem::path elementEndFile(const std::filesystem::path& slurmFolder,
                                                   int index);

}  // namespace audioldm::batch
