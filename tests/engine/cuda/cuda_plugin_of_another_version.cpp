// SPDX-License-Identifier: MIT
// A plug-in that speaks another version of the interface: it refuses ours.
#include <cstdint>

#include "engine/cuda/plugin_interface.h"

extern "C" __attribute__((visibility("default"))) const audioldm::engine::cuda::Plugin*
audioldm_cuda_plugin(std::uint32_t /*interfaceVersion*/) {
    return nullptr;
}
