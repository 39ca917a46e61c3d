// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "engine/weights/safetensors_file.h"

namespace audioldm::engine::weights {

/// Whether none of the numbers in `bytes`, as a file of `type` stores them, is NaN or infinite.
/// Integers always are. Bytes at the end that make up no whole number are passed over. Any thread.
[[nodiscard]] bool allFinite(std::span<const std::byte> bytes, ElementType type);

}  // namespace audioldm::engine::weights
