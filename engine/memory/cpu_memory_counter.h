// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace audioldm::engine::memory {

/// Live and peak bytes of tensor storage on the CPU, as counted at libtorch's allocator.
struct CpuMemoryCount {
    std::int64_t live = 0;
    std::int64_t peak = 0;       ///< since the last resetCpuMemoryPeak()
    std::int64_t stagePeak = 0;  ///< since the last resetCpuStagePeak() or resetCpuMemoryPeak()
};

/// Puts the counting allocator under libtorch's CPU tensors. Call before the first tensor is made;
/// later calls do nothing. Thread-safe.
void installCpuMemoryCounter();

/// What is counted now. Thread-safe.
[[nodiscard]] CpuMemoryCount cpuMemoryCount();

/// Gives freed blocks that were kept for reuse back to the system: after loading and after each
/// task, whose sizes are not the next one's. Thread-safe.
void releaseCpuMemoryCache();

/// Starts new peaks from the live bytes. Thread-safe.
void resetCpuMemoryPeak();

/// Starts a new peak of a stage from the live bytes. Thread-safe.
void resetCpuStagePeak();

/// Keeps the live bytes to `bytes` from now on: an allocation that would pass them fails with
/// EngineException(OutOfMemory), as one does when the system has no memory. 0: no limit (as at the
/// start). Thread-safe.
void limitCpuMemory(std::int64_t bytes);

}  // namespace audioldm::engine::memory
