// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <vector>

#include "engine/layers/resample.h"
#include "engine/vae/vae_blocks.h"

namespace audioldm::engine::vae {

/// The distribution of latents that a spectrogram was encoded to, before scaling.
struct LatentMoments {
    at::Tensor mean;    ///< [B, C, T/4, F/4]
    at::Tensor logVar;  ///< [B, C, T/4, F/4], within [-30, 20]
};

/// Log-mel spectrogram to latents: what sound-to-sound starts from.
/// Engine thread only. Source: diffusers AutoencoderKL.encode, Encoder
class VaeEncoder final {
public:
    /// Weights encoder.* and quant_conv.* at the root of `scope`.
    VaeEncoder(const weights::WeightScope& scope, const weights::VaeConfig& config);

    /// logMel   [B, 1, T, F], any float dtype; T and F multiples of 4
    /// returns  moments in float32
    [[nodiscard]] LatentMoments encode(const at::Tensor& logMel) const;

private:
    struct Level {
        std::vector<layers::ResnetBlock> resnets;
        std::optional<layers::Downsample> downsampler;
    };

    at::ScalarType m_dtype;
    layers::Conv2d m_convIn;
    std::vector<Level> m_levels;  // from the highest resolution down
    MidBlock m_midBlock;
    layers::GroupNorm m_convNormOut;
    layers::Conv2d m_convOut;
    std::optional<layers::Conv2d> m_quantConv;
};

}  // namespace audioldm::engine::vae
