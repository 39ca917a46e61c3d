// SPDX-License-Identifier: MIT
// Times our kernels beside libtorch's own operations on the sizes of audioldm-s at 5 s of audio.
// A line a case: bench|name|ours|libtorch|unit. For tools/gpu-check.
#include <ATen/ATen.h>

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/cuda_plugin.h"

namespace {

namespace engine = audioldm::engine;
namespace cuda = audioldm::engine::cuda;

constexpr int kWarmUps = 10;
constexpr int kRounds = 200;

/// Microseconds of one call, queue to queue, averaged over many.
double microseconds(const cuda::Plugin& plugin, const std::function<void()>& action) {
    for (int i = 0; i < kWarmUps; ++i) {
        action();
    }
    plugin.synchronize(0);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kRounds; ++i) {
        action();
    }
    plugin.synchronize(0);
    const std::chrono::duration<double, std::micro> spent =
        std::chrono::steady_clock::now() - start;
    return spent.count() / kRounds;
}

void report(const std::string& name, double ours, double libtorch) {
    std::printf("bench|%s|%.1f|%.1f|us\n", name.c_str(), ours, libtorch);
}

void timeGroupNorm(const cuda::Plugin& plugin, void* stream, std::int64_t channels,
                   std::int64_t height, std::int64_t width) {
    const auto options = at::TensorOptions(at::kCUDA).dtype(at::kHalf);
    const auto input =
        at::randn({2, channels, height, width}, options).contiguous(at::MemoryFormat::ChannelsLast);
    const auto weight = at::ones({channels}, options);
    const auto bias = at::zeros({channels}, options);
    const auto output = at::empty_like(input);
    cuda::GroupNormCall call{input.const_data_ptr(),
                             output.mutable_data_ptr(),
                             weight.const_data_ptr(),
                             bias.const_data_ptr(),
                             2,
                             height * width,
                             channels,
                             32,
                             1e-5F,
                             cuda::ElementType::Float16,
                             1,
                             nullptr,
                             0};
    call.workspaceBytes = plugin.kernels->groupNormWorkspace(&call);
    const auto workspace =
        at::empty({static_cast<std::int64_t>(call.workspaceBytes)}, options.dtype(at::kByte));
    call.workspace = workspace.mutable_data_ptr();
    const double ours = microseconds(plugin, [&] { plugin.kernels->groupNorm(&call, stream); });
    const double libtorch =
        microseconds(plugin, [&] { at::silu(at::group_norm(input, 32, weight, bias, 1e-5)); });
    report("group_norm+silu fp16 2x" + std::to_string(channels) + "x" + std::to_string(height) +
               "x" + std::to_string(width),
           ours, libtorch);
}

void timeGeglu(const cuda::Plugin& plugin, void* stream, std::int64_t rows, std::int64_t width) {
    const auto options = at::TensorOptions(at::kCUDA).dtype(at::kHalf);
    const auto input = at::randn({rows, 2 * width}, options);
    const auto output = at::empty({rows, width}, options);
    const cuda::GegluCall call{input.const_data_ptr(), output.mutable_data_ptr(), rows, width,
                               cuda::ElementType::Float16};
    const double ours = microseconds(plugin, [&] { plugin.kernels->geglu(&call, stream); });
    const double libtorch = microseconds(plugin, [&] {
        const auto halves = input.chunk(2, 1);
        at::gelu(halves[1]).mul_(halves[0]);
    });
    report("geglu fp16 " + std::to_string(rows) + "x" + std::to_string(width), ours, libtorch);
}

}  // namespace

int main() {
    const auto loaded = engine::loadCudaPlugin();
    if (!loaded.ok()) {
        std::printf("  SKIPPED : %s\n", loaded.error().message.c_str());
        return 0;
    }
    const cuda::Plugin& plugin = *loaded.value();
    std::int32_t count = 0;
    void* stream = nullptr;
    if (plugin.deviceCount(&count) != 0 || count == 0 || plugin.kernels == nullptr) {
        std::printf("  SKIPPED : no GPU, or a plug-in without kernels. %s\n", plugin.lastError());
        return 0;
    }
    cuda::Device device{};
    if (plugin.describeDevice(0, &device) != 0 || plugin.currentStream(0, &stream) != 0) {
        std::printf("The GPU cannot be used: %s\n", plugin.lastError());
        return 1;
    }
    std::printf("device|%s|compute capability %d.%d|%lld MiB\n", device.name,
                device.majorCapability, device.minorCapability,
                static_cast<long long>(device.totalBytes >> 20));
    timeGroupNorm(plugin, stream, 128, 125, 16);
    timeGroupNorm(plugin, stream, 256, 63, 8);
    timeGroupNorm(plugin, stream, 640, 16, 2);
    timeGroupNorm(plugin, stream, 128, 500, 64);
    timeGeglu(plugin, stream, 2 * 125 * 16, 512);
    timeGeglu(plugin, stream, 2 * 63 * 8, 1024);
    return 0;
}
