// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace audioldm {

/// How a prompt divides into what the model sees and what it does not.
struct PromptTokens {
    int used = 0;               ///< tokens that the model sees, begin and end marks included
    int limit = 0;              ///< most tokens that it sees
    std::size_t seenBytes = 0;  ///< bytes of the prompt from its start that it sees
};

}  // namespace audioldm
