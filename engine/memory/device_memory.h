// SPDX-License-Identifier: MIT
#pragma once

#include <c10/core/Device.h>

#include <cstdint>

#include "engine/memory/cpu_memory_counter.h"

namespace audioldm::engine::memory {

/// The memory of the device that computes, counted at the allocator: our counting one on a CPU,
/// libtorch's caching one, through the plug-in, on a GPU. What other programs take is not in it.
///
/// thread  engine thread, but for count() on a CPU: any
class DeviceMemory final {
public:
    explicit DeviceMemory(c10::Device device = c10::Device(c10::DeviceType::CPU))
        : m_device(device) {}

    /// Live bytes, and their peaks. A GPU that does not answer gives zeros.
    [[nodiscard]] CpuMemoryCount count() const;

    /// Starts new peaks from the live bytes.
    void resetPeak();
    /// Starts a new peak of a stage from the live bytes.
    void resetStagePeak();

    /// Gives what is kept for reuse back to the system or the driver.
    void releaseCache() const;

    /// Keeps the live bytes to `bytes` from now on: allocations that would pass them fail. 0: no
    /// limit. On a GPU libtorch holds what it has reserved to the limit, in parts of the device's
    /// memory.
    void limit(std::int64_t bytes) const;

private:
    c10::Device m_device;
    std::int64_t m_earlierPeak = 0;  // of a GPU, before the last resetStagePeak()
};

}  // namespace audioldm::engine::memory
