// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <optional>

#include "engine/layers/convolution.h"
#include "engine/layers/linear.h"
#include "engine/layers/norm.h"

namespace audioldm::engine::layers {

/// Sizes of a residual block.
struct ResnetBlockSizes {
    std::int64_t inChannels = 0;
    std::int64_t outChannels = 0;
    std::int64_t normGroups = 32;
    double normEpsilon = 1e-5;
    /// Width of the conditioning that time_emb_proj takes; 0: the block has none.
    std::int64_t embeddingWidth = 0;
    std::array<std::int64_t, 2> typicalInput = {64, 16};
};

/// Two normalised convolutions and a shortcut; between the two, the block's conditioning is added
/// to every position.
///
/// The projection of the conditioning is a function of its own: it depends on the step and the
/// label only, so a task computes it once for all steps.
///
/// x        [B, in, H, W] channels_last
/// returns  [B, out, H, W] channels_last
/// thread   engine thread
/// Source   diffusers ResnetBlock2D (time_embedding_norm "default")
class ResnetBlock final {
public:
    ResnetBlock(const weights::WeightScope& scope, const ResnetBlockSizes& sizes);

    /// time_emb_proj: activated [N, embeddingWidth] (SiLU applied) -> [N, out].
    [[nodiscard]] at::Tensor projectConditioning(const at::Tensor& activated) const;

    /// shift: this step's projected conditioning [B, out], or undefined for a block without one.
    /// Where x has one row and shift several, the row is taken for each of them: what comes before
    /// the conditioning is computed once.
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, const at::Tensor& shift) const;

private:
    GroupNorm m_norm1;
    Conv2d m_conv1;
    std::optional<Linear> m_timeEmbProj;
    GroupNorm m_norm2;
    Conv2d m_conv2;
    std::optional<Conv2d> m_convShortcut;
};

}  // namespace audioldm::engine::layers
