// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "app/cli/engine_options.h"

namespace audioldm::cli {

/// The options as arguments of this program, to be given to another run of it. A model folder is
/// written as an absolute path, as the other run may begin elsewhere.
[[nodiscard]] std::vector<std::string> engineArguments(const EngineOptions& options);

}  // namespace audioldm::cli
