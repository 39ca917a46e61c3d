// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/api/result.h"

namespace audioldm::cli {

/// Writes a line of results to standard output at once.
/// errors  Io when it cannot be written (a closed pipe, a full disk)
[[nodiscard]] Result<void> printResult(std::string_view line);

/// Writes "audioldm: MESSAGE" to standard error; a failure to do so is passed over.
void printMessage(std::string_view message);

/// The text with control characters shown as "\x1b", so that a name from somewhere else cannot
/// steer the terminal.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace audioldm::cli
