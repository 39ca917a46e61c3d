// SPDX-License-Identifier: MIT
#include "app/batch/batch_run.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <tuple>
#include <utility>

#include "engine/core/atomic_file.h"
#include "engine/core/exception.h"
#include "engine/service/task_json.h"
#include "engine/service/task_request.h"

namespace audioldm::batch {
namespace {

using namespace std::chrono_literals;
namespace service = engine::service;

/// Clusters kill what has not ended some seconds after it was told to.
constexpr auto kLongestStep = 4s;
constexpr auto kPauseBetweenLooks = 100ms;
/// Lines that ended the program so often come after all others.
constexpr int kManyCrashes = 2;

TaskResult failedResult(const std::string& id, const Error& error) {
    TaskResult result;
    result.id = id;
    result.error = error;
    return result;
}

/// Runs `write` again when it fails: a full disk or a network may recover.
template <typename Write>
Result<void> persistently(const Write& write) {
    Result<void> written = write();
    for (const auto pause : {100ms, 900ms}) {
        if (written.ok()) {
            break;
        }
        std::this_thread::sleep_for(pause);
        written = write();
    }
    return written;
}

/// What the sounds of a result need on the disk at least, as they are compressed at best to half of
/// 16 bits a sample.
std::uint64_t bytesOf(const TaskResult& result) {
    std::uint64_t bytes = 0;
    for (const TaskTake& taken : result.takes) {
        bytes += taken.take.waveform ? taken.take.waveform->samples.size() : 0;
    }
    return bytes;
}

/// Sounds that could not be stored are not recorded either.
TaskResult storedPart(TaskResult result) {
    std::erase_if(result.takes, [](const TaskTake& take) { return take.file.empty(); });
    return result;
}

double partOf(const Progress& now) {
    const bool decoding = now.stage > Stage::Denoising;
    const double inTake = now.stage < Stage::Denoising || now.steps <= 0
                              ? (decoding ? 1.0 : 0.0)
                              : static_cast<double>(now.step) / now.steps;
    return (now.take + inTake) / std::max(1, now.takes);
}

}  // namespace

BatchRun::BatchRun(std::vector<ManifestLine> lines, const BatchParts& parts, BatchObserver observer,
                   std::stop_token stop)
    : m_lines(std::move(lines)),
      m_parts(parts),
      m_observer(std::move(observer)),
      m_stop(std::move(stop)) {
    scan();
}

bool BatchRun::needsOnlyTheConfiguredModel() const {
    return m_modelOrders.size() == 1 && m_modelOrders.begin()->first.empty();
}

Result<void> BatchRun::run() {
    tell();
    for (std::vector<Item> items = m_items;;) {
        auto busy = attemptEach(items);
        if (!busy) {
            return busy.error();
        }
        items = std::move(busy).value();
        if (items.empty()) {
            return {};
        }
        std::this_thread::sleep_for(kPauseBetweenLooks);
    }
}

void BatchRun::scan() {
    for (const ManifestLine& line : m_lines) {
        ++m_progress.lines;
        if (m_parts.folder.stateOf(line.key) == ItemState::Done) {
            ++m_progress.done;
        } else {
            m_items.push_back(itemOf(line));
            m_estimate.add(m_items.back().work);
        }
    }
    const auto rank = [](const Item& item) {
        return std::tuple(item.crashes >= kManyCrashes ? item.crashes : 0, -item.priority,
                          item.modelOrder);
    };
    std::stable_sort(m_items.begin(), m_items.end(),
                     [&](const Item& left, const Item& right) { return rank(left) < rank(right); });
}

BatchRun::Item BatchRun::itemOf(const ManifestLine& line) {
    Item item;
    item.line = line;
    item.crashes = m_parts.folder.crashesOf(line.key);
    item.failure = m_parts.folder.failureOf(line.key);
    const auto task = taskFromJson(std::string(line.text));
    if (!task) {
        return item;
    }
    item.priority = task.value().priority;
    const int next = static_cast<int>(m_modelOrders.size());
    item.modelOrder = m_modelOrders.emplace(task.value().model, next).first->second;
    TaskParams params = task.value().params;
    params.prompt = params.prompt.value_or("of another take");
    if (const auto request = service::requestOf(params, m_parts.service.config().diffusionSteps)) {
        item.work = workOf(request.value());
    }
    return item;
}

Result<std::vector<BatchRun::Item>> BatchRun::attemptEach(const std::vector<Item>& items) {
    std::vector<Item> busy;
    for (const Item& item : items) {
        if (m_stop.stop_requested()) {
            return std::vector<Item>{};
        }
        const auto ended = attempt(item);
        if (!ended) {
            return ended.error();
        }
        if (ended.value() == Ended::Busy) {
            busy.push_back(item);
        }
    }
    return busy;
}

Result<BatchRun::Ended> BatchRun::attempt(const Item& item) {
    const auto lock = m_parts.locks.tryLock(item.line.key);
    if (!lock) {
        return lock.error();
    }
    if (!lock.value()) {
        return Ended::Busy;
    }
    // Another program may have done it since the scan.
    const bool done = m_parts.folder.stateOf(item.line.key) == ItemState::Done;
    if (done || m_parts.folder.failureOf(item.line.key) != item.failure) {
        m_estimate.drop(item.work);
        ++(done ? m_progress.done : m_progress.failed);
        tell();
        return done ? Ended::Done : Ended::Failed;
    }
    m_estimate.begin(item.work);
    auto ended = attemptLocked(item);
    const bool succeeded = ended.ok() && ended.value() == Ended::Done;
    m_estimate.end(succeeded);
    m_progress.taskId.clear();
    m_progress.task.reset();
    if (ended.ok() && ended.value() != Ended::Stopped) {
        ++(succeeded ? m_progress.done : m_progress.failed);
        tell();
    }
    return ended;
}

Result<BatchRun::Ended> BatchRun::attemptLocked(const Item& item) {
    const std::string text(item.line.text);
    const auto task = prepared(item);
    if (!task) {
        return settle(item, failedResult(service::taskIdIn(text), task.error()));
    }
    m_progress.taskId = task.value().id;
    const auto started = persistently([&] { return m_parts.folder.noteStart(item.line.key); });
    if (!started) {
        return started.error();
    }
    const auto result = make(item, task.value());
    if (!result) {
        m_parts.folder.noteInterruption(item.line.key);
        m_observer.leave();
    }
    if (result->status == TaskStatus::Cancelled) {
        m_parts.folder.noteInterruption(item.line.key);
        return Ended::Stopped;
    }
    noteModelFailure(task.value(), *result);
    return settle(item, *result);
}

Result<Task> BatchRun::prepared(const Item& item) {
    auto task = taskFromJson(std::string(item.line.text));
    if (!task) {
        return task;
    }
    TaskParams& params = task.value().params;
    if (!task.value().contextId.empty()) {
        const auto base = m_parts.store.paramsOf(task.value().contextId);
        if (!base) {
            Error error = base.error();
            error.message = engine::concat("\"data.contextId\": ", error.message);
            return error;
        }
        params = mergedParams(params, base.value());
        task.value().contextId.clear();
    }
    params.seed = params.seed.value_or(m_parts.folder.seedOf(item.line.key));
    const auto request = service::requestOf(params, m_parts.service.config().diffusionSteps);
    if (!request) {
        return request.error();
    }
    params = paramsOf(request.value());
    task.value().priority = 0;
    task.value().storeResults = true;
    return task;
}

std::optional<TaskResult> BatchRun::make(const Item& item, const Task& task) {
    const auto request = service::requestOf(task.params, 1);
    if (!request) {
        return failedResult(task.id, request.error());
    }
    const std::string stem = soundStem(task.id, item.line.key);
    m_parts.folder.removeRemains(item.line.key, stem);
    std::vector<TaskTake> stored = m_parts.store.storedTakes(stem, request.value());
    const int count = request.value().count;
    const int storedCount = static_cast<int>(stored.size());

    TaskResult result;
    result.status = TaskStatus::Succeeded;
    if (storedCount < count) {
        if (const auto broken = m_brokenModels.find(task.model); broken != m_brokenModels.end()) {
            return failedResult(task.id, broken->second);
        }
        Task rest = task;
        rest.params.seed = *request.value().seed + storedCount;
        rest.params.count = count - storedCount;
        m_parts.store.setLine({stem, count, storedCount});
        auto made = wait(rest);
        if (!made) {
            return std::nullopt;
        }
        result = std::move(*made);
    }
    result.id = task.id;
    result.request = request.value();
    result.takes.insert(result.takes.begin(), std::make_move_iterator(stored.begin()),
                        std::make_move_iterator(stored.end()));
    return result;
}

/// None when it does not end soon after a stop.
std::optional<TaskResult> BatchRun::wait(const Task& task) {
    // Shared with the observer, which may outlive this call when the step does not end.
    const auto promise = std::make_shared<std::promise<TaskResult>>();
    std::future<TaskResult> future = promise->get_future();
    TaskObserver observer;
    observer.onProgress = [this](const Progress& now) { onTaskProgress(now); };
    observer.onDone = [promise](const TaskResult& result) { promise->set_value(result); };
    if (const auto submitted = m_parts.service.submit(task, std::move(observer)); !submitted) {
        return failedResult(task.id, submitted.error());
    }
    const std::stop_callback onStop(m_stop, [&] { m_parts.service.cancel(task.id); });
    while (future.wait_for(kPauseBetweenLooks) != std::future_status::ready) {
        if (m_stop.stop_requested() && future.wait_for(kLongestStep) != std::future_status::ready) {
            return std::nullopt;
        }
    }
    return future.get();
}

Result<BatchRun::Ended> BatchRun::settle(const Item& item, const TaskResult& result) {
    const bool succeeded = result.status == TaskStatus::Succeeded;
    if (!succeeded && result.error->code == ErrorCode::Io) {
        // One file may be at fault; a folder that takes nothing any more ends the batch.
        if (const auto writable =
                engine::checkWritable(m_parts.folder.path() / "results.jsonl", bytesOf(result));
            !writable) {
            return writable.error();
        }
    }
    const auto record = recordOf(storedPart(result));
    const auto recorded = persistently([&] {
        return succeeded ? m_parts.folder.recordDone(item.line.key, record)
                         : m_parts.folder.recordFailed(item.line.key, record);
    });
    if (!recorded) {
        return recorded.error();
    }
    BatchCounts ignored;
    m_observer.onResult(resultLine(item.line, m_parts.folder, ignored));
    return succeeded ? Ended::Done : Ended::Failed;
}

/// A model that cannot be loaded fails the other lines that want it at once, not one load each.
void BatchRun::noteModelFailure(const Task& task, const TaskResult& result) {
    const ModelStatus model = m_parts.service.modelStatus();
    if (result.error && model.state == ModelState::Failed && model.error == result.error &&
        result.error->code != ErrorCode::OutOfMemory) {
        m_brokenModels.emplace(task.model, *result.error);
    }
}

void BatchRun::onTaskProgress(const Progress& progress) {
    if (progress.stage != Stage::Loading) {
        m_estimate.computingStarts();
        m_estimate.advance(partOf(progress));
    }
    m_progress.task = progress;
    tell();
}

void BatchRun::tell() {
    m_progress.secondsLeft = m_estimate.secondsLeft();
    m_observer.onProgress(m_progress);
}

}  // namespace audioldm::batch
