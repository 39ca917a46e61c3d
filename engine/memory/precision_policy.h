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

}  // namespace audioldm::engine::memory
