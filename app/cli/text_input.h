// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/api/result.h"

namespace audioldm::cli {

/// All of a file, or of standard input for "-".
/// errors  Io with path and cause; InvalidRequest for more than `maxBytes`
[[nodiscard]] Result<std::string> readText(const std::string& fileOrDash, std::size_t maxBytes);

}  // namespace audioldm::cli
