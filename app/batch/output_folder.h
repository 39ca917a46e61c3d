// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/result.h"

namespace audioldm::batch {

/// How far a line of a manifest is.
enum class ItemState {
    Waiting,
    Done,
    Failed,  ///< in its last run; the next one tries it again
};

/// The folder that a batch writes into, and what it remembers there. Several programs, on several
/// machines, may use one folder at once.
///
///   NAME.wav                             the takes
///   results.jsonl                        what became of each line
///   .audioldm-batch/batch.json           {"version": 1, "seed": "..."}
///   .audioldm-batch/lock                 see ItemLocks
///   .audioldm-batch/items/ab/KEY.done    the result of a line that succeeded, a task result
///   .audioldm-batch/items/ab/KEY.failed  the same of one that failed
///   .audioldm-batch/items/ab/KEY.tries   a letter for each start ("s") and each stop that a signal
///                                        asked for ("i"); of no meaning when it is done
///   .audioldm-batch/slurm/               script, log and end of the elements of a Slurm job
///
/// A take and a record appear whole or not at all, and stay after a power loss. A line is done when
/// its record is there, which comes after its takes.
/// errors  Io with path and cause for every function that returns a Result
/// thread  any
class OutputFolder final {
public:
    /// Opens the folder, or makes it and those above it.
    /// errors  Io; InvalidRequest: it holds a batch of a newer version of this program, or one that
    ///         cannot be read
    [[nodiscard]] static Result<OutputFolder> open(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }  ///< absolute
    [[nodiscard]] std::filesystem::path lockFile() const { return m_memory / "lock"; }
    [[nodiscard]] std::filesystem::path slurmFolder() const { return m_memory / "slurm"; }
    /// Held by the program that writes results.jsonl.
    [[nodiscard]] std::filesystem::path resultsLockFile() const {
        return m_memory / "results.lock";
    }

    /// The seed of a line that gives none: drawn when the folder was made, then always the same, so
    /// that a line that was cut off goes on with the sound that it began.
    [[nodiscard]] std::int64_t seedOf(const std::string& key) const;

    [[nodiscard]] ItemState stateOf(const std::string& key) const;
    /// When the failure that is recorded was recorded, in nanoseconds; 0 without one. Tells one
    /// failure from another.
    [[nodiscard]] std::int64_t failureOf(const std::string& key) const;

    /// The result that was recorded; none for a line that waits, or whose record is damaged.
    [[nodiscard]] std::optional<nlohmann::ordered_json> recordOf(const std::string& key) const;
    [[nodiscard]] Result<void> recordDone(const std::string& key,
                                          const nlohmann::ordered_json& result) const;
    [[nodiscard]] Result<void> recordFailed(const std::string& key,
                                            const nlohmann::ordered_json& result) const;

    [[nodiscard]] Result<void> noteStart(const std::string& key) const;
    /// Best effort: all that depends on it is the order of the next run.
    void noteInterruption(const std::string& key) const;
    /// How often a program ended without a word while it did this line.
    [[nodiscard]] int crashesOf(const std::string& key) const;

    /// Removes what programs that were killed left half written of a line. Its lock must be held.
    void removeRemains(const std::string& key, const std::string& soundStem) const;
    /// The same of a file beside the takes that nobody else writes now.
    void removeRemainsOf(const std::string& name) const;

private:
    OutputFolder() = default;
    void findRemains();
    [[nodiscard]] std::filesystem::path item(const std::string& key, const char* kind) const;
    [[nodiscard]] Result<void> record(const std::string& key, const char* kind,
                                      const nlohmann::ordered_json& result) const;

    std::filesystem::path m_path;
    std::filesystem::path m_memory;
    std::string m_seed;
    std::vector<std::string> m_remains;  // names of temporary files beside the takes
};

}  // namespace audioldm::batch
