// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

namespace audioldm::engine::weights {

/// Elements that a thread should get at least where weights are quantized or expanded.
inline constexpr std::int64_t kElementsPerTask = std::int64_t{1} << 16;

/// The grain of at::parallel_for over things of `elementsEach` elements.
[[nodiscard]] inline std::int64_t grain(std::int64_t elementsEach) {
    return std::max<std::int64_t>(1, kElementsPerTask / std::max<std::int64_t>(1, elementsEach));
}

}  // namespace audioldm::engine::weights
