// SPDX-License-Identifier: MIT
#include "engine/service/queue_entry.h"

#include <utility>

#include "engine/core/exception.h"
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
    if (left.tries >= kMostTries) {
        return Error{ErrorCode::Internal,
                     concat("The program ended ", left.tries,
                            " times while it made this, so it is not tried again. The takes that ",
                            "were finished are kept."),
                     left.task.id};
    }
    return std::nullopt;
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
    return entry;
}

QueueEntryPtr entryOf(PendingTask left, const EngineConfig& config) {
    auto entry = std::make_shared<QueueEntry>();
    const auto request = requestOf(left.task.params, config.diffusionSteps);
    entry->verdict = verdictOn(left, request);
    if (request.ok()) {
        entry->request = request.value();
    }
    entry->task = std::move(left.task);
    entry->stored = std::move(left.stored);
    return entry;
}

}  // namespace audioldm::engine::service
