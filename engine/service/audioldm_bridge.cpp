// SPDX-License-Identifier: MIT
#include "engine/service/audioldm_bridge.h"

#include <ATen/Parallel.h>

#include <chrono>
#include <mutex>

#include "engine/core/exception.h"
#include "engine/core/memory_plan_text.h"
#include "engine/core/random_seed.h"
#include "engine/memory/cpu_memory_counter.h"
#include "engine/memory/device_memory.h"
#include "engine/memory/process_memory.h"
#include "engine/pipeline/audioldm_pipeline.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/service/compute_choice.h"
#include "engine/service/error_boundary.h"
#include "engine/service/model_inquiry.h"
#include "engine/service/plan_inputs.h"

namespace audioldm::engine::service {
namespace {

/// Whether a model that is laid out for one length would pack weights anew at every call for the
/// other: that costs a third of a second a step, loading it again costs one second once.
bool isFarFrom(double durationSeconds, double typicalSeconds) {
    constexpr double kShorter = 0.6;
    constexpr double kLonger = 3;
    return durationSeconds < kShorter * typicalSeconds ||
           durationSeconds > kLonger * typicalSeconds;
}

std::vector<std::string> warningsAbout(const pipeline::AudioldmModel& model) {
    std::size_t suspects = 0;
    std::string example;
    for (const auto& named : model.stores()) {
        suspects += named.store->suspects().size();
        if (example.empty() && !named.store->suspects().empty()) {
            example = concat(named.name, ": ", named.store->suspects().front());
        }
    }
    if (suspects == 0) {
        return {};
    }
    return {concat(suspects, " weights hold values that are not finite (", example,
                   "); audioldm models verify lists them.")};
}

/// Gives the activations' memory back however a task ends.
struct CacheRelease {
    CacheRelease() = default;
    CacheRelease(const CacheRelease&) = delete;
    CacheRelease& operator=(const CacheRelease&) = delete;
    ~CacheRelease() { memory::releaseCpuMemoryCache(); }
};

std::int64_t bytesOf(const pipeline::AudioldmModel& model) {
    std::int64_t bytes = 0;
    for (const auto& named : model.stores()) {
        for (const weights::SafetensorsFile& file : named.store->files().files()) {
            bytes += static_cast<std::int64_t>(std::filesystem::file_size(file.path()));
        }
    }
    return bytes;
}

/// What other threads may ask for while the engine computes.
class MemoryBoard final {
public:
    explicit MemoryBoard(std::int64_t budget) { m_status.budget = budget; }

    [[nodiscard]] MemoryStatus status() const {
        const std::scoped_lock lock(m_mutex);
        return m_status;
    }
    void setActivity(MemoryActivity activity) {
        const std::scoped_lock lock(m_mutex);
        m_status.activity = activity;
    }
    void setPlannedPeak(std::int64_t bytes) {
        const std::scoped_lock lock(m_mutex);
        m_status.plannedPeak = bytes;
    }
    void setModules(std::vector<ModuleMemory> modules) {
        const std::scoped_lock lock(m_mutex);
        m_status.modules = std::move(modules);
    }

private:
    mutable std::mutex m_mutex;
    MemoryStatus m_status;  // guarded by m_mutex
};

/// Says what the engine does for as long as it lives.
class ActivityScope final {
public:
    ActivityScope(MemoryBoard& board, MemoryActivity activity)
        : m_board(board),
          m_before(board.status().activity) {
        m_board.setActivity(activity);
    }
    ActivityScope(const ActivityScope&) = delete;
    ActivityScope& operator=(const ActivityScope&) = delete;
    ~ActivityScope() { m_board.setActivity(m_before); }

private:
    MemoryBoard& m_board;
    MemoryActivity m_before;
};

std::vector<ModuleMemory> modulesOf(const pipeline::AudioldmModel& model) {
    std::vector<ModuleMemory> modules;
    for (const pipeline::Module module : pipeline::kModules) {
        const std::int64_t bytes = model.bytesInMemory(module);
        modules.push_back({pipeline::moduleName(module),
                           bytes > 0 ? Residency::Device : Residency::NotLoaded,
                           model.storageBytes(module), bytes});
    }
    return modules;
}

/// Holds the device's tensors to the budget for as long as it lives.
class BudgetScope final {
public:
    BudgetScope(at::Device device, std::int64_t budget)
        : m_memory(device) {
        m_memory.limit(budget);
    }
    BudgetScope(const BudgetScope&) = delete;
    BudgetScope& operator=(const BudgetScope&) = delete;
    ~BudgetScope() { m_memory.limit(0); }

private:
    memory::DeviceMemory m_memory;
};

}  // namespace

struct AudioLDMBridge::State {
    explicit State(EngineConfig chosen)
        : config(std::move(chosen)),
          board(config.maxMemoryBytes) {}

    EngineConfig config;
    std::string folder;
    std::unique_ptr<pipeline::AudioldmModel> model;
    ModelInfo info;
    double loadSeconds = 0;  ///< of the last load, until a result has reported it
    ModelInquiry inquiry;
    MemoryBoard board;  ///< any thread; all else: engine thread

    ModelInfo load(const std::string& wanted, std::stop_token stop,
                   const ProgressCallback& progress);
    GenerationResult generate(GenerationRequest request, std::stop_token stop,
                              const ProgressCallback& progress, const TakeCallback& onTake,
                              const PreviewCallback& onPreview, const LatentsKeeping& latents);
    void unload();
    /// How `request` is run; refuses what does not fit.
    [[nodiscard]] pipeline::ExecutionPlan planFor(const pipeline::AudioldmModel& opened,
                                                  const GenerationRequest& request, bool previews);
    /// How a sound of the usual kind is run, or the smallest of that length where only that fits:
    /// what is asked for is not known yet. Refuses where not even that fits.
    [[nodiscard]] pipeline::ExecutionPlan planForLoading(const pipeline::AudioldmModel& opened);
};

pipeline::ExecutionPlan AudioLDMBridge::State::planFor(const pipeline::AudioldmModel& opened,
                                                       const GenerationRequest& request,
                                                       bool previews) {
    const auto sizes = opened.weightSizes();
    const auto inputs =
        planInputs(opened.config(), opened.options(), sizes, request, config, previews);
    pipeline::ExecutionPlan plan = pipeline::planWithin(inputs, config.maxMemoryBytes);
    if (plan.peak > config.maxMemoryBytes) {
        const MemoryPlan described = pipeline::describePlan(
            inputs, config.maxMemoryBytes, memory::systemMemory().total,
            [&](Quantization quantization) { return opened.weightSizes(quantization); });
        fail(ErrorCode::OutOfMemory, refusalOf(described), "maxMemory");
    }
    return plan;
}

pipeline::ExecutionPlan AudioLDMBridge::State::planForLoading(
    const pipeline::AudioldmModel& opened) {
    GenerationRequest usual;
    usual.durationSeconds = config.typicalDurationSeconds;
    usual.steps = config.diffusionSteps;
    GenerationRequest least = usual;
    least.steps = 1;
    least.guidance = 1;
    const auto sizes = opened.weightSizes();
    for (const GenerationRequest& request : {usual, least}) {
        const pipeline::ExecutionPlan plan = pipeline::planWithin(
            planInputs(opened.config(), opened.options(), sizes, request, config, false),
            config.maxMemoryBytes);
        if (plan.peak <= config.maxMemoryBytes) {
            return plan;
        }
    }
    return planFor(opened, usual, false);
}

void AudioLDMBridge::State::unload() {
    const ActivityScope freeing(board, MemoryActivity::FreeingMemory);
    model.reset();
    board.setModules({});
}

ModelInfo AudioLDMBridge::State::load(const std::string& wanted, std::stop_token stop,
                                      const ProgressCallback& progress) {
    const std::string& target = wanted.empty() ? config.modelPath : wanted;
    if (model && folder == target) {
        return info;
    }
    useThreads(config);
    memory::installCpuMemoryCounter();
    unload();
    const ActivityScope loading(board, MemoryActivity::LoadingWeights);
    pipeline::RunContext context(std::move(stop), progress);
    loadSeconds = 0;
    context.timed(Stage::Loading, loadSeconds, [&] {
        auto opened = pipeline::AudioldmModel::open(target, chooseCompute(config));
        const pipeline::ExecutionPlan plan = planForLoading(*opened);
        const BudgetScope budget(opened->options().device, config.maxMemoryBytes);
        if (config.keepModel) {
            opened->settle(plan, context.stop());
            opened->readRest(context.stop());
        }
        model = std::move(opened);
    });
    folder = target;
    board.setModules(modulesOf(*model));
    info = {model->config().name,
            target,
            model->isRead() ? model->hash() : std::string(),
            model->parameterCount(),
            bytesOf(*model),
            static_cast<std::int32_t>(model->config().vocoder.samplingRate),
            warningsAbout(*model)};
    return info;
}

GenerationResult AudioLDMBridge::State::generate(GenerationRequest request, std::stop_token stop,
                                                 const ProgressCallback& progress,
                                                 const TakeCallback& onTake,
                                                 const PreviewCallback& onPreview,
                                                 const LatentsKeeping& latents) {
    const Result<void> valid = validate(request);
    if (!valid.ok()) {
        throw EngineException(valid.error());
    }
    if (model && isFarFrom(request.durationSeconds, config.typicalDurationSeconds)) {
        unload();
    }
    if (!model) {
        config.typicalDurationSeconds = request.durationSeconds;
        load(folder, stop, progress);
    }
    pipeline::requireSuited(model->config(), request);
    if (!request.seed) {
        request.seed = randomSeed();
    }
    pipeline::ExecutionPlan plan = planFor(*model, request, static_cast<bool>(onPreview));
    GenerationResult result;
    result.modelName = info.name;
    result.modelHash = info.hash;
    result.device = model->options().device.str();
    result.precision = precisionOf(model->options().dtype);
    result.quantization = config.quantization;
    result.scheduler = request.scheduler.empty() ? "ddim" : request.scheduler;
    result.bytes.budget = config.maxMemoryBytes;
    result.bytes.weights = model->storageBytes();
    result.bytes.plannedPeak = plan.peak;
    result.bytes.measures = plan.measures();
    pipeline::RunContext context(std::move(stop), progress);
    context.setLatents(latents);
    board.setPlannedPeak(plan.peak);
    const ActivityScope computing(board, MemoryActivity::Computing);
    const BudgetScope budget(model->options().device, config.maxMemoryBytes);
    const CacheRelease releaseAfter;
    model->settle(plan, context.stop());
    pipeline::generate(
        *model, plan, request, context, onTake, onPreview,
        [this](bool moving) {
            board.setActivity(moving ? MemoryActivity::MovingWeights : MemoryActivity::Computing);
            board.setModules(modulesOf(*model));
        },
        result);
    if (info.hash.empty()) {
        info.hash = result.modelHash;
        info.warnings = warningsAbout(*model);
    }
    result.warnings = info.warnings;
    const double lazyLoadSeconds = result.seconds.load;
    loadSeconds += lazyLoadSeconds;
    result.seconds.load = loadSeconds;
    result.seconds.total = context.elapsedSeconds() + loadSeconds - lazyLoadSeconds;
    loadSeconds = 0;
    result.bytes.peakResidentSet = memory::peakResidentBytes();
    return result;
}

AudioLDMBridge::AudioLDMBridge(EngineConfig config)
    : m_state(std::make_unique<State>(std::move(config))) {}

AudioLDMBridge::~AudioLDMBridge() = default;

Outcome<ModelInfo> AudioLDMBridge::load(const std::string& folder, std::stop_token stop,
                                        const ProgressCallback& progress) {
    return outcomeOf([&] { return m_state->load(folder, stop, progress); });
}

Outcome<GenerationResult> AudioLDMBridge::generate(
    const GenerationRequest& request, std::stop_token stop, const ProgressCallback& progress,
    const TakeCallback& onTake, const PreviewCallback& onPreview, const LatentsKeeping& latents) {
    return outcomeOf(
        [&] { return m_state->generate(request, stop, progress, onTake, onPreview, latents); });
}

void AudioLDMBridge::unload() {
    m_state->unload();
}

bool AudioLDMBridge::isLoaded() const {
    return m_state->model != nullptr;
}

Result<MemoryPlan> AudioLDMBridge::plan(const GenerationRequest& request,
                                        const EngineConfig& config) {
    return resultOf([&] { return m_state->inquiry.plan(request, config); });
}

Result<PromptTokens> AudioLDMBridge::countTokens(const std::string& text,
                                                 const std::string& folder) {
    return resultOf([&] { return m_state->inquiry.countTokens(text, folder); });
}

MemoryStatus AudioLDMBridge::memoryStatus() const {
    MemoryStatus status = m_state->board.status();
    const std::chrono::duration<double> now = std::chrono::steady_clock::now().time_since_epoch();
    const memory::CpuMemoryCount count = memory::cpuMemoryCount();
    const memory::SystemMemory system = memory::systemMemory();
    status.seconds = now.count();
    status.live = count.live;
    status.peak = count.peak;
    status.deviceTotal = system.total;
    status.deviceFree = system.available;
    status.residentSet = memory::residentBytes();
    return status;
}

}  // namespace audioldm::engine::service
