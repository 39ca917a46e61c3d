// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <string_view>

#include "engine/weights/weight_store.h"

namespace audioldm::engine::memory {

/// The dtype of each weight when a module computes in `compute` (float32, float16 or bfloat16).
///
/// Norm weights stay in float32: they are under 0.1 % of the weights, and the norm kernels compute
/// in float32 in any case. Everything else is kept in the compute dtype.
[[nodiscard]] weights::DtypePolicy precisionPolicy(at::ScalarType compute);

/// What the text encoder's layers compute in when the other modules compute in `compute`.
///
/// Not bfloat16: of the difference that it makes to a sound, the text encoder alone causes more
/// than UNet, VAE and vocoder together, and it runs but once a task. float32 takes its place.
[[nodiscard]] at::ScalarType textComputeType(at::ScalarType compute);

/// The dtype of each weight of the text encoder: its embeddings, which are only looked up, are kept
/// in `compute`, everything else as its layers compute.
[[nodiscard]] weights::DtypePolicy textPrecisionPolicy(at::ScalarType compute);

}  // namespace audioldm::engine::memory
