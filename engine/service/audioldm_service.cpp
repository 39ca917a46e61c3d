// SPDX-License-Identifier: MIT
#include "engine/service/audioldm_service.h"

#include <new>
#include <utility>

#include "engine/core/memory_shortage.h"
#include "engine/service/model_tools.h"
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

TaskResult refusedResult(const Task& task, const Error& error) {
    TaskResult result;
    try {
        result.id = task.id;
        result.error = error;
    } catch (const std::bad_alloc&) {
        result.error = memoryShortage();
    }
    return result;
}

/// The end of a task that a thread waits for. Making it and ending it need no memory of their own.
class Awaited final {
public:
    explicit Awaited(const Task& task)
        : m_task(task) {}

    void end(const TaskResult& done) {
        const std::scoped_lock lock(m_mutex);
        try {
            m_result.emplace(done);
        } catch (const std::bad_alloc&) {
            m_result.emplace(refusedResult(m_task, memoryShortage()));
        }
        m_ended.notify_one();
    }

    [[nodiscard]] TaskResult result() {
        std::unique_lock lock(m_mutex);
        m_ended.wait(lock, [this] { return m_result.has_value(); });
        return std::move(*m_result);
    }

private:
    const Task& m_task;
    std::mutex m_mutex;
    std::optional<TaskResult> m_result;  // guarded by m_mutex
    std::condition_variable m_ended;
};

Error endingError() {
    return {ErrorCode::Internal, "The program is being closed.", {}};
}

}  // namespace

AudioLDMService::AudioLDMService(ServiceSettings settings, TakeStore& store,
                                 ModelResolver resolveModel)
    : m_store(store),
      m_queueKeeping(settings.queueKeeping),
      m_queue(settings.queueCapacity),
      m_config(std::move(settings.config)),
      m_models(std::move(resolveModel),
               [this](const ModelStatus& status) {
                   m_streams.setModel(status);
                   m_streams.memoryChanged();
               }),
      m_unfinished(store),
      m_streams([this] { return m_models.memoryStatus(); }, [this] { return m_queue.list(); }),
      m_engine([this](const std::stop_token& stop) { runEngine(stop); }) {}

AudioLDMService::~AudioLDMService() {
    m_engine.request_stop();
    m_queue.close();
    wake();
    m_engine.join();
}

TaskResult AudioLDMService::executeTask(const Task& task) {
    if (std::this_thread::get_id() == m_engine.get_id()) {
        return refusedResult(task, {ErrorCode::Internal,
                                    "executeTask() was called from a callback.", "executeTask"});
    }
    Awaited awaited{task};
    TaskObserver observer;
    observer.onDone = [&awaited](const TaskResult& done) { awaited.end(done); };
    if (const auto submitted = submit(task, std::move(observer)); !submitted) {
        return refusedResult(task, submitted.error());
    }
    return awaited.result();
}

Result<void> AudioLDMService::submit(const Task& task, TaskObserver observer) {
    return unlessMemoryIsShort([&] { return queueUp(task, std::move(observer)); });
}

Result<void> AudioLDMService::queueUp(const Task& task, TaskObserver observer) {
    const auto made = entryOf(task, std::move(observer), m_store, config());
    if (!made) {
        return made.error();
    }
    const QueueEntryPtr& entry = made.value();
    const Result<int> reserved = m_queue.reserve(entry);
    if (!reserved) {
        return reserved.error();
    }
    if (isNoted(task)) {
        const auto noted = unlessMemoryIsShort([&] { return m_store.taskQueued(entry->task); });
        if (!noted) {
            m_queue.release(task.id);
            return noted;
        }
    }
    admit(entry, reserved.value());
    return {};
}

bool AudioLDMService::isNoted(const Task& task) const {
    return m_queueKeeping == QueueKeeping::Durable && task.storeResults;
}

void AudioLDMService::admit(const QueueEntryPtr& entry, int tasksBefore) {
    if (entry->observer.onQueued) {
        entry->observer.onQueued(tasksBefore);
    }
    m_queue.admit(entry->task.id);
    m_streams.queueChanged();
    wake();
}

Result<int> AudioLDMService::resumePendingTasks(const ObserverFactory& observerFor) {
    return unlessMemoryIsShort([&] { return queueUpPending(observerFor); });
}

Result<int> AudioLDMService::queueUpPending(const ObserverFactory& observerFor) {
    auto pending = m_store.takeOverPendingTasks();
    if (!pending) {
        return pending.error();
    }
    int resumed = 0;
    for (PendingTask& left : pending.value()) {
        const QueueEntryPtr entry = entryOf(std::move(left), config());
        if (observerFor) {
            entry->observer = observerFor(entry->task);
        }
        const Result<int> reserved = m_queue.reserveBeyondCapacity(entry);
        if (!reserved) {
            return reserved.error();
        }
        admit(entry, reserved.value());
        ++resumed;
    }
    return resumed;
}

bool AudioLDMService::cancel(const std::string& taskId) {
    const bool found = m_queue.cancel(taskId);
    m_streams.queueChanged();
    wake();
    return found;
}

std::vector<QueuedTask> AudioLDMService::queue() const {
    return m_queue.list();
}

void AudioLDMService::loadModel(const std::string& model) {
    wish({true, model});
}

void AudioLDMService::unloadModel() {
    wish({false, {}});
}

void AudioLDMService::wish(ModelWish wish) {
    const std::scoped_lock lock(m_mutex);
    m_wish = std::move(wish);
    m_hasNews = true;
    m_news.notify_all();
}

ModelStatus AudioLDMService::modelStatus() const {
    return m_streams.model();
}

EngineConfig AudioLDMService::config() const {
    const std::scoped_lock lock(m_mutex);
    return m_config;
}

void AudioLDMService::setConfig(const EngineConfig& config) {
    const std::scoped_lock lock(m_mutex);
    m_config = config;
    m_hasNews = true;
    m_news.notify_all();
}

void AudioLDMService::plan(const GenerationRequest& request, const EngineConfig& config,
                           std::function<void(const Result<MemoryPlan>&)> done) {
    ask([this, request, config, done = std::move(done)](bool ending) {
        if (ending) {
            done(endingError());
            return;
        }
        done(unlessMemoryIsShort([&]() -> Result<MemoryPlan> {
            const auto folder = m_models.folderOf(config.modelPath);
            if (!folder) {
                return folder.error();
            }
            EngineConfig resolved = config;
            resolved.modelPath = folder.value();
            return m_models.bridge().plan(request, resolved);
        }));
    });
}

void AudioLDMService::countTokens(const std::string& text,
                                  std::function<void(const Result<PromptTokens>&)> done) {
    ask([this, text, done = std::move(done)](bool ending) {
        if (ending) {
            done(endingError());
            return;
        }
        done(unlessMemoryIsShort([&]() -> Result<PromptTokens> {
            const auto folder = m_models.folderOf(config().modelPath);
            return folder.ok() ? m_models.bridge().countTokens(text, folder.value())
                               : Result<PromptTokens>(folder.error());
        }));
    });
}

void AudioLDMService::ask(Question question) {
    const std::scoped_lock lock(m_mutex);
    m_questions.push_back(std::move(question));
    m_hasNews = true;
    m_news.notify_all();
}

int AudioLDMService::listen(ServiceListener listener) {
    return m_streams.listen(std::move(listener));
}

void AudioLDMService::stopListening(int listenerId) {
    m_streams.stopListening(listenerId);
}

DeviceList AudioLDMService::devices() {
    return listDevices();
}

std::vector<std::string> AudioLDMService::schedulers() const {
    return knownSchedulers();
}

void AudioLDMService::wake() {
    const std::scoped_lock lock(m_mutex);
    m_hasNews = true;
    m_news.notify_all();
}

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
    m_streams.queueChanged();
    if (entry->observer.onDone) {
        entry->observer.onDone(result);
    }
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
