// SPDX-License-Identifier: MIT
#include "tests/support/fake_generation_service.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sstream>
#include <utility>

namespace audioldm::test {
namespace {

constexpr std::int32_t kSampleRate = 16000;
constexpr std::int64_t kWeightBytes = 500'000'000;

void pauseMs(int milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

WaveformPtr sine(const GenerationRequest& request, std::int64_t seed) {
    auto waveform = std::make_shared<Waveform>();
    waveform->sampleRate = kSampleRate;
    const auto count =
        static_cast<std::size_t>(std::llround(request.durationSeconds * kSampleRate));
    waveform->samples.resize(count);
    const double pitch = 110.0 + static_cast<double>(seed % 40) * 22.0;
    for (std::size_t index = 0; index < count; ++index) {
        const double time = static_cast<double>(index) / kSampleRate;
        const double swell = std::sin(3.14159265 * time / request.durationSeconds);
        waveform->samples[index] =
            static_cast<float>(0.6 * swell * std::sin(6.2831853 * pitch * time));
    }
    return waveform;
}

TaskPreview previewOf(int take, int step, int steps) {
    TaskPreview preview{take, step, steps, 50, 64, {}};
    preview.logMel.resize(50 * 64);
    for (std::size_t index = 0; index < preview.logMel.size(); ++index) {
        const double ripple = std::sin(static_cast<double>(index) * 0.05);
        preview.logMel[index] = static_cast<float>(-8.0 + 3.0 * ripple * step / steps);
    }
    return preview;
}

}  // namespace

GenerationRequest requestOf(const Task& task) {
    GenerationRequest request = requestOf(task.params);
    if (request.scheduler.empty()) {
        request.scheduler = "ddim";
    }
    return request;
}

FakeGenerationService::FakeGenerationService(Store store)
    : m_store(std::move(store)),
      m_thread([this] { loop(); }) {}

FakeGenerationService::~FakeGenerationService() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        if (m_running) {
            m_cancelled.insert(m_running->id);
        }
    }
    m_changed.notify_all();
    m_thread.join();
}

void FakeGenerationService::setScript(const FakeScript& script) {
    const std::lock_guard lock(m_mutex);
    m_script = script;
}

FakeScript FakeGenerationService::script() const {
    const std::lock_guard lock(m_mutex);
    return m_script;
}

std::vector<GenerationRequest> FakeGenerationService::started() const {
    const std::lock_guard lock(m_mutex);
    return m_started;
}

int FakeGenerationService::listeners() const {
    const std::lock_guard lock(m_listenerMutex);
    return static_cast<int>(m_listeners.size());
}

void FakeGenerationService::loop() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_work.empty() || !m_waiting.empty(); });
        if (!m_work.empty()) {
            const std::function<void()> work = std::move(m_work.front());
            m_work.pop_front();
            lock.unlock();
            work();
            lock.lock();
        } else if (!m_ending && !m_waiting.empty()) {
            const Entry entry = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_running = entry.task;
            lock.unlock();
            runTask(entry);
            lock.lock();
        } else if (m_ending) {
            return;
        }
    }
}

void FakeGenerationService::post(std::function<void()> work) {
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    m_changed.notify_all();
}

TaskResult FakeGenerationService::executeTask(const Task& task) {
    std::mutex mutex;
    std::condition_variable ended;
    std::optional<TaskResult> answer;
    TaskObserver observer;
    observer.onDone = [&](const TaskResult& result) {
        const std::lock_guard lock(mutex);
        answer = result;
        ended.notify_all();
    };
    if (const Result<void> submitted = submit(task, observer); !submitted) {
        TaskResult refused;
        refused.id = task.id;
        refused.error = submitted.error();
        return refused;
    }
    std::unique_lock lock(mutex);
    ended.wait(lock, [&] { return answer.has_value(); });
    return *answer;
}

Result<void> FakeGenerationService::submit(const Task& task, TaskObserver observer) {
    pauseMs(script().submitMs);
    int before = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() >= m_script.queueLimit) {
            return Error{ErrorCode::OutOfMemory, "The queue is full.", "queue"};
        }
        if (task.id.empty() || requestOf(task).prompt.empty()) {
            return Error{ErrorCode::InvalidRequest, "A prompt is needed.", "prompt"};
        }
        before = static_cast<int>(m_waiting.size()) + (m_running ? 1 : 0);
        m_waiting.push_back({task, observer});
    }
    if (observer.onQueued) {
        observer.onQueued(before);
    }
    tellQueue();
    m_changed.notify_all();
    return {};
}

void FakeGenerationService::leaveBehind(std::vector<PendingTask> tasks) {
    const std::lock_guard lock(m_mutex);
    m_left = std::move(tasks);
}

Result<int> FakeGenerationService::resumePendingTasks(const ObserverFactory& observerFor) {
    std::vector<PendingTask> left;
    {
        const std::lock_guard lock(m_mutex);
        if (m_script.resumeError) {
            return *m_script.resumeError;
        }
        left.swap(m_left);
    }
    for (const PendingTask& pending : left) {
        const Entry entry{pending.task, observerFor(pending.task)};
        if (pending.tries < 2) {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(entry);
            continue;
        }
        TaskResult result;
        result.id = pending.task.id;
        result.request = requestOf(pending.task);
        result.error = Error{ErrorCode::Internal, "The program ended 2 times.", result.id};
        result.takes.resize(pending.stored.size());
        post([entry, result] { entry.observer.onDone(result); });
    }
    tellQueue();
    m_changed.notify_all();
    return static_cast<int>(left.size());
}

bool FakeGenerationService::cancel(const std::string& taskId) {
    std::optional<Entry> dropped;
    {
        const std::lock_guard lock(m_mutex);
        if (m_running && m_running->id == taskId) {
            m_cancelled.insert(taskId);
            m_changed.notify_all();
            return true;
        }
        const auto found =
            std::find_if(m_waiting.begin(), m_waiting.end(),
                         [&](const Entry& entry) { return entry.task.id == taskId; });
        if (found == m_waiting.end()) {
            return false;
        }
        dropped = *found;
        m_waiting.erase(found);
    }
    tellQueue();
    post([entry = *dropped] {
        TaskResult result;
        result.id = entry.task.id;
        result.status = TaskStatus::Cancelled;
        result.request = requestOf(entry.task);
        if (entry.observer.onDone) {
            entry.observer.onDone(result);
        }
    });
    return true;
}

bool FakeGenerationService::isCancelled(const std::string& id) const {
    const std::lock_guard lock(m_mutex);
    return m_cancelled.contains(id);
}

std::vector<QueuedTask> FakeGenerationService::queue() const {
    const std::lock_guard lock(m_mutex);
    std::vector<QueuedTask> tasks;
    if (m_running) {
        tasks.push_back({*m_running, true});
    }
    for (const Entry& entry : m_waiting) {
        tasks.push_back({entry.task, false});
    }
    return tasks;
}

void FakeGenerationService::eachListener(const std::function<void(const ServiceListener&)>& call) {
    const std::lock_guard lock(m_listenerMutex);
    for (const auto& [id, listener] : m_listeners) {
        call(listener);
    }
}

void FakeGenerationService::tellQueue() {
    const std::vector<QueuedTask> tasks = queue();
    eachListener([&](const ServiceListener& listener) {
        if (listener.onQueue) {
            listener.onQueue(tasks);
        }
    });
}

void FakeGenerationService::tellModel(const ModelStatus& status) {
    {
        const std::lock_guard lock(m_mutex);
        m_model = status;
    }
    eachListener([&](const ServiceListener& listener) {
        if (listener.onModel) {
            listener.onModel(status);
        }
    });
}

void FakeGenerationService::tellMemory(std::int64_t live, MemoryActivity activity) {
    MemoryStatus status;
    status.live = live;
    status.peak = live;
    status.budget = config().maxMemoryBytes;
    status.deviceTotal = std::int64_t{16} << 30;
    status.deviceFree = status.deviceTotal - live;
    status.activity = activity;
    for (const char* const name : {"text_encoder", "unet", "vae", "vocoder"}) {
        status.modules.push_back({name, Residency::Device, kWeightBytes / 4, kWeightBytes / 4});
    }
    eachListener([&](const ServiceListener& listener) {
        if (listener.onMemory) {
            listener.onMemory(status);
        }
    });
}

void FakeGenerationService::load(const std::string& model) {
    const FakeScript how = script();
    ModelStatus status;
    status.model = model.empty() ? "starter" : model;
    status.state = ModelState::Loading;
    for (int part = 0; part < 4; ++part) {
        status.loadedPart = part / 4.0;
        tellModel(status);
        pauseMs(how.loadMs / 4);
    }
    if (how.loadError) {
        status.state = ModelState::Failed;
        status.error = how.loadError;
        tellModel(status);
        return;
    }
    status.state = ModelState::Loaded;
    status.loadedPart = 1;
    ModelInfo info;
    info.name = status.model;
    info.folder = "/models/" + status.model;
    info.hash = "0123456789abcdef0123456789abcdef";
    info.parameters = 180'000'000;
    info.bytesOnDisk = kWeightBytes;
    info.sampleRate = kSampleRate;
    status.info = info;
    tellModel(status);
    tellMemory(kWeightBytes, MemoryActivity::Idle);
}

void FakeGenerationService::loadModel(const std::string& model) {
    post([this, model] { load(model); });
}

void FakeGenerationService::unloadModel() {
    post([this] { tellModel({}); });
}

ModelStatus FakeGenerationService::modelStatus() const {
    const std::lock_guard lock(m_mutex);
    return m_model;
}

EngineConfig FakeGenerationService::config() const {
    const std::lock_guard lock(m_mutex);
    return m_config;
}

void FakeGenerationService::setConfig(const EngineConfig& config) {
    const std::lock_guard lock(m_mutex);
    m_config = config;
}

void FakeGenerationService::plan(const GenerationRequest& request, const EngineConfig& config,
                                 std::function<void(const Result<MemoryPlan>&)> done) {
    MemoryPlan plan;
    plan.budget = config.maxMemoryBytes;
    const FakeScript how = script();
    plan.predictedPeak =
        kWeightBytes + static_cast<std::int64_t>(request.durationSeconds *
                                                 static_cast<double>(how.bytesPerSecond));
    plan.fits = plan.predictedPeak <= plan.budget;
    if (!plan.fits) {
        const double seconds = static_cast<double>(plan.budget - kWeightBytes) /
                               static_cast<double>(how.bytesPerSecond);
        if (seconds > kMinDurationSeconds) {
            plan.suggestions.push_back({PlanSuggestion::Kind::ShortenDuration, seconds});
        }
        plan.suggestions.push_back(
            {PlanSuggestion::Kind::RaiseBudget, static_cast<double>(plan.predictedPeak)});
    }
    post([plan, done = std::move(done)] { done(plan); });
}

void FakeGenerationService::countTokens(const std::string& text,
                                        std::function<void(const Result<PromptTokens>&)> done) {
    PromptTokens tokens;
    tokens.limit = script().tokenLimit;
    tokens.used = 2;
    bool inWord = false;
    tokens.seenBytes = text.size();
    for (std::size_t index = 0; index < text.size(); ++index) {
        const bool space = text[index] == ' ' || text[index] == '\n';
        if (!space && !inWord && ++tokens.used > tokens.limit) {
            tokens.used = tokens.limit;
            tokens.seenBytes = std::min(tokens.seenBytes, index);
        }
        inWord = !space;
    }
    post([tokens, done = std::move(done)] { done(tokens); });
}

int FakeGenerationService::listen(ServiceListener listener) {
    const ModelStatus model = modelStatus();
    const std::vector<QueuedTask> tasks = queue();
    const std::lock_guard lock(m_listenerMutex);
    if (listener.onModel) {
        listener.onModel(model);
    }
    if (listener.onQueue) {
        listener.onQueue(tasks);
    }
    m_listeners.emplace(m_nextListener, std::move(listener));
    return m_nextListener++;
}

void FakeGenerationService::stopListening(int listenerId) {
    const std::lock_guard lock(m_listenerMutex);
    m_listeners.erase(listenerId);
}

DeviceList FakeGenerationService::devices() {
    DeviceList list;
    list.devices.push_back({"cpu",
                            "Fake processor",
                            std::int64_t{16} << 30,
                            std::int64_t{12} << 30,
                            {"bf16", "fp32"}});
    list.notes.emplace_back(
        "No NVIDIA driver is installed (libcuda.so.1: no such file). Sounds are computed on the "
        "CPU.");
    return list;
}

std::vector<std::string> FakeGenerationService::schedulers() const {
    return {"ddim", "dpm-solver++", "euler"};
}

bool FakeGenerationService::runTake(const Entry& entry, const GenerationRequest& request,
                                    int index) {
    const FakeScript how = script();
    Progress progress{Stage::Denoising, index, request.count, 0, request.steps, 0};
    for (int step = 1; step <= request.steps; ++step) {
        pauseMs(how.stepMs);
        if (isCancelled(entry.task.id)) {
            return false;
        }
        progress.step = step;
        progress.elapsedSeconds += how.stepMs / 1000.0;
        for (int told = 0; told < how.progressesPerStep && entry.observer.onProgress; ++told) {
            entry.observer.onProgress(progress);
        }
        if (entry.observer.onPreview && step % 4 == 0) {
            entry.observer.onPreview(previewOf(index, step, request.steps));
        }
        tellMemory(kWeightBytes + 1000 * step, MemoryActivity::Computing);
        if (how.taskError) {
            return false;
        }
    }
    return true;
}

void FakeGenerationService::runTask(const Entry& entry) {
    tellQueue();
    GenerationRequest request = requestOf(entry.task);
    {
        const std::lock_guard lock(m_mutex);
        m_started.push_back(request);
    }
    request.seed = request.seed.value_or(4711);
    if (modelStatus().state != ModelState::Loaded) {
        load(entry.task.model);
    }
    TaskResult result;
    result.id = entry.task.id;
    result.request = request;
    result.status = TaskStatus::Succeeded;
    for (int index = 0; index < request.count && result.status == TaskStatus::Succeeded; ++index) {
        if (!runTake(entry, request, index)) {
            result.error = script().taskError;
            result.status = result.error ? TaskStatus::Failed : TaskStatus::Cancelled;
            break;
        }
        TaskTake take;
        take.take.seed = *request.seed + index;
        take.take.waveform = sine(request, take.take.seed);
        if (m_store) {
            take.contextId = m_store(entry.task, request, take);
        }
        result.takes.push_back(take);
        if (entry.observer.onTake) {
            entry.observer.onTake(take, index);
        }
    }
    result.report.modelName = "starter";
    result.report.device = "cpu";
    result.report.seconds.denoise = 0.1 * request.steps;
    result.report.seconds.vocoder = 0.2;
    result.report.seconds.total = 0.1 * request.steps + 0.2;
    result.report.bytes.peak = kWeightBytes + 1'000'000;
    {
        const std::lock_guard lock(m_mutex);
        m_running.reset();
        m_cancelled.erase(entry.task.id);
    }
    tellQueue();
    if (entry.observer.onDone) {
        entry.observer.onDone(result);
    }
}

}  // namespace audioldm::test
