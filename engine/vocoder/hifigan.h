// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <stop_token>
#include <vector>

#include "engine/layers/convolution.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::vocoder {

/// Widens the time axis: a transposed convolution, computed as an ordinary one.
///
/// A transposed convolution of stride u gives, for each step of its input, u outputs that see the
/// same few inputs. So it is a convolution with u times the channels whose result, in channels-last
/// memory, already is the longer signal: [B, M, u * C] and [B, M * u, C] are the same bytes.
/// x [B, in, 1, L] -> [B, out, 1, (L - 1) u - 2 padding + kernel]. Source: torch.nn.ConvTranspose1d
class Upsampler final {
public:
    Upsampler(const weights::WeightScope& scope, std::int64_t inChannels, std::int64_t outChannels,
              std::int64_t rate, std::int64_t kernel, std::int64_t typicalLength);
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
    /// Of its weights, which x must have.
    [[nodiscard]] at::ScalarType dtype() const { return m_conv.dtype(); }

private:
    std::int64_t m_outChannels;
    std::int64_t m_rate;
    std::int64_t m_kernel;
    layers::Conv2d m_conv;
};

/// Pairs of convolutions, the first of each dilated, each pair with a residual.
/// Source: transformers HifiGanResidualBlock; Kong et al. 2020
class ResidualBranch final {
public:
    ResidualBranch(const weights::WeightScope& scope, std::int64_t channels, std::int64_t kernel,
                   const std::vector<std::int64_t>& dilations, std::int64_t typicalLength,
                   double slope);

    /// x [B, C, 1, L]; activated: leakyRelu(x), which all branches of a stage share.
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, const at::Tensor& activated) const;

private:
    std::vector<layers::Conv2d> m_convs1;
    std::vector<layers::Conv2d> m_convs2;
    double m_slope;
};

/// Log-mel spectrogram to waveform. One-dimensional activations are held as [B, C, 1, L]
/// channels_last: oneDNN's two-dimensional convolutions reach its peak speed in that form, its
/// one-dimensional ones do not.
/// Engine thread only. Source: transformers SpeechT5HifiGan
class HifiGan final {
public:
    /// Weights conv_pre, upsampler.i, resblocks.j, conv_post, and mean and scale at the root.
    HifiGan(const weights::WeightScope& scope, const weights::VocoderConfig& config);

    /// Mel frames that a chunk sees on each side besides its own: more than the 22.8 that its
    /// convolutions reach in AudioLDM, so that the samples are those of the whole.
    static constexpr std::int64_t kChunkContext = 24;

    /// logMel       [B, T, F], any float dtype
    /// stop         looked at between the layers
    /// chunkFrames  mel frames that are worked on at once, which bounds the memory; 0: all
    /// throws       CancelledException
    /// returns      [B, N] float32 within [-1, 1]; N = 160 T + 32 for AudioLDM's rates
    [[nodiscard]] at::Tensor synthesize(const at::Tensor& logMel, const std::stop_token& stop = {},
                                        std::int64_t chunkFrames = 0) const;

private:
    struct Stage {
        Upsampler upsampler;
        std::vector<ResidualBranch> branches;
    };

    [[nodiscard]] at::Tensor synthesizeWhole(const at::Tensor& logMel,
                                             const std::stop_token& stop) const;

    weights::VocoderConfig m_config;
    weights::Weight m_mean;
    weights::Weight m_scale;
    layers::Conv2d m_convPre;
    std::vector<Stage> m_stages;
    layers::Conv2d m_convPost;
};

}  // namespace audioldm::engine::vocoder
