// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// What the UNet was trained to answer.
enum class PredictionType {
    Epsilon,   ///< the noise
    Velocity,  ///< sqrt(a) noise - sqrt(1 - a) clean
    Sample,    ///< the clean latents
};

/// How far the predicted clean latents may go; at most one of the two applies.
struct SampleLimits {
    bool thresholds = false;
    double thresholdRatio = 0.995;
    double thresholdMaximum = 1;
    bool clips = false;
    double clipRange = 1;

    /// Applies the limit to [B, C, H, W] float32.
    /// Source: diffusers DDIMScheduler._threshold_sample and step.
    [[nodiscard]] at::Tensor apply(const at::Tensor& original) const;
    [[nodiscard]] bool any() const { return thresholds || clips; }
};

/// Signal and noise shares of a sigma: alpha = 1 / sqrt(sigma^2 + 1), noise = sigma * alpha.
struct SignalAndNoise {
    at::Tensor alpha;
    at::Tensor sigma;
};

[[nodiscard]] PredictionType predictionType(const weights::SchedulerConfig& config);
[[nodiscard]] SampleLimits sampleLimits(const weights::SchedulerConfig& config);
[[nodiscard]] SignalAndNoise signalAndNoise(const at::Tensor& sigma);

/// log(alpha) - log(sigma), half the log of the signal-to-noise ratio.
[[nodiscard]] at::Tensor logRatio(const SignalAndNoise& shares);

/// throws UnusableSteps when a timestep does not index `cumulativeAlphas` (as in Python), or when
///        noise is predicted without limits at a timestep that holds no signal to divide by
void checkAlphaPlan(const std::vector<double>& timesteps, const at::Tensor& cumulativeAlphas,
                    PredictionType type, const SampleLimits& limits);

// The predicted clean latents from the model's answer. sample, output [B, C, H, W] float32; the
// scalars are float32 tensors without axes. The three forms differ in rounding only.

/// From the cumulative alpha of the timestep (DDIM, DDPM).
[[nodiscard]] at::Tensor originalFromAlpha(PredictionType type, const at::Tensor& sample,
                                           const at::Tensor& output,
                                           const at::Tensor& cumulativeAlpha);
/// From latents in sigma space, clean + sigma * noise (Euler, Heun, LMS).
[[nodiscard]] at::Tensor originalFromSigma(PredictionType type, const at::Tensor& sample,
                                           const at::Tensor& output, const at::Tensor& sigma);
/// From signal and noise shares (DPM-Solver++, UniPC, DEIS).
[[nodiscard]] at::Tensor originalFromShares(PredictionType type, const at::Tensor& sample,
                                            const at::Tensor& output, const SignalAndNoise& shares);

}  // namespace audioldm::engine::diffusion
