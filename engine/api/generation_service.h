// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/device_info.h"
#include "engine/api/engine_config.h"
#include "engine/api/memory_status.h"
#include "engine/api/model_info.h"
#include "engine/api/outcome.h"
#include "engine/api/progress.h"
#include "engine/api/prompt_tokens.h"
#include "engine/api/task.h"
#include "engine/api/task_preview.h"

namespace audioldm {

/// How one task goes. All are called on the engine thread (onQueued on the caller's), must return
/// quickly and must not throw; an empty one is not called. onDone is the last call of a task and
/// comes exactly once, also for a task that was cancelled while it waited.
struct TaskObserver {
    std::function<void(int tasksBefore)> onQueued;
    std::function<void(const Progress&)> onProgress;
    std::function<void(const TaskPreview&)> onPreview;  ///< costs time; none is made when empty
    /// A take is safe: with storeResults its file and its row in the library are on the disk.
    std::function<void(const TaskTake&, int index)> onTake;
    std::function<void(const TaskResult&)> onDone;
};

/// A task that is not done.
struct QueuedTask {
    Task task;
    bool running = false;
};

/// What the service does with its model.
enum class ModelState {
    None,
    Loading,
    Loaded,
    Failed,
};

/// Told on each change; `info` is set when loaded, `error` when failed.
struct ModelStatus {
    ModelState state = ModelState::None;
    std::string model;  ///< folder or name that was asked for
    std::optional<ModelInfo> info;
    std::optional<Error> error;
    double loadedPart = 0;  ///< 0 to 1 while loading
};

/// Streams of values that a consumer may follow. Called on the engine thread; must return quickly
/// and must not throw.
struct ServiceListener {
    std::function<void(const ModelStatus&)> onModel;
    MemoryCallback onMemory;
    std::function<void(const std::vector<QueuedTask>&)> onQueue;
};

/// Turns tasks into sound. Implemented by engine::service::AudioLDMService and by scripted fakes.
///
/// thread  every function may be called from any thread; none but executeTask() waits for work
class GenerationService {
public:
    GenerationService() = default;
    virtual ~GenerationService() = default;
    GenerationService(const GenerationService&) = delete;
    GenerationService& operator=(const GenerationService&) = delete;

    /// Runs a task and waits for its end. Not to be called from a callback.
    [[nodiscard]] virtual TaskResult executeTask(const Task& task) = 0;

    /// Queues a task. Where the queue is durable this waits for the disk; the task is then safe.
    /// errors  InvalidRequest: a field out of range, an id that is in use, an unknown contextId;
    ///         OutOfMemory with what to do: the queue is full; Io
    [[nodiscard]] virtual Result<void> submit(const Task& task, TaskObserver observer) = 0;

    /// Makes the observer of a task.
    using ObserverFactory = std::function<TaskObserver(const Task&)>;

    /// Queues the tasks that programs left behind when they ended: those that waited, and those
    /// that ran and were tried once. One that was tried twice fails, as it may be what ends the
    /// program; the takes that it finished are in its result. Gives back how many there were.
    /// Looks at the disk. observerFor  called on this thread for each, before it may be run; may be
    /// empty. errors  Io
    [[nodiscard]] virtual Result<int> resumePendingTasks(const ObserverFactory& observerFor) = 0;

    /// Cancels a waiting or running task; false when there is none of that id. A running one ends
    /// within a step.
    virtual bool cancel(const std::string& taskId) = 0;

    /// The running task and the waiting ones, in the order in which they will run.
    [[nodiscard]] virtual std::vector<QueuedTask> queue() const = 0;

    /// Loads a model (folder or catalogue name; empty: the configured one) before a task needs it.
    /// What becomes of it is told by ServiceListener::onModel.
    virtual void loadModel(const std::string& model) = 0;
    virtual void unloadModel() = 0;
    [[nodiscard]] virtual ModelStatus modelStatus() const = 0;

    [[nodiscard]] virtual EngineConfig config() const = 0;
    /// Takes effect with the next task.
    virtual void setConfig(const EngineConfig& config) = 0;

    /// What a request would take under `config`. `done` is called on the engine thread, between
    /// tasks or steps. errors  InvalidRequest, ModelMissing, ModelInvalid
    virtual void plan(const GenerationRequest& request, const EngineConfig& config,
                      std::function<void(const Result<MemoryPlan>&)> done) = 0;

    /// Counts the tokens of a text for the configured model; as plan() in all else.
    virtual void countTokens(const std::string& text,
                             std::function<void(const Result<PromptTokens>&)> done) = 0;

    /// Follows the streams until stopListening() has returned; the present state is told first.
    [[nodiscard]] virtual int listen(ServiceListener listener) = 0;
    virtual void stopListening(int listenerId) = 0;

    [[nodiscard]] virtual DeviceList devices() = 0;
    /// Names that GenerationRequest::scheduler may have, the default one first.
    [[nodiscard]] virtual std::vector<std::string> schedulers() const = 0;
};

}  // namespace audioldm
