// SPDX-License-Identifier: MIT
#include "engine/service/task_run.h"

#include <new>
#include <utility>

#include "engine/core/exception.h"
#include "engine/core/memory_shortage.h"

namespace audioldm::engine::service {
namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The error of a model that the task itself names.
Error atModelField(Error error) {
    if (error.code == ErrorCode::ModelMissing) {
        error.message = concat("\"data.model\": ", error.message);
        error.context = "data.model";
    }
    return error;
}

}  // namespace

TaskRun::TaskRun(QueueEntry& entry, const RunSurroundings& surroundings)
    : m_entry(entry),
      m_surroundings(surroundings),
      m_earlierTakes(static_cast<int>(entry.end.takes.size())) {
    m_result.id = entry.task.id;
    m_result.request = entry.request;
    m_result.takes = entry.end.takes;
    m_result.status = TaskStatus::Succeeded;
}

TaskResult TaskRun::run() {
    try {
        if (m_earlierTakes < m_entry.request.count) {
            makeTakes();
        }
    } catch (const std::bad_alloc&) {
        m_result.status = TaskStatus::Failed;
        m_result.error = memoryShortage();
    } catch (const std::exception& exception) {
        fail({ErrorCode::Internal, concat("A defect of this program: ", exception.what()), {}});
    }
    if (m_entry.cancelled) {
        while (!m_latents.empty()) {
            dropLatents(m_latents.begin()->first);
        }
    }
    m_result.report.seconds.save = m_saveSeconds;
    m_result.report.seconds.total = secondsSince(m_start);
    return std::move(m_result);
}

void TaskRun::makeTakes() {
    const std::stop_token stop = m_entry.stop.get_token();
    const auto progress = [this](const Progress& now) { report(now); };
    const auto loaded = m_surroundings.models.provide(
        m_surroundings.config, m_entry.task.model, m_entry.request.durationSeconds, stop, progress);
    if (const auto* const error = std::get_if<Error>(&loaded)) {
        fail(m_entry.task.model.empty() ? *error : atModelField(*error));
        return;
    }
    if (std::holds_alternative<Cancelled>(loaded)) {
        m_result.status = TaskStatus::Cancelled;
        return;
    }
    GenerationRequest request = m_entry.request;
    request.seed = *request.seed + m_earlierTakes;
    request.count -= m_earlierTakes;
    PreviewCallback onPreview;
    if (m_entry.observer.onPreview) {
        onPreview = [this](TaskPreview preview) {
            preview.take += m_earlierTakes;
            m_entry.observer.onPreview(preview);
        };
    }
    const auto made = m_surroundings.models.bridge().generate(
        request, stop, progress,
        [this](const Take& take, int index, const GenerationResult& soFar) {
            keepTake(take, index + m_earlierTakes, soFar);
        },
        onPreview, latentsKeeping());
    if (m_storeError) {
        fail(*m_storeError);
    } else if (const auto* const error = std::get_if<Error>(&made)) {
        fail(*error);
    } else if (std::holds_alternative<Cancelled>(made)) {
        m_result.status = TaskStatus::Cancelled;
    } else {
        setReport(std::get<GenerationResult>(made));
    }
}

void TaskRun::report(Progress progress) {
    m_surroundings.betweenSteps();
    if (!m_entry.observer.onProgress) {
        return;
    }
    progress.take += m_earlierTakes;
    progress.takes = m_entry.request.count;
    progress.elapsedSeconds = secondsSince(m_start);
    m_entry.observer.onProgress(progress);
}

void TaskRun::keepTake(const Take& take, int index, const GenerationResult& soFar) {
    setReport(soFar);
    const Clock::time_point start = Clock::now();
    if (m_entry.task.storeResults) {
        report({Stage::Saving, index - m_earlierTakes, 1, 0, 0, 0});
    }
    Result<TaskTake> kept = storeTake(take, index, soFar);
    m_saveSeconds += secondsSince(start);
    if (!kept) {
        // The sound itself is in the result, but takes that cannot be stored need not be made.
        m_storeError = m_storeError.value_or(kept.error());
        m_result.takes.push_back({take, {}, {}, 0});
        m_entry.stop.request_stop();
        return;
    }
    dropLatents(take.seed);
    m_result.takes.push_back(std::move(kept).value());
    if (m_entry.observer.onTake) {
        m_entry.observer.onTake(m_result.takes.back(), index);
    }
}

Result<TaskTake> TaskRun::storeTake(const Take& take, int index, const GenerationResult& soFar) {
    if (!m_entry.task.storeResults) {
        return TaskTake{take, {}, {}, 0};
    }
    const auto stored =
        m_surroundings.store.storeTake({m_entry.task, m_entry.request, take, index, soFar});
    if (!stored) {
        return stored.error();
    }
    return TaskTake{take, stored.value().file, stored.value().contextId,
                    stored.value().clippedSamples};
}

LatentsKeeping TaskRun::latentsKeeping() {
    LatentsKeeping keeping;
    keeping.find = [this](const std::string& key, std::int64_t seed) {
        auto found = m_surroundings.unfinished.find(key, m_surroundings.latentsPlace);
        if (found) {
            m_latents[seed] = key;
        }
        return found;
    };
    keeping.keep = [this](const std::string& key, std::int64_t seed, const Latents& latents) {
        m_latents[seed] = key;
        m_surroundings.unfinished.keep(key, latents, m_surroundings.latentsPlace);
    };
    return keeping;
}

void TaskRun::dropLatents(std::int64_t seed) {
    if (const auto found = m_latents.find(seed); found != m_latents.end()) {
        m_surroundings.unfinished.drop(found->second, m_surroundings.latentsPlace);
        m_latents.erase(found);
    }
}

void TaskRun::setReport(const GenerationResult& made) {
    m_result.report = made;
    m_result.report.takes.clear();
}

void TaskRun::fail(const Error& error) {
    m_result.status = TaskStatus::Failed;
    m_result.error = error;
}

}  // namespace audioldm::engine::service
