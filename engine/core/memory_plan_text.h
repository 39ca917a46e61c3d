// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/api/memory_status.h"

namespace audioldm::engine {

/// Why a plan that does not fit is refused, and what would fit, in a sentence or two. Any thread.
[[nodiscard]] std::string refusalOf(const MemoryPlan& plan);

}  // namespace audioldm::engine
