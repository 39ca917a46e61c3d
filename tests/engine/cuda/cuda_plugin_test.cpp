// SPDX-License-Identifier: MIT
#include "engine/core/cuda_plugin.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace audioldm::engine {
namespace {

/// A library that is on every machine, in the place of the driver: what comes after can be tested
/// without one.
constexpr const char* kAnyLibrary = "libm.so.6";

CudaPluginSearch searchFor(const std::filesystem::path& file) {
    return {kAnyLibrary, {file}};
}

void expectSentence(const Result<const cuda::Plugin*>& result, const std::string& part) {
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::DeviceLost);
    EXPECT_NE(result.error().message.find(part), std::string::npos) << result.error().message;
    EXPECT_EQ(result.error().message.back(), '.');
}

TEST(CudaPlugin, MissingDriverIsASentence) {
    expectSentence(loadCudaPlugin({"libcuda-that-nobody-has.so.1", {}}),
                   "No NVIDIA driver is installed");
}

TEST(CudaPlugin, MissingPluginIsASentence) {
    expectSentence(loadCudaPlugin({kAnyLibrary, {"/nonexistent/libaudioldm_cuda.so"}}),
                   "built without its GPU plug-in");
}

TEST(CudaPlugin, DamagedPluginIsASentence) {
    const auto file = std::filesystem::path(testing::TempDir()) / "damaged_cuda_plugin.so";
    std::ofstream(file) << "this is no library";
    expectSentence(loadCudaPlugin(searchFor(file)), "could not be opened");
    std::filesystem::remove(file);
}

TEST(CudaPlugin, ForeignLibraryIsRefused) {
    expectSentence(loadCudaPlugin(searchFor(WITHOUT_ENTRY)), "is not a GPU plug-in");
}

TEST(CudaPlugin, OtherVersionIsRefused) {
    expectSentence(loadCudaPlugin(searchFor(ANOTHER_VERSION)), "another version");
}

TEST(CudaPlugin, FirstExistingFileCounts) {
    expectSentence(
        loadCudaPlugin({kAnyLibrary, {"/nonexistent/libaudioldm_cuda.so", WITHOUT_ENTRY}}),
        "is not a GPU plug-in");
}

TEST(CudaPlugin, LooksBesideTheProgramFirst) {
    const auto files = cudaPluginFiles();
    ASSERT_EQ(files.size(), 3U);
    const auto program = std::filesystem::read_symlink("/proc/self/exe");
    EXPECT_EQ(files[0], program.parent_path().parent_path() / "lib" / "libaudioldm_cuda.so");
}

#ifdef CUDA_PLUGIN
TEST(CudaPlugin, OpensAndNeverAborts) {
    const auto result = loadCudaPlugin(searchFor(CUDA_PLUGIN));
    ASSERT_TRUE(result.ok()) << result.error().message;
    const cuda::Plugin& plugin = *result.value();
    EXPECT_EQ(plugin.interfaceVersion, cuda::kPluginInterfaceVersion);

    std::int32_t count = -1;
    if (plugin.deviceCount(&count) != 0) {
        EXPECT_EQ(count, 0);
        EXPECT_STRNE(plugin.lastError(), "");
    }
    ASSERT_GE(count, 0);
    cuda::Device device{};
    cuda::MemoryStatistics memory{};
    EXPECT_NE(plugin.describeDevice(count, &device), 0) << "a GPU that is not there";
    EXPECT_NE(plugin.memoryStatistics(count, &memory), 0);
    EXPECT_NE(plugin.setMemoryFraction(-1, 0.5), 0);
    EXPECT_STRNE(plugin.lastError(), "");
}

TEST(CudaPlugin, EmptyCacheWithoutDeviceIsNoError) {
    const auto result = loadCudaPlugin(searchFor(CUDA_PLUGIN));
    ASSERT_TRUE(result.ok());
    std::int32_t count = 0;
    if (result.value()->deviceCount(&count) == 0) {
        EXPECT_EQ(result.value()->emptyCache(), 0);
    }
}

TEST(CudaPlugin, KernelsRefuseWrongSizes) {
    const auto result = loadCudaPlugin(searchFor(CUDA_PLUGIN));
    ASSERT_TRUE(result.ok());
    const cuda::Kernels* kernels = result.value()->kernels;
    if (kernels == nullptr) {
        GTEST_SKIP() << "the plug-in was built without kernels";
    }
    cuda::GroupNormCall call{};
    call.batch = 1;
    call.pixels = 4;
    call.channels = 30;
    call.groups = 32;
    EXPECT_EQ(kernels->groupNormWorkspace(&call), 0U);
    EXPECT_NE(kernels->groupNorm(&call, nullptr), 0);
    EXPECT_STRNE(result.value()->lastError(), "");
    call.channels = 64;
    EXPECT_GT(kernels->groupNormWorkspace(&call), 0U);
    EXPECT_NE(kernels->groupNorm(&call, nullptr), 0) << "without a workspace";
    cuda::GegluCall gate{};
    gate.rows = -1;
    EXPECT_NE(kernels->geglu(&gate, nullptr), 0);
}
#endif

}  // namespace
}  // namespace audioldm::engine
