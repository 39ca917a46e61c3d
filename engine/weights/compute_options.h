// SPDX-License-Identifier: MIT
#pragma once

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <cstdint>

#include "engine/api/engine_config.h"

namespace audioldm::engine::weights {

/// Where and in what a model's layers compute.
struct ComputeOptions {
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat;  ///< float32, float16 or bfloat16
    /// Length of the latents that packed weights are laid out for, in latent frames (25 a second in
    /// AudioLDM). Other lengths compute the same, some of them slower.
    std::int64_t typicalLatentFrames = 125;
    /// How the weights of linear layers and convolutions are stored.
    Quantization quantization = Quantization::None;
    /// Whether gradients can flow through the layers: weights are then not packed for operators
    /// that have none, which computes the same at half the speed.
    bool differentiable = false;

    /// Whether weights are packed for oneDNN.
    [[nodiscard]] bool packsWeights() const { return device.is_cpu() && !differentiable; }
};

}  // namespace audioldm::engine::weights
