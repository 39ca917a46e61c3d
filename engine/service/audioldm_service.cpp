// SPDX-License-Identifier: MIT
#include "engine/service/audioldm_service.h"

#include <future>
#include <utility>

#include "engine/core/exception.h"
#include "engine/service/model_tools.h"
#include "engine/service/task_run.h"

namespace audioldm::engine::service {
namespace {

TaskResult endedResult(const QueueEntry& entry) {
    TaskResult result;
    result.id = entry.task.id;
    result.request = entry.request;
    result.status = entry.verdict ? TaskStatus::Failed : TaskStatus::Cancelled;
    result.error = entry.verdict;
    return result;
}

TaskResult refusedResult(const Task& task, const Error& error) {
    TaskResult result;
    result.id = task.id;
    result.error = error;
    return result;
}

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
    std::promise<TaskResult> promise;
    std::future<TaskResult> result = promise.get_future();
    TaskObserver observer;
    observer.onDone = [&promise](const TaskResult& done) { promise.set_value(done); };
    if (const auto submitted = submit(task, std::move(observer)); !submitted) {
        return refusedResult(task, submitted.error());
    }
    return result.get();
}

Result<void> AudioLDMService::submit(const Task& task, TaskObserver observer) {
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
        if (const auto noted = m_store.taskQueued(entry->task); !noted) {
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
        const auto folder = m_models.folderOf(config.modelPath);
        if (!folder) {
            done(folder.error());
            return;
        }
        EngineConfig resolved = config;
        resolved.modelPath = folder.value();
        done(m_models.bridge().plan(request, resolved));
    });
}

void AudioLDMService::countTokens(const std::string& text,
                                  std::function<void(const Result<PromptTokens>&)> done) {
    ask([this, text, done = std::move(done)](bool ending) {
        if (ending) {
            done(endingError());
            return;
        }
        const auto folder = m_models.folderOf(config().modelPath);
        if (!folder) {
            done(folder.error());
            return;
        }
        done(m_models.bridge().countTokens(text, folder.value()));
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
    m_models.open(config());
    while (!stop.stop_requested()) {
        answerQuestions(false);
        tellEndedTasks();
        if (const QueueEntryPtr entry = m_queue.start()) {
            runTask(entry);
        } else if (!followWish(stop)) {
            waitForNews(stop);
            unloadWhenIdle();
        }
    }
    tellEndedTasks();
    answerQuestions(true);
    m_models.close();
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
    std::deque<Question> questions;
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
    TaskResult result = resultOf(entry);
    m_streams.setWorking(false);
    m_idleSince = m_models.holdsModel() ? std::optional(Clock::now()) : std::nullopt;
    finish(entry, std::move(result), Ended::Running);
}

TaskResult AudioLDMService::resultOf(const QueueEntryPtr& entry) {
    if (isNoted(entry->task)) {
        if (const auto started = m_store.taskStarted(entry->task.id); !started) {
            TaskResult result = endedResult(*entry);
            result.status = TaskStatus::Failed;
            result.error = started.error();
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
    if (const auto noted = noteEnd(*entry, result, ended); !noted && !result.error) {
        result.status = TaskStatus::Failed;
        result.error = noted.error();
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
        wish.swap(m_wish);
        config = m_config;
    }
    if (!wish) {
        return false;
    }
    if (wish->load) {
        m_streams.setWorking(true);
        (void)m_models.provide(config, wish->model, config.typicalDurationSeconds, stop,
                               [this](const Progress&) {
                                   answerQuestions(false);
                                   tellEndedTasks();
                               });
        m_streams.setWorking(false);
    } else {
        m_models.unload();
    }
    m_idleSince = m_models.holdsModel() ? std::optional(Clock::now()) : std::nullopt;
    return true;
}

}  // namespace audioldm::engine::service
