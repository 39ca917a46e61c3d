// SPDX-License-Identifier: MIT
#include "engine/diffusion/prediction.h"

#include <ATen/ATen.h>

#include "engine/core/exception.h"
#include "engine/diffusion/timestep_spacing.h"

namespace audioldm::engine::diffusion {
namespace {

at::Tensor thresholded(const at::Tensor& sample, double ratio, double maximum) {
    const at::Tensor rows = sample.reshape({sample.size(0), -1});
    const at::Tensor limit = at::quantile(rows.abs(), ratio, 1).clamp(1, maximum).unsqueeze(1);
    return (at::clamp(rows, -limit, limit) / limit).reshape(sample.sizes());
}

}  // namespace

at::Tensor SampleLimits::apply(const at::Tensor& original) const {
    if (thresholds) {
        return thresholded(original, thresholdRatio, thresholdMaximum);
    }
    return clips ? original.clamp(-clipRange, clipRange) : original;
}

PredictionType predictionType(const weights::SchedulerConfig& config) {
    if (config.predictionType == "v_prediction") {
        return PredictionType::Velocity;
    }
    return config.predictionType == "sample" ? PredictionType::Sample : PredictionType::Epsilon;
}

SampleLimits sampleLimits(const weights::SchedulerConfig& config) {
    return SampleLimits{config.thresholding, config.dynamicThresholdingRatio, config.sampleMaxValue,
                        config.clipSample, config.clipSampleRange};
}

SignalAndNoise signalAndNoise(const at::Tensor& sigma) {
    const at::Tensor alpha = 1 / (sigma.pow(2) + 1).pow(0.5);
    return {alpha, sigma * alpha};
}

at::Tensor logRatio(const SignalAndNoise& shares) {
    return shares.alpha.log() - shares.sigma.log();
}

void checkAlphaPlan(const std::vector<double>& timesteps, const at::Tensor& cumulativeAlphas,
                    PredictionType type, const SampleLimits& limits) {
    checkIndexable(timesteps, cumulativeAlphas.numel());
    if (type != PredictionType::Epsilon || limits.any()) {
        return;
    }
    for (const double timestep : timesteps) {
        if (cumulativeAlphas[static_cast<std::int64_t>(timestep)].item<float>() == 0.0F) {
            throw UnusableSteps{concat("timestep ", timestep,
                                       " holds no signal (zero terminal SNR), and a model that "
                                       "predicts noise cannot start there")};
        }
    }
}

at::Tensor originalFromAlpha(PredictionType type, const at::Tensor& sample,
                             const at::Tensor& output, const at::Tensor& cumulativeAlpha) {
    const at::Tensor signal = cumulativeAlpha.pow(0.5);
    const at::Tensor noise = (1 - cumulativeAlpha).pow(0.5);
    switch (type) {
        case PredictionType::Epsilon:
            return (sample - noise * output) / signal;
        case PredictionType::Velocity:
            return signal * sample - noise * output;
        case PredictionType::Sample:
            break;
    }
    return output;
}

at::Tensor originalFromSigma(PredictionType type, const at::Tensor& sample,
                             const at::Tensor& output, const at::Tensor& sigma) {
    switch (type) {
        case PredictionType::Epsilon:
            return sample - sigma * output;
        case PredictionType::Velocity: {
            const at::Tensor power = sigma.pow(2) + 1;
            return output * (-sigma / power.pow(0.5)) + sample / power;
        }
        case PredictionType::Sample:
            break;
    }
    return output;
}

at::Tensor originalFromShares(PredictionType type, const at::Tensor& sample,
                              const at::Tensor& output, const SignalAndNoise& shares) {
    switch (type) {
        case PredictionType::Epsilon:
            return (sample - shares.sigma * output) / shares.alpha;
        case PredictionType::Velocity:
            return shares.alpha * sample - shares.sigma * output;
        case PredictionType::Sample:
            break;
    }
    return output;
}

}  // namespace audioldm::engine::diffusion
