// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/api/result.h"
#include "engine/cuda/plugin_interface.h"

namespace audioldm::engine {

/// Where the GPU plug-in may lie, in the order of looking: beside the running program
/// (../lib/libaudioldm_cuda.so, ../lib/audioldm-studio/libaudioldm_cuda.so), then the folder it is
/// installed into.
[[nodiscard]] std::vector<std::filesystem::path> cudaPluginFiles();

/// What loadCudaPlugin() opens.
struct CudaPluginSearch {
    std::string driverLibrary = "libcuda.so.1";
    std::vector<std::filesystem::path> files = cudaPluginFiles();
};

/// Opens the GPU plug-in, and with it libtorch's CUDA half, for the rest of the process. Without an
/// NVIDIA driver nothing is opened: the CUDA half costs 258 MB of memory and 0.13 s.
///
/// returns  the plug-in's functions; calling again is cheap and gives the same
/// errors   DeviceLost, with a sentence for people: no driver, no plug-in, or one that does not
/// open.
///          None of it is a defect: the engine then computes on the CPU.
/// thread   any
[[nodiscard]] Result<const cuda::Plugin*> loadCudaPlugin(const CudaPluginSearch& search = {});

}  // namespace audioldm::engine
