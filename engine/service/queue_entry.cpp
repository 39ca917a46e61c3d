// SPDX-License-Identifier: MIT
#include "engine/service/queue_entry.h"

#include <utility>

#include "engine/core/exception.h"
#include "engine/core/memory_shortage.h"
#include "engine/core/random_seed.h"
#include "engine/service/model_tools.h"
#include "engine/service/task_request.h"

namespace audioldm::engine::service {
namespace {

/// What the task says, completed by the take that it refers to.
Result<TaskParams> completeParams(const Task& task, TakeStore& store) {
    if (task.contextId.empty()) {
        return task.params;
    }
    const auto base = store.paramsOf(task.contextId);
    if (base.ok()) {
        return mergedParams(task.params, base.value());
    }
    Error error = base.error();
    if (error.code == ErrorCode::InvalidRequest) {
        error.context = "data.contextId";
        error.message = concat("\"data.contextId\": ", error.message);
    }
    return error;
}

Result<void> checkRunnable(const GenerationRequest& request) {
    const auto scheduler = checkScheduler(request.scheduler, request.eta, knownSchedulers());
    return scheduler.ok() ? scheduler : Result<void>{atTaskField(scheduler.error())};
}

std::optional<Error> verdictOn(const PendingTask& left, const Result<GenerationRequest>& request) {
    if (!request) {
        return request.error();
    }
    if (!request.value().seed) {
        return Error{ErrorCode::InvalidRequest,
                     "The task was kept without its seed, so it cannot be gone on with. Start it "
                     "anew.",
                     "data.params.seed"};
    }
    const auto finished = static_cast<int>(left.stored.size());
    if (left.tries >= kMostTries && finished < request.value().count) {
        return Error{ErrorCode::Internal,
                     concat("The program ended ", left.tries,
                            " times while it made this, so it is not tried again. The takes that ",
                            "were finished are kept."),
                     left.task.id};
    }
    return std::nullopt;
}

/// The takes that an earlier run has stored; their waveforms are in their files.
std::vector<TaskTake> earlierTakes(const std::vector<StoredFile>& stored,
                                   const GenerationRequest& request) {
    std::vector<TaskTake> takes;
    for (const StoredFile& file : stored) {
        TaskTake take;
        take.take.seed = request.seed.value_or(0) + static_cast<std::int64_t>(takes.size());
        take.file = file.file;
        take.contextId = file.contextId;
        take.clippedSamples = file.clippedSamples;
        takes.push_back(std::move(take));
    }
    return takes;
}

void prepareEnd(QueueEntry& entry) {
    entry.end.id = entry.task.id;
    entry.end.status = TaskStatus::Failed;
    entry.end.request = entry.request;
    entry.end.error = memoryShortage();
}

}  // namespace

Result<QueueEntryPtr> entryOf(const Task& task, TaskObserver observer, TakeStore& store,
                              const EngineConfig& config) {
    if (const auto checked = checkTaskFields(task); !checked) {
        return checked.error();
    }
    const auto params = completeParams(task, store);
    if (!params) {
        return params.error();
    }
    auto request = requestOf(params.value(), config.diffusionSteps);
    if (!request) {
        return request.error();
    }
    if (const auto checked = checkRunnable(request.value()); !checked) {
        return checked.error();
    }
    if (!request.value().seed) {
        request.value().seed = randomSeed();
    }
    auto entry = std::make_shared<QueueEntry>();
    entry->task = task;
    entry->task.params = paramsOf(request.value());
    entry->request = std::move(request).value();
    entry->observer = std::move(observer);
    prepareEnd(*entry);
    return entry;
}

QueueEntryPtr entryOf(PendingTask left, const EngineConfig& config) {
    auto entry = std::make_shared<QueueEntry>();
    const auto request = requestOf(left.task.params, config.diffusionSteps);
    entry->verdict = verdictOn(left, request);
    if (request.ok()) {
        entry->request = request.value();
        entry->end.takes = earlierTakes(left.stored, entry->request);
    }
    entry->task = std::move(left.task);
    prepareEnd(*entry);
    return entry;
}

}  // namespace audioldm::engine::service
