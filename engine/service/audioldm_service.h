// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "engine/api/generation_service.h"
#include "engine/api/take_store.h"
#include "engine/service/model_keeper.h"
#include "engine/service/service_streams.h"
#include "engine/service/task_queue.h"
#include "engine/service/unfinished_takes.h"

namespace audioldm::engine::service {

/// Whether tasks that are not done outlive the program.
enum class QueueKeeping {
    InMemory,  ///< whoever asks for a task waits for it, and asks again if the program ends
    Durable,   ///< queued tasks are noted in the TakeStore; resumePendingTasks() brings them back
};

struct ServiceSettings {
    EngineConfig config;
    QueueKeeping queueKeeping = QueueKeeping::InMemory;
    std::size_t queueCapacity = TaskQueue::kDefaultCapacity;
};

/// The engine as a service: a bounded queue of tasks and one engine thread, which owns the bridge
/// and with it every tensor.
///
/// Where the queue is durable, submit() of a task with storeResults writes to the TakeStore, which
/// takes as long as the disk does. A task that submit() refuses is told by its result alone: its
/// observer hears nothing.
/// Where memory is short, a task fails with OutOfMemory and the next one is begun all the same.
/// The destructor stops the running task within a step, tells every observer that its task was
/// cancelled and waits for the engine thread; no callback comes after it. A durable queue keeps
/// these tasks for the next start.
class AudioLDMService final : public GenerationService {
public:
    /// store  must outlive the service
    AudioLDMService(ServiceSettings settings, TakeStore& store, ModelResolver resolveModel);
    AudioLDMService(const AudioLDMService&) = delete;
    AudioLDMService& operator=(const AudioLDMService&) = delete;
    ~AudioLDMService() override;

    [[nodiscard]] TaskResult executeTask(const Task& task) override;
    [[nodiscard]] Result<void> submit(const Task& task, TaskObserver observer) override;
    [[nodiscard]] Result<int> resumePendingTasks(const ObserverFactory& observerFor) override;
    bool cancel(const std::string& taskId) override;
    [[nodiscard]] std::vector<QueuedTask> queue() const override;

    /// Both are done when no task waits.
    void loadModel(const std::string& model) override;
    void unloadModel() override;
    [[nodiscard]] ModelStatus modelStatus() const override;

    [[nodiscard]] EngineConfig config() const override;
    void setConfig(const EngineConfig& config) override;

    void plan(const GenerationRequest& request, const EngineConfig& config,
              std::function<void(const Result<MemoryPlan>&)> done) override;
    void countTokens(const std::string& text,
                     std::function<void(const Result<PromptTokens>&)> done) override;

    [[nodiscard]] int listen(ServiceListener listener) override;
    void stopListening(int listenerId) override;

    [[nodiscard]] DeviceList devices() override;
    [[nodiscard]] std::vector<std::string> schedulers() const override;

private:
    using Clock = std::chrono::steady_clock;
    /// Something that is answered between tasks or steps; it is told whether the service ends.
    using Question = std::function<void(bool ending)>;

    struct ModelWish {
        bool load = false;  ///< else: unload
        std::string model;
    };

    // Any thread.
    [[nodiscard]] Result<void> queueUp(const Task& task, TaskObserver observer);
    [[nodiscard]] Result<int> queueUpPending(const ObserverFactory& observerFor);
    [[nodiscard]] bool isNoted(const Task& task) const;
    void admit(const QueueEntryPtr& entry, int tasksBefore);
    void wish(ModelWish wish);
    void ask(Question question);
    void wake();

    // Engine thread.
    void runEngine(const std::stop_token& stop);
    void workOnce(const std::stop_token& stop);
    void waitForNews(const std::stop_token& stop);
    void answerQuestions(bool ending);
    void tellEndedTasks();
    void runTask(const QueueEntryPtr& entry);
    [[nodiscard]] TaskResult resultOf(const QueueEntryPtr& entry);
    enum class Ended {
        Waiting,
        Running,
    };
    void finish(const QueueEntryPtr& entry, TaskResult result, Ended ended);
    [[nodiscard]] Result<void> noteEnd(const QueueEntry& entry, const TaskResult& result,
                                       Ended ended);
    [[nodiscard]] bool followWish(const std::stop_token& stop);
    void follow(const ModelWish& wish, const EngineConfig& config, const std::stop_token& stop);
    void unloadWhenIdle();

    // Immutable after construction.
    TakeStore& m_store;
    const QueueKeeping m_queueKeeping;

    // Safe by itself.
    TaskQueue m_queue;

    mutable std::mutex m_mutex;
    // Guarded by m_mutex.
    EngineConfig m_config;
    std::vector<Question> m_questions;
    std::optional<ModelWish> m_wish;
    bool m_hasNews = false;  // for the engine thread, here or in the queue
    std::condition_variable_any m_news;

    // Engine thread, but for memoryStatus().
    ModelKeeper m_models;
    // Engine thread only.
    UnfinishedTakes m_unfinished;
    std::optional<Clock::time_point> m_idleSince;  // while a model is loaded

    // Safe by itself; asks the above.
    ServiceStreams m_streams;

    std::jthread m_engine;  // last: uses all of the above
};

}  // namespace audioldm::engine::service
