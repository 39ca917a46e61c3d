// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "engine/api/take_store.h"
#include "engine/service/model_keeper.h"
#include "engine/service/task_queue.h"
#include "engine/service/unfinished_takes.h"

namespace audioldm::engine::service {

/// What a run needs of the service. The references outlive the run.
struct RunSurroundings {
    TakeStore& store;
    ModelKeeper& models;
    UnfinishedTakes& unfinished;
    LatentsPlace latentsPlace = LatentsPlace::Memory;
    EngineConfig config;
    /// Called between the steps, for what must not wait for the end of the task.
    std::function<void()> betweenSteps;
};

/// One task on the engine thread, from the loading of its model to its last take.
class TaskRun final {
public:
    TaskRun(QueueEntry& entry, const RunSurroundings& surroundings);

    /// Runs the task and tells its observer all but the end. Failures are in the result.
    [[nodiscard]] TaskResult run();

private:
    using Clock = std::chrono::steady_clock;

    void makeTakes();
    void report(Progress progress);
    void keepTake(const Take& take, int index, const GenerationResult& soFar);
    [[nodiscard]] Result<TaskTake> storeTake(const Take& take, int index,
                                             const GenerationResult& soFar);
    [[nodiscard]] LatentsKeeping latentsKeeping();
    void dropLatents(std::int64_t seed);
    void setReport(const GenerationResult& made);
    void fail(const Error& error);

    QueueEntry& m_entry;
    const RunSurroundings& m_surroundings;
    const Clock::time_point m_start = Clock::now();
    const int m_earlierTakes;
    TaskResult m_result;
    std::optional<Error> m_storeError;
    std::map<std::int64_t, std::string> m_latents;  // keys of what is kept, by the take's seed
    double m_saveSeconds = 0;
};

}  // namespace audioldm::engine::service
