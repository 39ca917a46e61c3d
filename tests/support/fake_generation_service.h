// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "engine/api/generation_service.h"
#include "engine/api/take_library.h"
#include "engine/api/take_store.h"

namespace audioldm::test {

/// How the fake service behaves. May be changed between tasks.
struct FakeScript {
    int loadMs = 0;                             ///< how long a model takes to load
    int stepMs = 0;                             ///< how long a step takes
    int progressesPerStep = 1;                  ///< how often each step is told
    int tokenLimit = 512;                       ///< one token a word, and two marks
    std::optional<Error> loadError;             ///< loading fails with it
    std::optional<Error> taskError;             ///< tasks fail with it after their first step
    std::int64_t bytesPerSecond = 100'000'000;  ///< predicted: 500 MB and this a second of sound
    std::size_t queueLimit = 64;
    int submitMs = 0;                  ///< submit() waits so long, as for a slow disk
    std::optional<Error> resumeError;  ///< resumePendingTasks() fails with it
};

/// A generation service without a model: an engine thread of its own that makes sines, with the
/// promises of GenerationService. Finished takes are handed to `store` on the engine thread.
class FakeGenerationService final : public GenerationService {
public:
    using Store = std::function<std::string(const Task&, const GenerationRequest&, TaskTake&)>;

    explicit FakeGenerationService(Store store = {});
    ~FakeGenerationService() override;

    void setScript(const FakeScript& script);
    /// Requests of the tasks that were started, in order.
    [[nodiscard]] std::vector<GenerationRequest> started() const;
    [[nodiscard]] int listeners() const;
    /// What an earlier run left behind; one that was tried twice fails when it is resumed.
    void leaveBehind(std::vector<PendingTask> tasks);

    TaskResult executeTask(const Task& task) override;
    Result<void> submit(const Task& task, TaskObserver observer) override;
    Result<int> resumePendingTasks(const ObserverFactory& observerFor) override;
    bool cancel(const std::string& taskId) override;
    std::vector<QueuedTask> queue() const override;
    void loadModel(const std::string& model) override;
    void unloadModel() override;
    ModelStatus modelStatus() const override;
    EngineConfig config() const override;
    void setConfig(const EngineConfig& config) override;
    void plan(const GenerationRequest& request, const EngineConfig& config,
              std::function<void(const Result<MemoryPlan>&)> done) override;
    void countTokens(const std::string& text,
                     std::function<void(const Result<PromptTokens>&)> done) override;
    int listen(ServiceListener listener) override;
    void stopListening(int listenerId) override;
    DeviceList devices() override;
    std::vector<std::string> schedulers() const override;

private:
    struct Entry {
        Task task;
        TaskObserver observer;
    };

    void loop();
    void post(std::function<void()> work);
    void tellQueue();
    void tellModel(const ModelStatus& status);
    void tellMemory(std::int64_t live, MemoryActivity activity);
    void load(const std::string& model);
    void runTask(const Entry& entry);
    [[nodiscard]] bool runTake(const Entry& entry, const GenerationRequest& request, int index);
    [[nodiscard]] bool isCancelled(const std::string& id) const;
    void eachListener(const std::function<void(const ServiceListener&)>& call);
    [[nodiscard]] FakeScript script() const;

    const Store m_store;

    // Shared, by m_mutex.
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_work;
    std::deque<Entry> m_waiting;
    std::vector<PendingTask> m_left;
    std::optional<Task> m_running;
    std::set<std::string> m_cancelled;
    FakeScript m_script;
    EngineConfig m_config;
    ModelStatus m_model;
    std::vector<GenerationRequest> m_started;
    bool m_ending = false;

    // Shared, by m_listenerMutex.
    mutable std::mutex m_listenerMutex;
    std::map<int, ServiceListener> m_listeners;
    int m_nextListener = 1;

    std::thread m_thread;
};

/// The request of a task, with the defaults for what it does not say.
[[nodiscard]] GenerationRequest requestOf(const Task& task);

}  // namespace audioldm::test
