// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/layers/linear.h"

namespace audioldm::engine::layers {

/// The sinusoidal embedding of timesteps: cosines then sines with flipSinToCos, else the reverse.
/// timesteps: N values, may be fractional -> [N, width] float32 on the CPU, width even.
/// Source: diffusers get_timestep_embedding; Vaswani et al. 2017, section 3.5
[[nodiscard]] at::Tensor timestepEmbedding(const std::vector<double>& timesteps, std::int64_t width,
                                           bool flipSinToCos, std::int64_t freqShift);

/// Two linear layers with SiLU between them (linear_1, linear_2 of `scope`).
/// [N, in] -> [N, out]. Source: diffusers TimestepEmbedding
class TimestepMlp final {
public:
    TimestepMlp(const weights::WeightScope& scope, std::int64_t inFeatures,
                std::int64_t outFeatures);
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;

private:
    Linear m_linear1;
    Linear m_linear2;
};

}  // namespace audioldm::engine::layers
