// SPDX-License-Identifier: MIT
#include "engine/core/seeded_noise.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Functions.h>

namespace audioldm::engine {

at::Generator seededGenerator(std::int64_t seed) {
    return at::detail::createCPUGenerator(static_cast<std::uint64_t>(seed));
}

at::Tensor seededNoise(at::IntArrayRef shape, at::Generator& generator, at::ScalarType dtype) {
    return at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat)).to(dtype);
}

}  // namespace audioldm::engine
