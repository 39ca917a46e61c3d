// SPDX-License-Identifier: MIT
#include "engine/core/cuda_plugin.h"

#include <dlfcn.h>

#include <system_error>

namespace audioldm::engine {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "libaudioldm_cuda.so";
constexpr const char* kOnCpu = " Sounds are computed on the CPU.";

Error unavailable(const std::string& reason, const std::string& context) {
    return Error{ErrorCode::DeviceLost, reason + kOnCpu, context};
}

std::string loaderMessage() {
    const char* text = dlerror();
    return text == nullptr ? "no reason given" : text;
}

/// Handles stay open: libtorch's CUDA half cannot be unloaded.
void* openForGood(const std::string& library) {
    return dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
}

Result<const cuda::Plugin*> openPlugin(const fs::path& file) {
    void* library = openForGood(file.string());
    if (library == nullptr) {
        return unavailable("The GPU plug-in could not be opened: " + loaderMessage() + ".",
                           file.string());
    }
    const auto entry = reinterpret_cast<cuda::PluginEntry>(dlsym(library, cuda::kPluginEntry));
    if (entry == nullptr) {
        return unavailable(file.string() + " is not a GPU plug-in of this program.", file.string());
    }
    const cuda::Plugin* plugin = entry(cuda::kPluginInterfaceVersion);
    if (plugin == nullptr || plugin->interfaceVersion != cuda::kPluginInterfaceVersion) {
        return unavailable("The GPU plug-in " + file.string() +
                               " belongs to another version of this program; build or install both "
                               "together.",
                           file.string());
    }
    return plugin;
}

}  // namespace

std::vector<fs::path> cudaPluginFiles() {
    std::vector<fs::path> files;
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    if (!failed) {
        const fs::path libraries = program.parent_path().parent_path() / "lib";
        files.push_back(libraries / kFileName);
        files.push_back(libraries / "audioldm-studio" / kFileName);
    }
    files.push_back(fs::path(AUDIOLDM_PLUGIN_FOLDER) / kFileName);
    return files;
}

Result<const cuda::Plugin*> loadCudaPlugin(const CudaPluginSearch& search) {
    if (openForGood(search.driverLibrary) == nullptr) {
        return unavailable("No NVIDIA driver is installed (" + loaderMessage() + ").",
                           search.driverLibrary);
    }
    for (const fs::path& file : search.files) {
        std::error_code failed;
        if (fs::exists(file, failed)) {
            return openPlugin(file);
        }
    }
    return unavailable(
        std::string("An NVIDIA driver is here, but this program was built without its "
                    "GPU plug-in (") +
            kFileName + ").",
        kFileName);
}

}  // namespace audioldm::engine
