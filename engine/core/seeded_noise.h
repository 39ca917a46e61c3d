// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace audioldm::engine {

/// A CPU generator seeded like torch.Generator("cpu").manual_seed(seed). seed: 0 to 2^63 - 1.
[[nodiscard]] at::Generator seededGenerator(std::int64_t seed);

/// Standard normal noise of `shape`, drawn on the CPU in float32 and then cast to `dtype`, so that
/// one seed means one start in every precision and on every device.
[[nodiscard]] at::Tensor seededNoise(at::IntArrayRef shape, at::Generator& generator,
                                     at::ScalarType dtype);

}  // namespace audioldm::engine
