// SPDX-License-Identifier: MIT
#include "engine/vae/vae_blocks.h"

#include "engine/layers/tokens.h"

namespace audioldm::engine::vae {
namespace {

using layers::Linear;
using layers::SelfAttention;
using weights::WeightScope;

/// Checkpoints made before 2023 name the attention's layers query, key, value and proj_attn.
SelfAttention attentionOf(const WeightScope& scope, std::int64_t channels) {
    if (scope.has("query.weight")) {
        return {scope, channels, 1, Linear::Bias::Yes, {"query", "key", "value"}, "proj_attn"};
    }
    return {scope, channels, 1, Linear::Bias::Yes};
}

}  // namespace

std::array<std::int64_t, 2> typicalSize(const WeightScope& scope, std::size_t doublings) {
    const auto [frames, width] = scope.compute().typicalLatents;
    return {frames << doublings, width << doublings};
}

layers::ResnetBlockSizes resnetSizes(const WeightScope& scope, const weights::VaeConfig& config,
                                     std::int64_t inChannels, std::int64_t outChannels,
                                     std::size_t doublings) {
    return {inChannels,   outChannels, config.normNumGroups,
            kNormEpsilon, 0,           typicalSize(scope, doublings)};
}

MidBlock::MidBlock(const WeightScope& scope, const weights::VaeConfig& config,
                   std::int64_t channels)
    : m_first(scope.sub("resnets.0"), resnetSizes(scope, config, channels, channels, 0)),
      m_second(scope.sub("resnets.1"), resnetSizes(scope, config, channels, channels, 0)) {
    if (config.midBlockAddAttention) {
        const WeightScope attention = scope.sub("attentions.0");
        m_attention.emplace(
            Attention{layers::GroupNorm(attention.sub("group_norm"), config.normNumGroups, channels,
                                        kNormEpsilon),
                      attentionOf(attention, channels)});
    }
}

at::Tensor MidBlock::forward(const at::Tensor& x) const {
    at::Tensor hidden = m_first.forward(x, {});
    if (m_attention) {
        const at::Tensor tokens = layers::toTokens(m_attention->norm.forward(hidden));
        hidden =
            layers::fromTokens(m_attention->attention.forwardAdd(tokens, layers::toTokens(hidden)),
                               hidden.size(2), hidden.size(3));
    }
    return m_second.forward(hidden, {});
}

}  // namespace audioldm::engine::vae
