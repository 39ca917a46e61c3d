// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace audioldm::engine::memory {

/// The most memory that this process has held resident so far (VmHWM), in bytes. Any thread.
[[nodiscard]] std::int64_t peakResidentBytes();

/// The memory that this process holds resident now (VmRSS), in bytes. Any thread.
[[nodiscard]] std::int64_t residentBytes();

/// Memory of this machine: all of it, and what a program could still get, in bytes. Any thread.
struct SystemMemory {
    std::int64_t total = 0;
    std::int64_t available = 0;
};
[[nodiscard]] SystemMemory systemMemory();

}  // namespace audioldm::engine::memory
