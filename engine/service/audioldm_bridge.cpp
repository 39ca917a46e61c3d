// SPDX-License-Identifier: MIT
#include "engine/service/audioldm_bridge.h"

#include <ATen/Parallel.h>

#include <random>

#include "engine/core/exception.h"
#include "engine/memory/cpu_memory_counter.h"
#include "engine/memory/process_memory.h"
#include "engine/pipeline/audioldm_pipeline.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/service/compute_choice.h"
#include "engine/service/error_boundary.h"

namespace audioldm::engine::service {
namespace {

std::int64_t randomSeed() {
    std::random_device source;
    // Five digits: enough to differ, short enough to be read out and typed again.
    return std::uniform_int_distribution<std::int64_t>(0, 99999)(source);
}

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

}  // namespace

struct AudioLDMBridge::State {
    EngineConfig config;
    std::string folder;
    std::unique_ptr<pipeline::AudioldmModel> model;
    ModelInfo info;
    double loadSeconds = 0;  ///< of the last load, until a result has reported it

    ModelInfo load(const std::string& wanted, std::stop_token stop,
                   const ProgressCallback& progress);
    GenerationResult generate(GenerationRequest request, std::stop_token stop,
                              const ProgressCallback& progress, const TakeCallback& onTake);
};

ModelInfo AudioLDMBridge::State::load(const std::string& wanted, std::stop_token stop,
                                      const ProgressCallback& progress) {
    const std::string& target = wanted.empty() ? config.modelPath : wanted;
    if (model && folder == target) {
        return info;
    }
    if (config.quantization != Quantization::None) {
        fail(ErrorCode::InvalidRequest,
             concat("Weights of ", quantizationName(config.quantization),
                    " are not available in this version. Use --quantization none."),
             "quantization");
    }
    if (config.threads) {
        at::set_num_threads(*config.threads);
    }
    memory::installCpuMemoryCounter();
    model.reset();
    pipeline::RunContext context(std::move(stop), progress);
    loadSeconds = 0;
    context.timed(Stage::Loading, loadSeconds, [&] {
        auto opened = pipeline::AudioldmModel::open(target, chooseCompute(config));
        pipeline::checkFits(opened->config(), opened->options(), opened->plannedWeightBytes(),
                            config.typicalDurationSeconds, config.maxMemoryBytes);
        opened->load(context.stop());
        model = std::move(opened);
    });
    memory::releaseCpuMemoryCache();
    folder = target;
    info = {model->config().name, target,
            model->hash(),        model->parameterCount(),
            bytesOf(*model),      static_cast<std::int32_t>(model->config().vocoder.samplingRate),
            warningsAbout(*model)};
    return info;
}

GenerationResult AudioLDMBridge::State::generate(GenerationRequest request, std::stop_token stop,
                                                 const ProgressCallback& progress,
                                                 const TakeCallback& onTake) {
    const Result<void> valid = validate(request);
    if (!valid.ok()) {
        throw EngineException(valid.error());
    }
    if (model && isFarFrom(request.durationSeconds, config.typicalDurationSeconds)) {
        model.reset();
    }
    if (!model) {
        config.typicalDurationSeconds = request.durationSeconds;
        load(folder, stop, progress);
    }
    if (!request.seed) {
        request.seed = randomSeed();
    }
    memory::resetCpuMemoryPeak();
    GenerationResult result;
    result.modelName = info.name;
    result.modelHash = info.hash;
    result.device = model->options().device.str();
    result.precision = precisionOf(model->options().dtype);
    result.quantization = config.quantization;
    result.scheduler = request.scheduler.empty() ? "ddim" : request.scheduler;
    result.bytes.budget = config.maxMemoryBytes;
    result.bytes.weights = model->weightBytes();
    pipeline::RunContext context(std::move(stop), progress);
    result.bytes.plannedPeak =
        result.bytes.weights +
        pipeline::activationBytes(model->config(), model->options(), request.durationSeconds);
    pipeline::checkFits(model->config(), model->options(), result.bytes.weights,
                        request.durationSeconds, config.maxMemoryBytes);
    const CacheRelease releaseAfter;
    pipeline::generate(*model, request, context, onTake, result);
    result.seconds.load = loadSeconds;
    result.seconds.total = context.elapsedSeconds() + loadSeconds;
    loadSeconds = 0;
    result.bytes.peak = memory::cpuMemoryCount().peak;
    result.bytes.peakResidentSet = memory::peakResidentBytes();
    return result;
}

AudioLDMBridge::AudioLDMBridge(EngineConfig config)
    : m_state(std::make_unique<State>()) {
    m_state->config = std::move(config);
}

AudioLDMBridge::~AudioLDMBridge() = default;

Outcome<ModelInfo> AudioLDMBridge::load(const std::string& folder, std::stop_token stop,
                                        const ProgressCallback& progress) {
    return outcomeOf([&] { return m_state->load(folder, stop, progress); });
}

Outcome<GenerationResult> AudioLDMBridge::generate(const GenerationRequest& request,
                                                   std::stop_token stop,
                                                   const ProgressCallback& progress,
                                                   const TakeCallback& onTake) {
    return outcomeOf([&] { return m_state->generate(request, stop, progress, onTake); });
}

void AudioLDMBridge::unload() {
    m_state->model.reset();
}

}  // namespace audioldm::engine::service
