// SPDX-License-Identifier: MIT
#include "engine/layers/transformer.h"

#include "engine/layers/activation.h"
#include "engine/layers/tokens.h"

namespace audioldm::engine::layers {
namespace {

/// GroupNorm of Transformer2DModel and LayerNorm of its blocks, as diffusers has them.
constexpr double kGroupNormEpsilon = 1e-6;
constexpr double kLayerNormEpsilon = 1e-5;
/// Width of the feed-forward part over the tokens' width.
constexpr std::int64_t kExpansion = 4;

Linear projection(const weights::WeightScope& scope, const TransformerSizes& sizes) {
    return sizes.linearProjection ? Linear(scope, sizes.width, sizes.width)
                                  : Linear::fromShape(scope, {sizes.width, sizes.width, 1, 1});
}

}  // namespace

TransformerBlock::TransformerBlock(const weights::WeightScope& scope, std::int64_t width,
                                   std::int64_t heads)
    : m_norm1(scope.sub("norm1"), width, kLayerNormEpsilon),
      m_attn1(scope.sub("attn1"), width, heads, Linear::Bias::No),
      m_norm2(scope.sub("norm2"), width, kLayerNormEpsilon),
      m_attn2(scope.sub("attn2"), width, heads, Linear::Bias::No),
      m_norm3(scope.sub("norm3"), width, kLayerNormEpsilon),
      m_feedForwardIn(scope.sub("ff.net.0.proj"), width, 2 * kExpansion * width),
      m_feedForwardOut(scope.sub("ff.net.2"), kExpansion * width, width) {}

at::Tensor TransformerBlock::forward(const at::Tensor& tokens) const {
    at::Tensor hidden = m_attn1.forwardAdd(m_norm1.forward(tokens), tokens);
    hidden = m_attn2.forwardAdd(m_norm2.forward(hidden), hidden);
    const at::Tensor gated = geglu(m_feedForwardIn.forward(m_norm3.forward(hidden)));
    return m_feedForwardOut.forwardAdd(gated, hidden);
}

SpatialTransformer::SpatialTransformer(const weights::WeightScope& scope,
                                       const TransformerSizes& sizes)
    : m_norm(scope.sub("norm"), sizes.normGroups, sizes.width, kGroupNormEpsilon),
      m_projIn(projection(scope.sub("proj_in"), sizes)),
      m_projOut(projection(scope.sub("proj_out"), sizes)) {
    for (std::int64_t i = 0; i < sizes.blocks; ++i) {
        m_blocks.emplace_back(scope.sub("transformer_blocks").sub(static_cast<std::size_t>(i)),
                              sizes.width, sizes.heads);
    }
}

at::Tensor SpatialTransformer::forward(const at::Tensor& x) const {
    at::Tensor tokens = m_projIn.forward(toTokens(m_norm.forward(x)));
    for (const TransformerBlock& block : m_blocks) {
        tokens = block.forward(tokens);
    }
    return fromTokens(m_projOut.forwardAdd(tokens, toTokens(x)), x.size(2), x.size(3));
}

}  // namespace audioldm::engine::layers
