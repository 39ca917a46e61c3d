// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>

namespace audioldm::engine::layers {

/// x [B, C, H, W] channels_last as tokens [B, H * W, C]: a view of the same memory.
[[nodiscard]] inline at::Tensor toTokens(const at::Tensor& x) {
    return x.permute({0, 2, 3, 1}).reshape({x.size(0), x.size(2) * x.size(3), x.size(1)});
}

/// tokens [B, H * W, C] contiguous as [B, C, H, W] channels_last: a view of the same memory.
[[nodiscard]] inline at::Tensor fromTokens(const at::Tensor& tokens, std::int64_t height,
                                           std::int64_t width) {
    return tokens.view({tokens.size(0), height, width, tokens.size(2)}).permute({0, 3, 1, 2});
}

}  // namespace audioldm::engine::layers
