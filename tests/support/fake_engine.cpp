// SPDX-License-Identifier: MIT
//
// An engine without a model, for tests of the programs: deterministic, quick, and steered by
// environment variables, as the tests run whole processes.
//
//   AUDIOLDM_FAKE_LOAD_MS  milliseconds of loading a model (0)
//   AUDIOLDM_FAKE_STEP_MS  milliseconds of a denoising step (0)
//   AUDIOLDM_FAKE_FAIL     STAGE:CODE, the stage ("load", "denoise", ...) that fails and how
//                          ("out_of_memory", ...); STAGE:throw ends in an exception
//   AUDIOLDM_FAKE_GAIN     amplitude of the sound (0.5)
//   AUDIOLDM_FAKE_NAN      number of samples that are NaN (0)
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "engine/service/gradient_bench.h"
#include "engine/service/model_tools.h"
#include "tests/support/bridge_state.h"

namespace audioldm::engine::service {
namespace {

constexpr std::int32_t kSampleRate = 16000;
constexpr std::int64_t kMebibyte = std::int64_t{1024} * 1024;

std::string setting(const char* name, const char* byDefault) {
    const char* const value = std::getenv(name);
    return value != nullptr ? value : byDefault;
}

ErrorCode codeFromName(const std::string& name) {
    for (const ErrorCode code :
         {ErrorCode::InvalidRequest, ErrorCode::ModelMissing, ErrorCode::ModelInvalid,
          ErrorCode::WeightMissing, ErrorCode::ShapeMismatch, ErrorCode::OutOfMemory,
          ErrorCode::DeviceLost, ErrorCode::Io}) {
        if (name == errorCodeName(code)) {
            return code;
        }
    }
    return ErrorCode::Internal;
}

std::optional<Error> failureOf(Stage stage) {
    const std::string failure = setting("AUDIOLDM_FAKE_FAIL", "");
    const std::string prefix = std::string(stageName(stage)) + ':';
    if (!failure.starts_with(prefix)) {
        return std::nullopt;
    }
    const std::string code = failure.substr(prefix.size());
    if (code == "throw") {
        throw std::runtime_error("the fake engine was told to throw");
    }
    return Error{codeFromName(code), "The fake engine was told to fail.", "fake"};
}

/// A hash that follows the content of "hash.txt" in the model's folder, so that tests can change
/// it.
std::string hashOf(const std::filesystem::path& folder) {
    std::string seed;
    std::ifstream(folder / "hash.txt") >> seed;
    std::string hash(64, '0');
    for (std::size_t i = 0; i < seed.size() && i < hash.size(); ++i) {
        hash[i] = "0123456789abcdef"[static_cast<unsigned char>(seed[i]) % 16];
    }
    return hash;
}

Result<ModelInfo> readModel(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder / "model_index.json")) {
        return Error{ErrorCode::ModelMissing,
                     "There is no model_index.json in \"" + folder.string() + "\".",
                     folder.string()};
    }
    ModelInfo model;
    model.folder = folder.string();
    model.name = folder.filename().string();
    model.hash = hashOf(folder);
    model.parameters = 1000;
    model.bytesOnDisk = 4000;
    model.sampleRate = kSampleRate;
    return model;
}

WaveformPtr toneOf(const GenerationRequest& request, std::int64_t seed) {
    const double gain = std::stod(setting("AUDIOLDM_FAKE_GAIN", "0.5"));
    const auto length = static_cast<std::size_t>(request.durationSeconds * kSampleRate);
    const auto invalid = std::stoul(setting("AUDIOLDM_FAKE_NAN", "0"));
    const double pitch = 0.05 + 0.001 * static_cast<double>(seed % 100) +
                         0.0001 * static_cast<double>(request.prompt.size() % 100);
    auto waveform = std::make_shared<Waveform>();
    waveform->sampleRate = kSampleRate;
    for (std::size_t i = 0; i < length; ++i) {
        waveform->samples.push_back(
            i < invalid ? std::numeric_limits<float>::quiet_NaN()
                        : static_cast<float>(gain * std::sin(pitch * static_cast<double>(i))));
    }
    return waveform;
}

}  // namespace

AudioLDMBridge::~AudioLDMBridge() = default;

Outcome<ModelInfo> AudioLDMBridge::load(const std::string& folder, std::stop_token stop,
                                        const ProgressCallback& progress) {
    const std::string& wanted = m_state->wanted(folder);
    if (m_state->holds(wanted)) {
        return *m_state->model;
    }
    m_state->model.reset();
    if (progress) {
        progress({});
    }
    std::this_thread::sleep_for(
        std::chrono::milliseconds(std::stoi(setting("AUDIOLDM_FAKE_LOAD_MS", "0"))));
    if (auto failure = failureOf(Stage::Loading)) {
        return *failure;
    }
    auto model = readModel(wanted);
    if (!model) {
        return model.error();
    }
    if (const auto token = std::move(stop); token.stop_requested()) {
        return Cancelled{};
    }
    m_state->model = model.value();
    return model.value();
}

Outcome<GenerationResult> AudioLDMBridge::generate(
    const GenerationRequest& request, std::stop_token stop, const ProgressCallback& progress,
    const TakeCallback& onTake, const PreviewCallback& onPreview, const LatentsKeeping& latents) {
    const std::stop_token token = std::move(stop);
    const std::chrono::milliseconds stepTime(std::stoi(setting("AUDIOLDM_FAKE_STEP_MS", "0")));
    const auto start = std::chrono::steady_clock::now();
    GenerationResult result;
    result.modelName = m_state->model->name;
    result.modelHash = m_state->model->hash;
    result.device = "cpu";
    result.precision = m_state->config.precision == Precision::Auto ? Precision::BFloat16
                                                                    : m_state->config.precision;
    result.quantization = m_state->config.quantization;
    result.scheduler = request.scheduler.empty() ? "ddim" : request.scheduler;
    result.promptCutOff = request.prompt.size() > 512 ? request.prompt.substr(512) : "";
    result.bytes = {m_state->config.maxMemoryBytes, 2 * kMebibyte, kMebibyte, kMebibyte / 2,
                    64 * kMebibyte};
    for (int index = 0; index < request.count; ++index) {
        const std::int64_t seed = request.seed.value_or(4711) + index;
        const std::string key = result.modelHash + request.prompt + std::to_string(seed);
        const bool isDenoised = latents.find && latents.find(key, seed);
        for (int step = 0; step <= request.steps && !isDenoised; ++step) {
            if (token.stop_requested()) {
                return Cancelled{};
            }
            const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
            progress(
                {Stage::Denoising, index, request.count, step, request.steps, elapsed.count()});
            if (onPreview && step > 0) {
                onPreview({index, step, request.steps, 2, 1, {-1.0F, -2.0F}});
            }
            std::this_thread::sleep_for(step < request.steps ? stepTime : stepTime.zero());
        }
        if (auto failure = failureOf(Stage::Denoising)) {
            return *failure;
        }
        if (latents.keep && !isDenoised) {
            latents.keep(key, seed, {{1, 1}, {static_cast<float>(seed)}});
        }
        Take take;
        take.seed = seed;
        take.waveform = toneOf(request, take.seed);
        result.takes.push_back(take);
        onTake(take, index, result);
    }
    result.seconds.denoise =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

void AudioLDMBridge::unload() {
    m_state->model.reset();
}

Result<MemoryPlan> AudioLDMBridge::plan(const GenerationRequest& request,
                                        const EngineConfig& config) {
    const auto model = readModel(config.modelPath);
    if (!model) {
        return model.error();
    }
    MemoryPlan plan;
    plan.budget = config.maxMemoryBytes;
    plan.predictedPeak = static_cast<std::int64_t>(request.durationSeconds) * kMebibyte;
    plan.fits = plan.predictedPeak <= plan.budget;
    return plan;
}

Result<PromptTokens> AudioLDMBridge::countTokens(const std::string& text,
                                                 const std::string& folder) {
    const auto model = readModel(folder);
    if (!model) {
        return model.error();
    }
    return PromptTokens{static_cast<int>(std::min<std::size_t>(text.size(), 510)) + 2, 512,
                        std::min<std::size_t>(text.size(), 510)};
}

MemoryStatus AudioLDMBridge::memoryStatus() const {
    MemoryStatus status;
    status.budget = m_state->config.maxMemoryBytes;
    status.live = kMebibyte / 2;
    return status;
}

Outcome<GradientFigures> measureGradients(const EngineConfig& config,
                                          const GenerationRequest& request,
                                          const std::stop_token& /*stop*/) {
    const auto model = readModel(config.modelPath);
    if (!model) {
        return model.error();
    }
    GradientFigures figures;
    figures.steps = request.steps;
    return figures;
}

DeviceList listDevices() {
    DeviceList list;
    list.devices.push_back(
        {"cpu", "Fake processor", 8192 * kMebibyte, 4096 * kMebibyte, {"bf16", "fp32"}});
    list.notes.emplace_back("No NVIDIA driver is installed.");
    return list;
}

Result<ModelInspection> inspectModel(const std::filesystem::path& folder) {
    const auto model = readModel(folder);
    if (!model) {
        return model.error();
    }
    ModelInspection inspection;
    inspection.model = model.value();
    inspection.modules = {{"unet", 10, 1000, 4000, "float32"}};
    inspection.config = {{"unet.block_out_channels", "128, 256, 384, 640"}};
    return inspection;
}

Outcome<ModelVerification> verifyModel(const std::filesystem::path& folder, std::stop_token stop) {
    const auto inspection = inspectModel(folder);
    if (!inspection) {
        return inspection.error();
    }
    if (const auto token = std::move(stop); token.stop_requested()) {
        return Cancelled{};
    }
    ModelVerification verification;
    verification.inspection = inspection.value();
    if (std::filesystem::exists(folder / "broken.txt")) {
        verification.missing = {"unet: conv_in.weight"};
        verification.nonFinite = {"vae: decoder.conv_in.weight (3 of 9)"};
    }
    return verification;
}

std::vector<std::string> knownSchedulers() {
    return {"ddim", "euler"};
}

}  // namespace audioldm::engine::service
