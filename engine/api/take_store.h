// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/api/latents.h"
#include "engine/api/result.h"
#include "engine/api/task.h"

namespace audioldm {

/// A take that is to be stored, with all that is known of it. The references live as long as the
/// call.
struct FinishedTake {
    const Task& task;                  ///< its contextId is the take that this one was derived from
    const GenerationRequest& request;  ///< everything filled in; its seed is that of take 0
    const Take& take;                  ///< its own seed is in it
    int index = 0;                     ///< which of the request's takes, from 0
    /// With what it was made (model, device, precision, ...); seconds and bytes are not final.
    const GenerationResult& soFar;
};

/// Where a take was stored.
struct StoredFile {
    std::string file;       ///< absolute path
    std::string contextId;  ///< its name in the library
    std::int64_t clippedSamples = 0;
};

/// A task that a program has left behind.
struct PendingTask {
    Task task;      ///< as it was given to taskQueued()
    int tries = 0;  ///< how often it was started: 0 when it was still waiting
    /// The takes of it that are stored, from take 0 on without a gap; they need not be made again.
    std::vector<StoredFile> stored;
};

/// Keeps what the service makes and, where the service is told to, its queue. Implemented by
/// engine::context::ContextManager and by fakes.
///
/// The service calls paramsOf() for every task with a contextId, and all else only for tasks with
/// storeResults: the others leave no trace. A program may have many services and a library many
/// programs, so task ids are unique only among the tasks that one store object was told of and that
/// are not done.
///
/// Every change is on the disk (synced, committed) when its function returns without an error, and
/// has not happened at all when it returns one.
/// errors  Io with path and cause for every function; others are named below
/// thread  any; the service calls storeTake(), taskStarted() and taskDone() on the engine thread,
///         the others on the thread that submits. Must not call back into the service.
class TakeStore {
public:
    TakeStore() = default;
    virtual ~TakeStore() = default;
    TakeStore(const TakeStore&) = delete;
    TakeStore& operator=(const TakeStore&) = delete;

    /// What the take was made with, its own seed and prompts included, the count left out.
    /// errors  InvalidRequest: there is no such take
    [[nodiscard]] virtual Result<TaskParams> paramsOf(const std::string& contextId) = 0;

    /// Stores the file, then the row that names it. Called once for each take, as soon as it is
    /// finished.
    [[nodiscard]] virtual Result<StoredFile> storeTake(const FinishedTake& finished) = 0;

    /// The task waits. All of its params are filled in, also those that came from its contextId and
    /// a seed that was drawn, so that it gives the same sound when it is run later. Called again
    /// for a task that was started when the program is closed before it is done: it keeps its
    /// place, and its tries count from 0 again.
    [[nodiscard]] virtual Result<void> taskQueued(const Task& task) = 0;

    /// A task that waits is started: counts its tries. Called before any other work on it.
    [[nodiscard]] virtual Result<void> taskStarted(const std::string& taskId) = 0;

    /// The task has ended, in whichever way: it does not wait any more (if it did), and the
    /// result's report belongs to its takes. After a cancel or an error the takes that were stored
    /// stay.
    [[nodiscard]] virtual Result<void> taskDone(const TaskResult& result) = 0;

    /// The tasks that waited or ran in programs that have ended since, in the order in which they
    /// were queued. They are this store object's from now on: no other one is given them. One whose
    /// id is in use here is given another.
    [[nodiscard]] virtual Result<std::vector<PendingTask>> takeOverPendingTasks() = 0;

    /// Keeps the latents of a take of a task that waits or runs (see LatentsKeeping) until
    /// dropLatents(), also beyond the end of the program. A store need not do so; then the steps
    /// are made again.
    [[nodiscard]] virtual Result<void> keepLatents(const std::string& key, const Latents& latents) {
        static_cast<void>(key);
        static_cast<void>(latents);
        return {};
    }
    /// What was kept under that key; none when there is nothing, or it is damaged.
    [[nodiscard]] virtual std::optional<Latents> latentsOf(const std::string& key) {
        static_cast<void>(key);
        return std::nullopt;
    }
    virtual void dropLatents(const std::string& key) { static_cast<void>(key); }
};

}  // namespace audioldm
