// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/api/result.h"

namespace audioldm::batch {

/// How another program ended.
struct ProgramEnd {
    int exitCode = 0;  ///< 128 + N when signal N ended it
    std::string out;
    std::string err;
};

/// Runs a program without input and waits for its end. It has the usual signals, whatever this
/// process blocks or ignores.
/// arguments  the first is the program, looked for in PATH
/// errors     Io: it cannot be started
/// thread     any
[[nodiscard]] Result<ProgramEnd> runProgram(const std::vector<std::string>& arguments);

}  // namespace audioldm::batch
