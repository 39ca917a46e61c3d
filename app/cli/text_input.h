// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>

#include "engine/api/outcome.h"

namespace audioldm::cli {

/// All of a file, or of standard input for "-". Waits for what a pipe has not got yet.
/// errors  Io with path and cause; InvalidRequest for more than `maxBytes`
[[nodiscard]] Outcome<std::string> readText(const std::string& fileOrDash, std::size_t maxBytes,
                                            const std::stop_token& stop);

}  // namespace audioldm::cli
