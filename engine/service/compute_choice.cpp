// SPDX-License-Identifier: MIT
#include "engine/service/compute_choice.h"

#include <ATen/Parallel.h>

#include <charconv>

#include "engine/core/cuda_plugin.h"
#include "engine/core/exception.h"
#include "engine/layers/kernels/cpu_kernels.h"

namespace audioldm::engine::service {
namespace {

/// The GPU `index`, or the sentence why it cannot be used.
Result<at::Device> usableGpu(int index) {
    const auto plugin = loadCudaPlugin();
    if (!plugin.ok()) {
        return plugin.error();
    }
    std::int32_t count = 0;
    if (plugin.value()->deviceCount(&count) != 0) {
        return Error{ErrorCode::DeviceLost, plugin.value()->lastError(), "device"};
    }
    if (index >= count) {
        return Error{ErrorCode::DeviceLost,
                     concat("There is no GPU number ", index, ": this machine has ", count, "."),
                     "device"};
    }
    cuda::Device description{};
    if (plugin.value()->describeDevice(index, &description) != 0) {
        return Error{ErrorCode::DeviceLost, plugin.value()->lastError(), "device"};
    }
    if (description.usable == 0) {
        return Error{ErrorCode::DeviceLost, description.unusableReason, "device"};
    }
    return at::Device(at::kCUDA, static_cast<at::DeviceIndex>(index));
}

int gpuIndex(const std::string& device) {
    const std::string_view digits = std::string_view(device).substr(device.find(':') + 1);
    int index = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (error != std::errc() || end != digits.data() + digits.size() || index < 0 || index > 127) {
        fail(ErrorCode::InvalidRequest,
             concat("\"", device, "\" is not a device. Use auto, cpu, cuda or cuda:N."), "device");
    }
    return index;
}

at::Device chooseDevice(const std::string& device) {
    if (device == "cpu") {
        return at::kCPU;
    }
    if (device == "auto") {
        const auto gpu = usableGpu(0);
        return gpu.ok() ? gpu.value() : at::Device(at::kCPU);
    }
    const auto gpu = usableGpu(device == "cuda" ? 0 : gpuIndex(device));
    if (!gpu.ok()) {
        throw EngineException(gpu.error());
    }
    return gpu.value();
}

at::ScalarType chooseDtype(const EngineConfig& config, at::Device device) {
    const bool nativeBFloat16 = layers::kernels::hasNativeBFloat16();
    switch (config.precision) {
        case Precision::Float32:
            return at::kFloat;
        case Precision::Float16:
            if (device.is_cpu()) {
                fail(ErrorCode::InvalidRequest,
                     "Precision fp16 needs a GPU: processors compute it hundreds of times slower. "
                     "Use --precision auto, bf16 or fp32.",
                     "precision");
            }
            return at::kHalf;
        case Precision::BFloat16:
            if (device.is_cpu() && !nativeBFloat16) {
                fail(ErrorCode::InvalidRequest,
                     "This processor has no bfloat16 instructions. Use --precision auto or fp32.",
                     "precision");
            }
            return at::kBFloat16;
        case Precision::Auto:
            break;
    }
    if (!config.useHalfPrecision) {
        return at::kFloat;
    }
    if (device.is_cuda()) {
        return at::kHalf;
    }
    return nativeBFloat16 ? at::kBFloat16 : at::kFloat;
}

}  // namespace

pipeline::ComputeOptions chooseCompute(const EngineConfig& config) {
    const at::Device device = chooseDevice(config.device);
    return {device, chooseDtype(config, device), config.quantization,
            config.typicalDurationSeconds};
}

void useThreads(const EngineConfig& config) {
    static const int all = at::get_num_threads();
    at::set_num_threads(config.threads.value_or(all));
}

Precision precisionOf(at::ScalarType dtype) {
    switch (dtype) {
        case at::kHalf:
            return Precision::Float16;
        case at::kBFloat16:
            return Precision::BFloat16;
        default:
            return Precision::Float32;
    }
}

}  // namespace audioldm::engine::service
