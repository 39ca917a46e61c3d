// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace audioldm {

/// One compute device that is there.
struct DeviceInfo {
    std::string id;    ///< "cpu", "cuda:0": what --device takes
    std::string name;  ///< as the device calls itself
    std::int64_t totalBytes = 0;
    std::int64_t freeBytes = 0;
    std::vector<std::string> precisions;  ///< those that pay off, the best one first
};

/// The devices, and a sentence for each kind that is not usable ("No NVIDIA driver is installed.").
struct DeviceList {
    std::vector<DeviceInfo> devices;
    std::vector<std::string> notes;
};

}  // namespace audioldm
