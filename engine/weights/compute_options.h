// SPDX-License-Identifier: MIT
#pragma once

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <array>
#include <cstdint>

#include "engine/api/engine_config.h"

namespace audioldm::engine::weights {

/// Where and in what a model's layers compute.
struct ComputeOptions {
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat;  ///< float32, float16 or bfloat16
    /// How the weights of linear layers and convolutions are stored.
    Quantization quantization = Quantization::None;
    /// Length of the sounds that packed weights are laid out for, seconds. Other lengths compute
    /// the same, some of them slower.
    double typicalSeconds = 5;
    /// What that makes in the model, which says so itself: frames and width of the latents, and
    /// frames of the mel.
    std::array<std::int64_t, 2> typicalLatents = {125, 16};
    std::int64_t typicalMelFrames = 500;
    /// Whether gradients can flow through the layers: weights are then not packed for operators
    /// that have none, which computes the same at half the speed.
    bool differentiable = false;

    /// Whether weights are packed for oneDNN.
    [[nodiscard]] bool packsWeights() const { return device.is_cpu() && !differentiable; }
};

}  // namespace audioldm::engine::weights
