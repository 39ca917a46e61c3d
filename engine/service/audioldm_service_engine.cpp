// SPDX-License-Identifier: MIT
// What the service does on its engine thread.
#include <new>
#include <utility>

#include "engine/core/memory_shortage.h"
#include "engine/service/audioldm_service.h"
#include "engine/service/task_run.h"

namespace audioldm::engine::service {
namespace {

/// The result of a task that ends while it waits, or as the service does. Needs no memory.
TaskResult endedResult(QueueEntry& entry) {
    TaskResult result = std::move(entry.end);
    result.status = entry.verdict ? TaskStatus::Failed : TaskStatus::Cancelled;
    result.error = std::move(entry.verdict);
    return result;
}

}  // namespace

void AudioLDMService::runEngine(const std::stop_token& stop) {
    whenThereIsMemory([&] { m_models.open(config()); });
    while (!stop.stop_requested()) {
        whenThereIsMemory([&] { workOnce(stop); });
    }
    tellEndedTasks();
    answerQuestions(true);
    m_models.close();
}

void AudioLDMService::workOnce(const std::stop_token& stop) {
    answerQuestions(false);
    tellEndedTasks();
    if (const QueueEntryPtr entry = m_queue.start()) {
        runTask(entry);
    } else if (!followWish(stop)) {
        waitForNews(stop);
        unloadWhenIdle();
    }
}

void AudioLDMService::waitForNews(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    const auto hasNews = [this] { return m_hasNews; };
    if (m_idleSince && m_config.idleUnloadSeconds > 0) {
        const std::chrono::duration<double> idle(m_config.idleUnloadSeconds);
        const auto due = *m_idleSince + std::chrono::duration_cast<Clock::duration>(idle);
        (void)m_news.wait_until(lock, stop, due, hasNews);
    } else {
        (void)m_news.wait(lock, stop, hasNews);
    }
    m_hasNews = false;
}

void AudioLDMService::unloadWhenIdle() {
    const double limit = config().idleUnloadSeconds;
    if (!m_idleSince || limit <= 0 || m_queue.hasWaiting()) {
        return;
    }
    const std::chrono::duration<double> idle = Clock::now() - *m_idleSince;
    if (idle.count() >= limit) {
        m_models.unload();
        m_idleSince.reset();
    }
}

void AudioLDMService::answerQuestions(bool ending) {
    std::vector<Question> questions;
    {
        const std::scoped_lock lock(m_mutex);
        questions.swap(m_questions);
    }
    for (const Question& question : questions) {
        question(ending);
    }
}

void AudioLDMService::tellEndedTasks() {
    while (const QueueEntryPtr entry = m_queue.takeEnded()) {
        finish(entry, endedResult(*entry), Ended::Waiting);
    }
}

void AudioLDMService::runTask(const QueueEntryPtr& entry) {
    m_streams.queueChanged();
    m_streams.setWorking(true);
    TaskResult result;
    try {
        result = resultOf(entry);
    } catch (const std::bad_alloc&) {
        result = std::move(entry->end);
    }
    m_streams.setWorking(false);
    try {
        m_idleSince = m_models.holdsModel() ? std::optional(Clock::now()) : std::nullopt;
    } catch (const std::bad_alloc&) {
        m_idleSince = Clock::now();
    }
    finish(entry, std::move(result), Ended::Running);
}

TaskResult AudioLDMService::resultOf(const QueueEntryPtr& entry) {
    if (isNoted(entry->task)) {
        if (const auto started = m_store.taskStarted(entry->task.id); !started) {
            const Error error = started.error();
            TaskResult result = endedResult(*entry);
            result.status = TaskStatus::Failed;
            result.error = error;
            return result;
        }
    }
    const RunSurroundings surroundings{
        m_store,
        m_models,
        m_unfinished,
        isNoted(entry->task) ? LatentsPlace::MemoryAndStore : LatentsPlace::Memory,
        config(),
        [this] {
            answerQuestions(false);
            tellEndedTasks();
        }};
    return TaskRun(*entry, surroundings).run();
}

void AudioLDMService::finish(const QueueEntryPtr& entry, TaskResult result, Ended ended) {
    const auto noted = unlessMemoryIsShort([&] { return noteEnd(*entry, result, ended); });
    if (!noted && !result.error) {
        result.status = TaskStatus::Failed;
        whenThereIsMemory([&] { result.error = noted.error(); });
    }
    m_queue.finish(entry->task.id);
    // Before the queue without it is told, so that who follows both hears of the end first.
    if (entry->observer.onDone) {
        entry->observer.onDone(result);
    }
    m_streams.queueChanged();
}

Result<void> AudioLDMService::noteEnd(const QueueEntry& entry, const TaskResult& result,
                                      Ended ended) {
    if (!entry.task.storeResults) {
        return {};
    }
    const bool interrupted = result.status == TaskStatus::Cancelled && !entry.cancelled;
    if (isNoted(entry.task) && interrupted) {
        // The service ends, and the task is to wait for the next start.
        return ended == Ended::Running ? m_store.taskQueued(entry.task) : Result<void>{};
    }
    if (isNoted(entry.task) || !result.takes.empty()) {
        return m_store.taskDone(result);
    }
    return {};
}

bool AudioLDMService::followWish(const std::stop_token& stop) {
    std::optional<ModelWish> wish;
    EngineConfig config;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_wish) {
            return false;
        }
        config = m_config;
        wish.swap(m_wish);
    }
    try {
        follow(*wish, config, stop);
    } catch (const std::bad_alloc&) {
        const std::scoped_lock lock(m_mutex);
        if (!m_wish) {
            m_wish = std::move(wish);
        }
        throw;
    }
    m_idleSince = m_models.holdsModel() ? std::optional(Clock::now()) : std::nullopt;
    return true;
}

void AudioLDMService::follow(const ModelWish& wish, const EngineConfig& config,
                             const std::stop_token& stop) {
    if (wish.load) {
        m_streams.setWorking(true);
        (void)m_models.provide(config, wish.model, config.typicalDurationSeconds, stop,
                               [this](const Progress&) {
                                   answerQuestions(false);
                                   tellEndedTasks();
                               });
        m_streams.setWorking(false);
    } else {
        m_models.unload();
    }
}

}  // namespace audioldm::engine::service
