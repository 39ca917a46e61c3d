// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

namespace audioldm::engine::weights {

/// Rounds weights to 8 bits by output channel: weight = code * scale, a code of -127 to 127, one
/// scale for each row. By all threads; the engine thread calls.

/// The codes of the rows of `arranged`, float32 [O, ...], contiguous on the CPU.
/// dtype   of the codes, which are whole numbers: float32, float16 or bfloat16
/// scales  written; float32 [O]
[[nodiscard]] at::Tensor codesOfRows(const at::Tensor& arranged, at::ScalarType dtype,
                                     at::Tensor& scales);

/// The rows of `arranged` (as above) as eight bits leave them, as float32 or bfloat16.
[[nodiscard]] at::Tensor roundedRows(const at::Tensor& arranged, at::ScalarType dtype);

}  // namespace audioldm::engine::weights
