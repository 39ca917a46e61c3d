// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "engine/diffusion/unet_conditioning.h"
#include "engine/layers/resample.h"
#include "engine/layers/resnet_block.h"
#include "engine/layers/transformer.h"

namespace audioldm::engine::diffusion {

/// Sizes of one block of the UNet; all activations [B, C, H, W] channels_last.
struct UnetBlockSizes {
    std::int64_t inChannels = 0;
    std::int64_t outChannels = 0;
    /// Channels of the next skip connections' source below (up blocks only).
    std::int64_t skipChannels = 0;
    std::int64_t layers = 2;
    std::int64_t heads = 8;
    std::int64_t transformerLayers = 1;
    bool hasAttention = false;
    bool resamples = true;  ///< ends with a Downsample or an Upsample
    bool linearProjection = false;
    std::int64_t normGroups = 32;
    double normEpsilon = 1e-5;
    std::int64_t embeddingWidth = 0;
    std::array<std::int64_t, 2> typicalSize = {125, 16};  ///< of the activations inside
};

/// Called for every residual block in the order of use.
using ResnetVisitor = std::function<void(const layers::ResnetBlock&)>;

/// Residual blocks, each followed by a transformer where the block has attention, then half the
/// size. Source: diffusers DownBlock2D, CrossAttnDownBlock2D
class DownBlock final {
public:
    DownBlock(const weights::WeightScope& scope, const UnetBlockSizes& sizes);

    /// Appends every intermediate result to `skips`.
    [[nodiscard]] at::Tensor forward(at::Tensor x, CallConditioning& conditioning,
                                     std::vector<at::Tensor>& skips) const;
    void visitResnets(const ResnetVisitor& visit) const;

private:
    std::vector<layers::ResnetBlock> m_resnets;
    std::vector<layers::SpatialTransformer> m_attentions;
    std::optional<layers::Downsample> m_downsampler;
};

/// Residual block, transformer, residual block. Source: diffusers UNetMidBlock2DCrossAttn
class MidBlock final {
public:
    MidBlock(const weights::WeightScope& scope, const UnetBlockSizes& sizes);

    [[nodiscard]] at::Tensor forward(const at::Tensor& x, CallConditioning& conditioning) const;
    void visitResnets(const ResnetVisitor& visit) const;

private:
    std::vector<layers::ResnetBlock> m_resnets;
    layers::SpatialTransformer m_attention;
};

/// Like DownBlock, with a skip connection joined in before each residual block, then double size.
/// Source: diffusers UpBlock2D, CrossAttnUpBlock2D
class UpBlock final {
public:
    UpBlock(const weights::WeightScope& scope, const UnetBlockSizes& sizes);

    /// Takes its skips from the end of `skips`, and the size to grow to from the one that remains.
    [[nodiscard]] at::Tensor forward(at::Tensor x, CallConditioning& conditioning,
                                     std::vector<at::Tensor>& skips) const;
    void visitResnets(const ResnetVisitor& visit) const;

private:
    std::vector<layers::ResnetBlock> m_resnets;
    std::vector<layers::SpatialTransformer> m_attentions;
    std::optional<layers::Upsample> m_upsampler;
};

}  // namespace audioldm::engine::diffusion
