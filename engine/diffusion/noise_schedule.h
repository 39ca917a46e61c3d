// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <string>

#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// How a scheduler class of diffusers reads a config that another class wrote: which features it
/// has at all, and its own defaults for keys that the file does not hold.
struct ConfigReading {
    bool hasClipping = false;
    bool hasThresholding = false;
    bool hasZeroSnr = false;
    bool clipsByDefault = true;
    bool setsAlphaToOneByDefault = true;
    std::string defaultSpacing = "linspace";
    double defaultBetaStart = 0.0001;
    double defaultBetaEnd = 0.02;
};

/// `config` as the class described by `reading` sees it: its own default for every absent key,
/// false for every feature that it lacks.
/// throws  EngineException(ModelInvalid) for a spacing or prediction type that does not exist and
///         for numbers out of range
/// Source  diffusers ConfigMixin.extract_init_dict (_use_default_values)
[[nodiscard]] weights::SchedulerConfig readAs(const weights::SchedulerConfig& config,
                                              const ConfigReading& reading);

/// What the last cumulative alpha of a zero-SNR schedule is.
enum class ZeroSnrEnd {
    Exact,    ///< 0
    Floored,  ///< 2^-24, so that its sigma is finite
};

/// Share of signal left after each training step: the running product of 1 - beta.
///
/// config  as readAs() gives it
/// returns [numTrainTimesteps] float32 on the CPU, falling, within (0, 1), the last one 0 for an
///         exact zero-SNR end
/// throws  EngineException(ModelInvalid) for an unknown schedule, betas that do not fit, or
///         numbers that leave no noise or no signal
/// Source  diffusers DDIMScheduler.__init__, rescale_zero_terminal_snr, betas_for_alpha_bar
[[nodiscard]] at::Tensor cumulativeAlphas(const weights::SchedulerConfig& config, ZeroSnrEnd end);

}  // namespace audioldm::engine::diffusion
