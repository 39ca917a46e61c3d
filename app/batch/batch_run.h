// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/batch/batch_results.h"
#include "app/batch/batch_take_store.h"
#include "app/batch/item_locks.h"
#include "app/batch/manifest.h"
#include "app/batch/output_folder.h"
#include "app/batch/work_estimate.h"
#include "engine/api/generation_service.h"

namespace audioldm::batch {

/// Where a batch is.
struct BatchProgress {
    int lines = 0;
    int done = 0;
    int failed = 0;
    std::optional<double> secondsLeft;
    std::string taskId;            ///< of the line that is being done; empty between two
    std::optional<Progress> task;  ///< where that one is
    std::string note;              ///< what else there is to say; may be empty
};

/// What the run tells while it goes on, on the thread that runs it or the engine thread, one call
/// at a time.
struct BatchObserver {
    std::function<void(const BatchProgress&)> onProgress;
    /// A line was done or has failed here: the line of results.jsonl.
    std::function<void(const nlohmann::ordered_json& result)> onResult;
    /// Ends the process at once, as the step that runs takes too long after a stop. Does not
    /// return.
    std::function<void()> leave;
};

/// What a run works with; the references outlive it.
struct BatchParts {
    const OutputFolder& folder;
    const ItemLocks& locks;
    GenerationService& service;
    BatchTakeStore& store;  ///< the service's
};

/// Does the lines of a manifest that are not done: each line once, whichever other programs work on
/// the same folder. Lines of one model follow one another, so that each model is loaded once; lines
/// that ended the program before come last.
///
/// thread  one, which waits while the engine thread works
class BatchRun final {
public:
    BatchRun(std::vector<ManifestLine> lines, const BatchParts& parts, BatchObserver observer,
             std::stop_token stop);

    /// Whether every line that is not done leaves the model to the configuration; false without
    /// any.
    [[nodiscard]] bool needsOnlyTheConfiguredModel() const;

    /// Until all lines are done or have failed, or a stop is asked for.
    /// errors  Io: the output folder cannot be written any more; what was done is kept
    [[nodiscard]] Result<void> run();

private:
    /// A line that is not done.
    struct Item {
        ManifestLine line;
        int crashes = 0;
        std::int64_t failure = 0;  ///< see OutputFolder::failureOf()
        int priority = 0;
        int modelOrder = 0;
        double work = 0;
    };
    enum class Ended {
        Done,
        Failed,
        Busy,  ///< another program does it
        Stopped,
    };

    void scan();
    [[nodiscard]] Item itemOf(const ManifestLine& line);
    [[nodiscard]] Result<Ended> attempt(const Item& item);
    [[nodiscard]] Result<Ended> attemptLocked(const Item& item);
    /// Gives back those that other programs do; none after a stop.
    [[nodiscard]] Result<std::vector<Item>> attemptEach(const std::vector<Item>& items);

    /// The task with everything filled in, so that a later run makes the same.
    [[nodiscard]] Result<Task> prepared(const Item& item);
    [[nodiscard]] std::optional<TaskResult> make(const Item& item, const Task& task);
    [[nodiscard]] std::optional<TaskResult> wait(const Task& task);
    [[nodiscard]] Result<Ended> settle(const Item& item, const TaskResult& result);
    void noteModelFailure(const Task& task, const TaskResult& result);
    void tell();
    void onTaskProgress(const Progress& progress);

    const std::vector<ManifestLine> m_lines;
    const BatchParts m_parts;
    const BatchObserver m_observer;
    const std::stop_token m_stop;

    std::vector<Item> m_items;
    std::map<std::string, int> m_modelOrders;
    std::map<std::string, Error> m_brokenModels;  // by the name that tasks give
    BatchProgress m_progress;
    WorkEstimate m_estimate;
};

}  // namespace audioldm::batch
