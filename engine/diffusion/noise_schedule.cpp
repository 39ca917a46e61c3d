// SPDX-License-Identifier: MIT
#include "engine/diffusion/noise_schedule.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <string_view>

#include "engine/core/exception.h"

namespace audioldm::engine::diffusion {
namespace {

constexpr std::int64_t kMaxTrainTimesteps = 1'000'000;
constexpr const char* kContext = "scheduler_config.json";

bool isAbsent(const weights::SchedulerConfig& config, std::string_view key) {
    return std::ranges::find(config.absentKeys, key) != config.absentKeys.end();
}

void checkOneOf(const std::string& value, std::string_view key,
                std::initializer_list<std::string_view> known) {
    if (std::ranges::find(known, value) == known.end()) {
        fail(ErrorCode::ModelInvalid,
             concat("The model's scheduler has ", key, " \"", value,
                    "\", which this program does not know. Use the scheduler_config.json that came "
                    "with the model."),
             kContext);
    }
}

void checkNumbers(const weights::SchedulerConfig& config) {
    if (config.numTrainTimesteps < 1 || config.numTrainTimesteps > kMaxTrainTimesteps) {
        fail(ErrorCode::ModelInvalid,
             concat("The model's scheduler has num_train_timesteps ", config.numTrainTimesteps,
                    ", but it must be from 1 to ", kMaxTrainTimesteps, "."),
             kContext);
    }
    if (config.stepsOffset < 0 || config.stepsOffset > config.numTrainTimesteps) {
        fail(ErrorCode::ModelInvalid,
             concat("The model's scheduler has steps_offset ", config.stepsOffset,
                    ", but it must be from 0 to num_train_timesteps, ", config.numTrainTimesteps,
                    "."),
             kContext);
    }
    const double ratio = config.dynamicThresholdingRatio;
    if (config.thresholding && !(ratio >= 0 && ratio <= 1)) {
        fail(ErrorCode::ModelInvalid,
             concat("The model's scheduler has dynamic_thresholding_ratio ", ratio,
                    ", but it must be from 0 to 1."),
             kContext);
    }
}

double cosineAlphaBar(double t) {
    const double cosine = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
    return cosine * cosine;
}

at::Tensor cosineBetas(std::int64_t count) {
    constexpr double kMaxBeta = 0.999;
    std::vector<float> betas;
    betas.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const double t1 = static_cast<double>(i) / static_cast<double>(count);
        const double t2 = static_cast<double>(i + 1) / static_cast<double>(count);
        betas.push_back(
            static_cast<float>(std::min(1 - cosineAlphaBar(t2) / cosineAlphaBar(t1), kMaxBeta)));
    }
    return at::tensor(betas);
}

at::Tensor trainedBetas(const weights::SchedulerConfig& config) {
    if (static_cast<std::int64_t>(config.trainedBetas.size()) != config.numTrainTimesteps) {
        fail(ErrorCode::ModelInvalid,
             concat("The model's scheduler has ", config.trainedBetas.size(),
                    " trained_betas for num_train_timesteps ", config.numTrainTimesteps,
                    ". The two must be the same."),
             kContext);
    }
    return at::tensor(config.trainedBetas).to(at::kFloat);
}

at::Tensor scheduledBetas(const weights::SchedulerConfig& config) {
    if (!config.trainedBetas.empty()) {
        return trainedBetas(config);
    }
    checkOneOf(config.betaSchedule, "beta_schedule",
               {"linear", "scaled_linear", "squaredcos_cap_v2"});
    const auto options = at::TensorOptions().dtype(at::kFloat);
    if (config.betaSchedule == "linear") {
        return at::linspace(config.betaStart, config.betaEnd, config.numTrainTimesteps, options);
    }
    if (config.betaSchedule == "scaled_linear") {
        return at::linspace(std::pow(config.betaStart, 0.5), std::pow(config.betaEnd, 0.5),
                            config.numTrainTimesteps, options)
            .pow(2);
    }
    return cosineBetas(config.numTrainTimesteps);
}

/// Shifts and stretches the roots of the cumulative alphas so that the last becomes 0 while the
/// first stays. Source: Lin et al. 2023, algorithm 1.
at::Tensor withZeroTerminalSnr(const at::Tensor& betas) {
    const at::Tensor roots = at::cumprod(1.0 - betas, 0).sqrt();
    const at::Tensor first = roots[0];
    const at::Tensor last = roots[-1];
    const at::Tensor bars = ((roots - last) * (first / (first - last))).pow(2);
    const at::Tensor ratios = bars.slice(0, 1) / bars.slice(0, 0, -1);
    return 1 - at::cat({bars.slice(0, 0, 1), ratios});
}

void checkAlphas(const at::Tensor& alphas, bool mayEndAtZero) {
    const float* values = alphas.const_data_ptr<float>();
    const std::int64_t count = alphas.numel();
    for (std::int64_t i = 0; i < count; ++i) {
        const bool zeroEnd = mayEndAtZero && i == count - 1 && values[i] == 0.0F;
        if (!zeroEnd && !(values[i] > 0.0F && values[i] < 1.0F)) {
            fail(ErrorCode::ModelInvalid,
                 concat("The noise schedule of the model breaks at timestep ", i,
                        ": the share of signal is ", values[i],
                        " instead of between 0 and 1. Check the betas in scheduler_config.json."),
                 kContext);
        }
    }
}

}  // namespace

weights::SchedulerConfig readAs(const weights::SchedulerConfig& config,
                                const ConfigReading& reading) {
    weights::SchedulerConfig result = config;
    if (isAbsent(config, "timestep_spacing")) {
        result.timestepSpacing = reading.defaultSpacing;
    }
    if (isAbsent(config, "beta_start")) {
        result.betaStart = reading.defaultBetaStart;
    }
    if (isAbsent(config, "beta_end")) {
        result.betaEnd = reading.defaultBetaEnd;
    }
    if (isAbsent(config, "clip_sample")) {
        result.clipSample = reading.clipsByDefault;
    }
    if (isAbsent(config, "set_alpha_to_one")) {
        result.setAlphaToOne = reading.setsAlphaToOneByDefault;
    }
    result.clipSample = result.clipSample && reading.hasClipping;
    result.thresholding = result.thresholding && reading.hasThresholding;
    result.rescaleBetasZeroSnr = result.rescaleBetasZeroSnr && reading.hasZeroSnr;
    result.absentKeys.clear();
    checkNumbers(result);
    checkOneOf(result.timestepSpacing, "timestep_spacing", {"leading", "linspace", "trailing"});
    checkOneOf(result.predictionType, "prediction_type", {"epsilon", "v_prediction", "sample"});
    return result;
}

at::Tensor cumulativeAlphas(const weights::SchedulerConfig& config, ZeroSnrEnd end) {
    at::Tensor betas = scheduledBetas(config);
    if (config.rescaleBetasZeroSnr) {
        betas = withZeroTerminalSnr(betas);
    }
    at::Tensor alphas = at::cumprod(1.0 - betas, 0);
    if (config.rescaleBetasZeroSnr && end == ZeroSnrEnd::Floored) {
        alphas[-1].fill_(std::exp2(-24.0));
    }
    checkAlphas(alphas, config.rescaleBetasZeroSnr);
    return alphas;
}

}  // namespace audioldm::engine::diffusion
