// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <optional>

#include "engine/api/error.h"

namespace audioldm::engine::memory {

/// The error of an exception that says that memory could not be had: our own, libtorch's, the
/// standard library's, and messages of CUDA libraries whose first handle found none. None for any
/// other exception. Any thread.
[[nodiscard]] std::optional<Error> outOfMemoryError(const std::exception& exception);

}  // namespace audioldm::engine::memory
