// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/layers/attention.h"
#include "engine/layers/linear.h"
#include "engine/layers/norm.h"

namespace audioldm::engine::layers {

/// Sizes of a spatial transformer.
struct TransformerSizes {
    std::int64_t width = 0;
    std::int64_t heads = 1;  ///< width is a multiple of it
    std::int64_t blocks = 1;
    std::int64_t normGroups = 32;
    /// proj_in and proj_out are Linear layers instead of 1x1 convolutions.
    bool linearProjection = false;
};

/// Two self-attentions and a gated feed-forward part, each with norm and residual. The second
/// attention has no context in AudioLDM, so it attends to the same tokens.
/// tokens [B, L, C] contiguous -> [B, L, C]. Source: diffusers BasicTransformerBlock
class TransformerBlock final {
public:
    TransformerBlock(const weights::WeightScope& scope, std::int64_t width, std::int64_t heads);
    [[nodiscard]] at::Tensor forward(const at::Tensor& tokens) const;

private:
    LayerNorm m_norm1;
    SelfAttention m_attn1;
    LayerNorm m_norm2;
    SelfAttention m_attn2;
    LayerNorm m_norm3;
    Linear m_feedForwardIn;
    Linear m_feedForwardOut;
};

/// Transformer blocks over all positions of an image-like activation.
///
/// x        [B, C, H, W] channels_last; its memory is [B, H * W, C] already, so that neither the
/// way
///          in nor the way out copies anything
/// returns  [B, C, H, W] channels_last
/// thread   engine thread
/// Source   diffusers Transformer2DModel (continuous input)
class SpatialTransformer final {
public:
    SpatialTransformer(const weights::WeightScope& scope, const TransformerSizes& sizes);
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;

private:
    GroupNorm m_norm;
    Linear m_projIn;
    std::vector<TransformerBlock> m_blocks;
    Linear m_projOut;
};

}  // namespace audioldm::engine::layers
