// SPDX-License-Identifier: MIT
#pragma once

#include <variant>

#include "engine/api/error.h"

namespace audioldm {

/// The user stopped the work. An outcome, not an error: nothing is wrong and nothing is shown in
/// red.
struct Cancelled {
    friend bool operator==(const Cancelled&, const Cancelled&) = default;
};

/// How a piece of long work ended. Every consumer visits all three.
template <typename T>
using Outcome = std::variant<T, Cancelled, Error>;

}  // namespace audioldm
