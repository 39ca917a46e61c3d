// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>

#include "engine/core/exception.h"
#include "engine/weights/component_configs.h"
#include "engine/weights/config_fields.h"

namespace audioldm::engine::weights {

namespace {

constexpr std::int64_t kMaxTrainTimesteps = 100'000;

/// Those on a plain schedule of betas, whose config can therefore be read for any other of them.
constexpr std::array<std::string_view, 14> kClassNames = {
    "DDIMScheduler",
    "DDPMScheduler",
    "DEISMultistepScheduler",
    "DPMSolverMultistepScheduler",
    "DPMSolverSDEScheduler",
    "DPMSolverSinglestepScheduler",
    "EulerAncestralDiscreteScheduler",
    "EulerDiscreteScheduler",
    "HeunDiscreteScheduler",
    "KDPM2AncestralDiscreteScheduler",
    "KDPM2DiscreteScheduler",
    "LMSDiscreteScheduler",
    "PNDMScheduler",
    "UniPCMultistepScheduler",
};

/// The keys that SchedulerConfig has a field for.
constexpr std::array<std::string_view, 16> kKeys = {
    "num_train_timesteps",
    "beta_start",
    "beta_end",
    "beta_schedule",
    "trained_betas",
    "prediction_type",
    "timestep_spacing",
    "rescale_betas_zero_snr",
    "clip_sample",
    "clip_sample_range",
    "set_alpha_to_one",
    "steps_offset",
    "thresholding",
    "dynamic_thresholding_ratio",
    "sample_max_value",
    "skip_prk_steps",
};

void readSolverKeys(const ConfigFields& fields, SchedulerConfig& config) {
    for (const auto& [key, value] : fields.json().items()) {
        if (!key.starts_with('_') &&
            std::find(kKeys.begin(), kKeys.end(), std::string_view(key)) == kKeys.end()) {
            config.solverKeys[key] = describeValue(value);
        }
    }
}

void readBetas(const ConfigFields& fields, SchedulerConfig& config) {
    constexpr NumberRange kBeta{1e-9, 0.9999};
    config.numTrainTimesteps =
        fields.integer("num_train_timesteps", {1, kMaxTrainTimesteps}, config.numTrainTimesteps);
    config.betaStart = fields.number("beta_start", kBeta, config.betaStart);
    config.betaEnd = fields.number("beta_end", kBeta, config.betaEnd);
    config.betaSchedule = fields.text(
        "beta_schedule", {"linear", "scaled_linear", "squaredcos_cap_v2"}, config.betaSchedule);
    if (!fields.isNullOrAbsent("trained_betas")) {
        const auto count = static_cast<std::size_t>(config.numTrainTimesteps);
        config.trainedBetas = fields.numbers("trained_betas", kBeta, {count, count});
    }
    config.rescaleBetasZeroSnr = fields.flag("rescale_betas_zero_snr", config.rescaleBetasZeroSnr);
}

void readSampling(const ConfigFields& fields, SchedulerConfig& config) {
    config.predictionType = fields.text("prediction_type", {"epsilon", "v_prediction", "sample"},
                                        config.predictionType);
    config.timestepSpacing = fields.text("timestep_spacing", {"leading", "linspace", "trailing"},
                                         config.timestepSpacing);
    config.stepsOffset =
        fields.integer("steps_offset", {0, config.numTrainTimesteps - 1}, config.stepsOffset);
    config.setAlphaToOne = fields.flag("set_alpha_to_one", config.setAlphaToOne);
    config.clipSample = fields.flag("clip_sample", config.clipSample);
    config.clipSampleRange =
        fields.number("clip_sample_range", {1e-6, 1e6}, config.clipSampleRange);
    config.thresholding = fields.flag("thresholding", config.thresholding);
    config.dynamicThresholdingRatio =
        fields.number("dynamic_thresholding_ratio", {0, 1}, config.dynamicThresholdingRatio);
    config.sampleMaxValue = fields.number("sample_max_value", {1e-6, 1e6}, config.sampleMaxValue);
    config.skipPrkSteps = fields.flag("skip_prk_steps", config.skipPrkSteps);
}

}  // namespace

bool isSchedulerClass(std::string_view className) {
    return std::find(kClassNames.begin(), kClassNames.end(), className) != kClassNames.end();
}

SchedulerConfig readSchedulerConfig(const std::filesystem::path& path) {
    JsonLimits limits = kConfigJsonLimits;
    limits.allowInfinity = true;
    const ConfigFields fields(path, limits);
    SchedulerConfig config;
    const nlohmann::json className = fields.json().value("_class_name", nlohmann::json());
    if (!className.is_string() || !isSchedulerClass(className.get_ref<const std::string&>())) {
        fields.refuse("_class_name", concat("is ", describeValue(className),
                                            "; the name of a diffusers scheduler is expected"));
    }
    config.className = className.get<std::string>();
    readBetas(fields, config);
    readSampling(fields, config);
    readSolverKeys(fields, config);
    for (const std::string_view key : kKeys) {
        if (!fields.has(std::string(key))) {
            config.absentKeys.emplace_back(key);
        }
    }
    return config;
}

}  // namespace audioldm::engine::weights
