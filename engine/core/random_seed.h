// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace audioldm::engine {

/// A seed for a request that gives none. thread  any
[[nodiscard]] std::int64_t randomSeed();

}  // namespace audioldm::engine
