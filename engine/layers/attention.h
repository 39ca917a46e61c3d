// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include "engine/layers/linear.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::layers {

/// softmax(q k^T / sqrt(headDim)) v over joined queries, keys and values.
///
/// joined   [B, L, 3 * heads * headDim] contiguous: q, then k, then v, each head by head
/// returns  [B, L, heads * headDim]
/// thread   engine thread
/// Source   torch.nn.functional.scaled_dot_product_attention; Vaswani et al. 2017, eq. 1
[[nodiscard]] at::Tensor selfAttention(const at::Tensor& joined, std::int64_t heads);

/// A self-attention layer: one product for q, k and v, attention, and the way out.
/// tokens [B, L, C] contiguous -> [B, L, C], residual included. Source: diffusers Attention.
class SelfAttention final {
public:
    /// Weights to_q, to_k, to_v (with or without bias) and to_out.0 of `scope`.
    SelfAttention(const weights::WeightScope& scope, std::int64_t width, std::int64_t heads,
                  Linear::Bias inputBias);

    /// Names of q, k, v and the way out, for checkpoints with older spellings.
    SelfAttention(const weights::WeightScope& scope, std::int64_t width, std::int64_t heads,
                  Linear::Bias inputBias, const std::vector<std::string>& inputs,
                  const std::string& output);

    /// residual + attention(tokens); residual [B, L, C].
    [[nodiscard]] at::Tensor forwardAdd(const at::Tensor& tokens, const at::Tensor& residual) const;

private:
    std::int64_t m_heads;
    Linear m_toQkv;
    Linear m_toOut;
};

}  // namespace audioldm::engine::layers
