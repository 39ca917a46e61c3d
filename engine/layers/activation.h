// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace audioldm::engine::layers {

/// The gated unit of the transformers' feed-forward part: x[..., :D] * gelu(x[..., D:]).
/// x [..., 2 D] contiguous -> [..., D]. Source: diffusers GEGLU; Shazeer 2020.
[[nodiscard]] at::Tensor geglu(const at::Tensor& x);

/// LeakyReLU; any shape, memory format kept.
[[nodiscard]] at::Tensor leakyRelu(const at::Tensor& x, double slope);

/// leakyRelu of the mean of tensors of one shape and memory format.
[[nodiscard]] at::Tensor meanLeakyRelu(const std::vector<at::Tensor>& branches, double slope);

}  // namespace audioldm::engine::layers
