// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/weights/compute_options.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::pipeline {

/// Bytes of activations that a sound of `durationSeconds` needs at most at once: the largest of
/// what the UNet, the VAE's decoder and the vocoder hold in their widest moments.
[[nodiscard]] std::int64_t activationBytes(const weights::ModelConfig& config,
                                           const weights::ComputeOptions& compute,
                                           double durationSeconds);

/// Refuses what cannot fit, with what would.
/// throws EngineException(OutOfMemory) when weights and activations together pass `budgetBytes`
void checkFits(const weights::ModelConfig& config, const weights::ComputeOptions& compute,
               std::int64_t weightBytes, double durationSeconds, std::int64_t budgetBytes);

}  // namespace audioldm::engine::pipeline
