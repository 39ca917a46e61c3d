// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <stop_token>
#include <vector>

#include "engine/layers/resample.h"
#include "engine/vae/vae_blocks.h"

namespace audioldm::engine::vae {

/// Latents to log-mel spectrogram.
/// Engine thread only. Source: diffusers AutoencoderKL.decode, Decoder
class VaeDecoder final {
public:
    /// Weights decoder.* and post_quant_conv.* at the root of `scope`.
    VaeDecoder(const weights::WeightScope& scope, const weights::VaeConfig& config);

    /// Latent frames that a piece sees on each side besides its own: more than what its
    /// convolutions reach.
    static constexpr std::int64_t kPieceContext = 16;

    /// Latent frames of each piece, but for the last, of `frames` that are cut into pieces of at
    /// most `pieceFrames`, without their context. Of equal length: a short one at the end would be
    /// normalised by the statistics of little.
    [[nodiscard]] static std::int64_t pieceLength(std::int64_t frames, std::int64_t pieceFrames);

    /// latents      [B, C, T/4, F/4] as the denoiser left them (scaled), any float dtype
    /// stop         looked at between the layers
    /// pieceFrames  latent frames that the upper levels work on at once, which bounds the memory
    ///              that they take; 0: all. The mid block, whose attention sees everything, always
    ///              works on the whole. Pieces are not exact: each is normalised by its own
    ///              statistics and those of its context (pieces of 64 latent frames: log-mel
    ///              correlation of the sound 0.9994, difference 35 dB below it).
    /// returns      [B, 1, T, F] natural log of the mel magnitudes, the weights' dtype
    /// throws       CancelledException
    [[nodiscard]] at::Tensor decode(const at::Tensor& latents, const std::stop_token& stop = {},
                                    std::int64_t pieceFrames = 0) const;

private:
    struct Level {
        std::vector<layers::ResnetBlock> resnets;
        std::optional<layers::Upsample> upsampler;
    };

    [[nodiscard]] at::Tensor decodeLevels(at::Tensor x, const std::stop_token& stop) const;
    [[nodiscard]] at::Tensor decodePieces(const at::Tensor& x, const std::stop_token& stop,
                                          std::int64_t pieceFrames) const;

    double m_scalingFactor;
    at::ScalarType m_dtype;
    std::optional<layers::Conv2d> m_postQuantConv;
    layers::Conv2d m_convIn;
    MidBlock m_midBlock;
    std::vector<Level> m_levels;  // from the lowest resolution up
    layers::GroupNorm m_convNormOut;
    layers::Conv2d m_convOut;
};

}  // namespace audioldm::engine::vae
