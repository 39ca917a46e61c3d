// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/batch/output_folder.h"
#include "app/batch/sound_names.h"
#include "engine/api/take_store.h"

namespace audioldm::batch {

/// The line whose takes are stored next.
struct StoredLine {
    std::string stem;   ///< see soundStem()
    int takes = 1;      ///< of the whole line
    int firstTake = 0;  ///< of the task that runs now: those before it are stored already
};

/// Stores the takes of a batch as sound files with their recipe in its output folder. The takes
/// that tasks refer to come from another store, the user's library.
///
/// thread  setLine() between tasks; the rest as TakeStore says
class BatchTakeStore final : public TakeStore {
public:
    /// Opens the store of the takes that tasks refer to; called when the first task does so.
    using LibraryOpener = std::function<Result<std::unique_ptr<TakeStore>>()>;
    /// Keeps the end of the process off while the lock lives.
    using HoldOffExit = std::function<std::unique_lock<std::timed_mutex>()>;

    /// folder  must outlive the store
    BatchTakeStore(const OutputFolder& folder, SoundStyle style, LibraryOpener openLibrary,
                   HoldOffExit holdOffExit);

    void setLine(StoredLine line) { m_line = std::move(line); }

    /// The takes of the line that are stored, from take 0 on without a gap, as far as they are what
    /// `request` asks for; read back from their files.
    [[nodiscard]] std::vector<TaskTake> storedTakes(const std::string& stem,
                                                    const GenerationRequest& request) const;

    [[nodiscard]] Result<TaskParams> paramsOf(const std::string& contextId) override;
    /// Tries again twice when the disk refuses: the sound took longer to make.
    [[nodiscard]] Result<StoredFile> storeTake(const FinishedTake& finished) override;

    // The batch keeps its own record of what waits and what is done.
    [[nodiscard]] Result<void> taskQueued(const Task&) override { return {}; }
    [[nodiscard]] Result<void> taskStarted(const std::string&) override { return {}; }
    [[nodiscard]] Result<void> taskDone(const TaskResult&) override { return {}; }
    [[nodiscard]] Result<std::vector<PendingTask>> takeOverPendingTasks() override {
        return std::vector<PendingTask>{};
    }

private:
    const OutputFolder& m_folder;
    const SoundStyle m_style;
    const LibraryOpener m_openLibrary;
    const HoldOffExit m_holdOffExit;
    StoredLine m_line;
    std::unique_ptr<TakeStore> m_library;  // null until a task refers to a take
};

}  // namespace audioldm::batch
