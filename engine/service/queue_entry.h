// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"
#include "engine/api/generation_service.h"
#include "engine/api/result.h"
#include "engine/api/take_store.h"
#include "engine/api/task.h"

namespace audioldm::engine::service {

/// A task on its way through the service. All but the last three is written before it is put into
/// the queue and only read afterwards.
struct QueueEntry {
    Task task;  ///< with all params filled in
    GenerationRequest request;
    TaskObserver observer;
    std::optional<Error> verdict;  ///< when set, the task fails with it without being run
    /// How the task ends when nothing is done for it any more: with the takes that an earlier run
    /// has stored, and for want of memory. Made while there is memory; whoever ends the task may
    /// take it, on the engine thread.
    TaskResult end;
    std::stop_source stop;  ///< any thread; stops the task when it runs
    /// Any thread; false for a task that ends because the service does.
    std::atomic<bool> cancelled = false;
};
using QueueEntryPtr = std::shared_ptr<QueueEntry>;

/// How often a task may be started before it counts as what ends the program.
inline constexpr int kMostTries = 2;

/// Checks a task and fills in what it does not say: from the take that it refers to, from `config`,
/// and a drawn seed.
/// errors  InvalidRequest with the path of the field; Io
/// thread  any
[[nodiscard]] Result<QueueEntryPtr> entryOf(const Task& task, TaskObserver observer,
                                            TakeStore& store, const EngineConfig& config);

/// The entry of a task that an ended program has left behind; with a verdict when it was tried
/// kMostTries times and is not finished, or cannot be read any more.
/// thread  any
[[nodiscard]] QueueEntryPtr entryOf(PendingTask left, const EngineConfig& config);

}  // namespace audioldm::engine::service
