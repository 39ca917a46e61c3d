// SPDX-License-Identifier: MIT
#include "engine/memory/device_memory.h"

#include <algorithm>

#include "engine/core/cuda_plugin.h"

namespace audioldm::engine::memory {
namespace {

/// The plug-in of a GPU; null where there is none.
const cuda::Plugin* pluginOf(c10::Device device) {
    if (!device.is_cuda()) {
        return nullptr;
    }
    const auto plugin = loadCudaPlugin();
    return plugin.ok() ? plugin.value() : nullptr;
}

cuda::MemoryStatistics statisticsOf(const cuda::Plugin& plugin, c10::Device device) {
    cuda::MemoryStatistics statistics{};
    if (plugin.memoryStatistics(device.index(), &statistics) != 0) {
        return {};
    }
    return statistics;
}

}  // namespace

CpuMemoryCount DeviceMemory::count() const {
    const cuda::Plugin* const plugin = pluginOf(m_device);
    if (plugin == nullptr) {
        return cpuMemoryCount();
    }
    const cuda::MemoryStatistics now = statisticsOf(*plugin, m_device);
    return {now.allocatedBytes, std::max(m_earlierPeak, now.peakAllocatedBytes),
            now.peakAllocatedBytes};
}

void DeviceMemory::resetPeak() {
    m_earlierPeak = 0;
    if (const cuda::Plugin* const plugin = pluginOf(m_device)) {
        static_cast<void>(plugin->resetPeakMemory(m_device.index()));
        return;
    }
    resetCpuMemoryPeak();
}

void DeviceMemory::resetStagePeak() {
    if (const cuda::Plugin* const plugin = pluginOf(m_device)) {
        m_earlierPeak = count().peak;
        static_cast<void>(plugin->resetPeakMemory(m_device.index()));
        return;
    }
    resetCpuStagePeak();
}

void DeviceMemory::releaseCache() const {
    if (const cuda::Plugin* const plugin = pluginOf(m_device)) {
        static_cast<void>(plugin->emptyCache());
    }
    releaseCpuMemoryCache();
}

void DeviceMemory::limit(std::int64_t bytes) const {
    const cuda::Plugin* const plugin = pluginOf(m_device);
    if (plugin == nullptr) {
        limitCpuMemory(bytes);
        return;
    }
    cuda::Device description{};
    if (plugin->describeDevice(m_device.index(), &description) == 0 && description.totalBytes > 0) {
        const double fraction =
            static_cast<double>(bytes) / static_cast<double>(description.totalBytes);
        static_cast<void>(
            plugin->setMemoryFraction(m_device.index(), bytes > 0 ? std::min(fraction, 1.0) : 1.0));
    }
}

}  // namespace audioldm::engine::memory
