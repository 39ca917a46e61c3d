// SPDX-License-Identifier: MIT
#include "engine/service/audioldm_service.h"

#include <new>
#include <utility>

#include "engine/core/memory_shortage.h"
#include "engine/service/model_tools.h"

namespace audioldm::engine::service {
namespace {

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

}  // namespace audioldm::engine::service
