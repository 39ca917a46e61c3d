// SPDX-License-Identifier: MIT
#include <fstream>

#include "engine/core/cuda_plugin.h"
#include "engine/core/exception.h"
#include "engine/layers/kernels/cpu_kernels.h"
#include "engine/memory/process_memory.h"
#include "engine/service/audioldm_bridge.h"

namespace audioldm::engine::service {
namespace {

std::string processorName() {
    std::ifstream lines("/proc/cpuinfo");
    std::string line;
    while (std::getline(lines, line)) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return "processor";
}

DeviceInfo processor() {
    const memory::SystemMemory memory = memory::systemMemory();
    DeviceInfo info{"cpu", processorName(), memory.total, memory.available, {}};
    if (layers::kernels::hasNativeBFloat16()) {
        info.precisions.emplace_back("bf16");
    }
    info.precisions.emplace_back("fp32");
    return info;
}

void addGpus(DeviceList& list) {
    const auto plugin = loadCudaPlugin();
    if (!plugin.ok()) {
        list.notes.push_back(plugin.error().message);
        return;
    }
    std::int32_t count = 0;
    if (plugin.value()->deviceCount(&count) != 0) {
        list.notes.emplace_back(plugin.value()->lastError());
        return;
    }
    for (std::int32_t i = 0; i < count; ++i) {
        cuda::Device device{};
        if (plugin.value()->describeDevice(i, &device) != 0) {
            list.notes.emplace_back(plugin.value()->lastError());
        } else if (device.usable == 0) {
            list.notes.push_back(concat(device.name, ": ", device.unusableReason));
        } else {
            list.devices.push_back({concat("cuda:", i),
                                    device.name,
                                    device.totalBytes,
                                    device.freeBytes,
                                    {"fp16", "bf16", "fp32"}});
        }
    }
}

}  // namespace

DeviceList listDevices() {
    DeviceList list;
    list.devices.push_back(processor());
    addGpus(list);
    return list;
}

}  // namespace audioldm::engine::service
