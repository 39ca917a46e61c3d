// SPDX-License-Identifier: MIT
#include "tests/engine/diffusion/scheduler_replay.h"

#include <ATen/ATen.h>

#include <cmath>

#include "engine/core/exception.h"
#include "engine/core/seeded_noise.h"

namespace audioldm::test {
namespace {

using nlohmann::json;

template <typename Value>
void readKey(const json& config, const char* key, Value& value, std::vector<std::string>& absent) {
    const auto found = config.find(key);
    if (found == config.end()) {
        absent.emplace_back(key);
    } else if (!found->is_null()) {
        value = found->get<Value>();
    }
}

at::Tensor standIn(const at::Tensor& latents, double timestep) {
    const double share = timestep / 1000;
    const at::Tensor pattern = at::linspace(-1, 1, latents.numel()).reshape(latents.sizes());
    return latents * (0.9 * share) + pattern * (0.2 * std::cos(3 * share));
}

double absoluteSum(const at::Tensor& tensor) {
    return tensor.abs().to(at::kDouble).sum().item<double>();
}

json sample(const json& one) {
    const auto scheduler = engine::diffusion::makeScheduler(schedulerConfigOf(one.at("config")),
                                                            schedulerOptionsOf(one));
    at::Generator generator = engine::seededGenerator(one.at("seed").get<std::int64_t>());
    const auto shape = one.at("shape").get<std::vector<std::int64_t>>();
    at::Tensor latents =
        engine::seededNoise(shape, generator, at::kFloat) * scheduler->initNoiseSigma();
    double trace = 0;
    double original = 0;
    for (std::size_t i = 0; i < scheduler->timesteps().size(); ++i) {
        const at::Tensor output =
            standIn(scheduler->scaleModelInput(latents, i), scheduler->timesteps()[i]);
        latents = scheduler->step(output, i, latents, generator);
        trace += absoluteSum(latents);
        original += absoluteSum(scheduler->predictedOriginal());
    }
    const at::Tensor flat = latents.flatten().contiguous();
    const float* values = flat.const_data_ptr<float>();
    return json{{"timesteps", scheduler->timesteps()},
                {"initNoiseSigma", scheduler->initNoiseSigma()},
                {"latents", std::vector<double>(values, values + flat.numel())},
                {"trace", trace},
                {"original", original}};
}

}  // namespace

engine::weights::SchedulerConfig schedulerConfigOf(const json& config) {
    engine::weights::SchedulerConfig result;
    auto& absent = result.absentKeys;
    readKey(config, "num_train_timesteps", result.numTrainTimesteps, absent);
    readKey(config, "beta_start", result.betaStart, absent);
    readKey(config, "beta_end", result.betaEnd, absent);
    readKey(config, "beta_schedule", result.betaSchedule, absent);
    readKey(config, "trained_betas", result.trainedBetas, absent);
    readKey(config, "prediction_type", result.predictionType, absent);
    readKey(config, "timestep_spacing", result.timestepSpacing, absent);
    readKey(config, "rescale_betas_zero_snr", result.rescaleBetasZeroSnr, absent);
    readKey(config, "clip_sample", result.clipSample, absent);
    readKey(config, "clip_sample_range", result.clipSampleRange, absent);
    readKey(config, "set_alpha_to_one", result.setAlphaToOne, absent);
    readKey(config, "steps_offset", result.stepsOffset, absent);
    readKey(config, "thresholding", result.thresholding, absent);
    readKey(config, "dynamic_thresholding_ratio", result.dynamicThresholdingRatio, absent);
    readKey(config, "sample_max_value", result.sampleMaxValue, absent);
    readKey(config, "skip_prk_steps", result.skipPrkSteps, absent);
    return result;
}

engine::diffusion::SchedulerOptions schedulerOptionsOf(const json& one) {
    return {.name = one.at("name").get<std::string>(),
            .steps = one.at("steps").get<int>(),
            .eta = one.value("eta", 0.0)};
}

json replaySchedulerCase(const json& one) {
    try {
        return sample(one);
    } catch (const engine::EngineException& refusal) {
        return json{{"refused", refusal.error().message}};
    }
}

}  // namespace audioldm::test
