// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace audioldm::engine::weights {

/// "[320, 4, 3, 3]", for messages and descriptions.
[[nodiscard]] std::string shapeText(const std::vector<std::int64_t>& shape);

}  // namespace audioldm::engine::weights
