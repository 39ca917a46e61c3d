// SPDX-License-Identifier: MIT
#include "engine/core/random_seed.h"

#include <random>

namespace audioldm::engine {

std::int64_t randomSeed() {
    std::random_device source;
    // Five digits: enough to differ, short enough to be read out and typed again.
    return std::uniform_int_distribution<std::int64_t>(0, 99999)(source);
}

}  // namespace audioldm::engine
