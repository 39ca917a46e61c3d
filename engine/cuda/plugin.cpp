// SPDX-License-Identifier: MIT
// The GPU plug-in: the functions of plugin_interface.h on top of libtorch's CUDA half.
#include <ATen/Context.h>
#include <ATen/ops/ones.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAStream.h>
#include <cuda_runtime_api.h>

#include <cstdio>
#include <exception>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

#include "engine/cuda/kernels.h"
#include "engine/cuda/plugin_interface.h"

namespace audioldm::engine::cuda {

namespace {

namespace allocator = c10::cuda::CUDACachingAllocator;

std::string& errorText() {
    thread_local std::string text;
    return text;
}

void checkCuda(cudaError_t code, const char* what) {
    if (code != cudaSuccess) {
        // Reading the error also clears it, so that it is not blamed on a later call.
        static_cast<void>(cudaGetLastError());
        throw std::runtime_error(std::string(what) + ": " + cudaGetErrorString(code));
    }
}

/// Runs `action`; turns whatever it throws into the calling thread's error text.
template <typename Action>
int guarded(Action action) noexcept {
    try {
        action();
        return 0;
    } catch (const c10::Error& error) {
        errorText() = error.what_without_backtrace();
    } catch (const std::exception& error) {
        errorText() = error.what();
    } catch (...) {
        errorText() = "an exception of unknown type";
    }
    return 1;
}

std::int32_t countDevices() {
    int count = 0;
    const cudaError_t code = cudaGetDeviceCount(&count);
    if (code == cudaErrorNoDevice) {
        static_cast<void>(cudaGetLastError());
        return 0;
    }
    checkCuda(code, "The NVIDIA driver does not work with this program");
    return count;
}

/// The device's index for libtorch, with libtorch's CUDA half made ready.
c10::DeviceIndex checkedDevice(std::int32_t device) {
    const std::int32_t count = countDevices();
    if (device < 0 || device >= count) {
        throw std::runtime_error("There is no GPU " + std::to_string(device) +
                                 "; GPUs here: " + std::to_string(count) + ".");
    }
    at::globalContext().lazyInitDevice(at::kCUDA);
    return static_cast<c10::DeviceIndex>(device);
}

template <std::size_t Size>
void copyText(char (&target)[Size], const std::string& text) {
    std::snprintf(target, Size, "%s", text.c_str());
}

/// Runs one small operation: a libtorch without kernels for this GPU fails here and not at the
/// first sound.
void tryDevice(c10::DeviceIndex device) {
    const at::Tensor sum = at::ones({8}, at::TensorOptions(at::Device(at::kCUDA, device))).sum();
    if (sum.item<float>() != 8.0F) {
        throw std::runtime_error("it computes wrong results");
    }
}

void describe(std::int32_t index, Device& result) {
    result = Device{};
    const c10::DeviceIndex device = checkedDevice(index);
    cudaDeviceProp properties{};
    checkCuda(cudaGetDeviceProperties(&properties, index), "The GPU does not say what it is");
    copyText(result.name, properties.name);
    result.majorCapability = properties.major;
    result.minorCapability = properties.minor;

    int previous = 0;
    checkCuda(cudaGetDevice(&previous), "The GPU cannot be used");
    checkCuda(cudaSetDevice(index), "The GPU cannot be used");
    std::size_t freeBytes = 0;
    std::size_t totalBytes = 0;
    const cudaError_t memory = cudaMemGetInfo(&freeBytes, &totalBytes);
    const bool kernels = kernelTable() != nullptr && kernelsRunHere();
    checkCuda(cudaSetDevice(previous), "The GPU cannot be used");
    checkCuda(memory, "The GPU does not say how much memory it has");
    result.totalBytes = static_cast<std::int64_t>(totalBytes);
    result.freeBytes = static_cast<std::int64_t>(freeBytes);
    result.hasKernels = kernels ? 1 : 0;

    result.usable = guarded([device] { tryDevice(device); }) == 0 ? 1 : 0;
    if (result.usable == 0) {
        copyText(result.unusableReason, errorText());
    }
}

int deviceCount(std::int32_t* count) {
    return guarded([count] {
        *count = 0;
        *count = countDevices();
    });
}

int describeDevice(std::int32_t device, Device* description) {
    return guarded([=] { describe(device, *description); });
}

int memoryStatistics(std::int32_t device, MemoryStatistics* statistics) {
    return guarded([=] {
        const auto all = allocator::getDeviceStats(checkedDevice(device));
        constexpr auto kAggregate =
            static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE);
        statistics->allocatedBytes = all.allocated_bytes[kAggregate].current;
        statistics->peakAllocatedBytes = all.allocated_bytes[kAggregate].peak;
        statistics->reservedBytes = all.reserved_bytes[kAggregate].current;
        statistics->peakReservedBytes = all.reserved_bytes[kAggregate].peak;
    });
}

int resetPeakMemory(std::int32_t device) {
    return guarded([=] { allocator::resetPeakStats(checkedDevice(device)); });
}

int emptyCache() {
    return guarded([] {
        if (countDevices() > 0) {
            at::globalContext().lazyInitDevice(at::kCUDA);
            allocator::emptyCache();
        }
    });
}

int setMemoryFraction(std::int32_t device, double fraction) {
    return guarded([=] { allocator::setMemoryFraction(fraction, checkedDevice(device)); });
}

int synchronize(std::int32_t device) {
    return guarded([=] { c10::cuda::getCurrentCUDAStream(checkedDevice(device)).synchronize(); });
}

int currentStream(std::int32_t device, void** stream) {
    return guarded(
        [=] { *stream = c10::cuda::getCurrentCUDAStream(checkedDevice(device)).stream(); });
}

/// Sets a device for as long as it lives, then the one before it.
class DeviceScope final {
public:
    explicit DeviceScope(std::int32_t device) {
        checkCuda(cudaGetDevice(&m_previous), "The GPU cannot be used");
        checkCuda(cudaSetDevice(device), "The GPU cannot be used");
    }
    DeviceScope(const DeviceScope&) = delete;
    DeviceScope& operator=(const DeviceScope&) = delete;
    ~DeviceScope() { static_cast<void>(cudaSetDevice(m_previous)); }

private:
    int m_previous = 0;
};

/// The stream of a device that weights are copied on; made at the first copy and never destroyed,
/// as the driver may be gone before static objects are.
cudaStream_t copyStream(std::int32_t device) {
    static std::mutex mutex;
    static std::map<std::int32_t, cudaStream_t> streams;
    const std::scoped_lock lock(mutex);
    const auto found = streams.find(device);
    if (found != streams.end()) {
        return found->second;
    }
    cudaStream_t stream = nullptr;
    checkCuda(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking),
              "The GPU gives no stream for copies");
    return streams.emplace(device, stream).first->second;
}

/// An event after all that `stream` has been given until now.
cudaEvent_t eventAfter(cudaStream_t stream) {
    cudaEvent_t event = nullptr;
    checkCuda(cudaEventCreateWithFlags(&event, cudaEventDisableTiming), "The GPU gives no event");
    const cudaError_t recorded = cudaEventRecord(event, stream);
    if (recorded != cudaSuccess) {
        static_cast<void>(cudaEventDestroy(event));
        checkCuda(recorded, "The GPU records no event");
    }
    return event;
}

/// Lets `stream` wait for `event`, which is given up: the driver keeps it until then.
void waitOn(cudaStream_t stream, cudaEvent_t event) {
    const cudaError_t waiting = cudaStreamWaitEvent(stream, event, 0);
    static_cast<void>(cudaEventDestroy(event));
    checkCuda(waiting, "The GPU waits for no event");
}

int registerHost(void* memory, std::size_t bytes) {
    return guarded([=] {
        checkCuda(cudaHostRegister(memory, bytes, cudaHostRegisterPortable),
                  "The driver does not pin memory");
    });
}

int unregisterHost(void* memory) {
    return guarded([=] {
        checkCuda(cudaHostUnregister(memory), "The driver does not release pinned memory");
    });
}

int startCopy(std::int32_t device, void* target, const void* source, std::size_t bytes,
              void** ticket) {
    return guarded([=] {
        const cudaStream_t computing =
            c10::cuda::getCurrentCUDAStream(checkedDevice(device)).stream();
        const DeviceScope scope(device);
        const cudaStream_t copying = copyStream(device);
        // The target may be memory that earlier work still reads.
        waitOn(copying, eventAfter(computing));
        checkCuda(cudaMemcpyAsync(target, source, bytes, cudaMemcpyHostToDevice, copying),
                  "A copy to the GPU failed");
        *ticket = eventAfter(copying);
    });
}

int waitForCopy(std::int32_t device, void* ticket) {
    return guarded([=] {
        const DeviceScope scope(device);
        waitOn(c10::cuda::getCurrentCUDAStream(checkedDevice(device)).stream(),
               static_cast<cudaEvent_t>(ticket));
    });
}

int finishCopies(std::int32_t device) {
    return guarded([=] {
        const DeviceScope scope(device);
        checkCuda(cudaStreamSynchronize(copyStream(device)), "Copies to the GPU failed");
    });
}

const char* lastError() {
    return errorText().c_str();
}

}  // namespace

void setErrorText(const char* text) {
    errorText() = text;
}

}  // namespace audioldm::engine::cuda

/// The exported function; see PluginEntry.
extern "C" __attribute__((visibility("default"))) const audioldm::engine::cuda::Plugin*
audioldm_cuda_plugin(std::uint32_t interfaceVersion) {
    namespace cuda = audioldm::engine::cuda;
    static const cuda::Copies copies = {cuda::registerHost, cuda::unregisterHost, cuda::startCopy,
                                        cuda::waitForCopy, cuda::finishCopies};
    static const cuda::Plugin plugin = {
        cuda::kPluginInterfaceVersion, cuda::deviceCount,
        cuda::describeDevice,          cuda::memoryStatistics,
        cuda::resetPeakMemory,         cuda::emptyCache,
        cuda::setMemoryFraction,       cuda::synchronize,
        cuda::currentStream,           cuda::lastError,
        cuda::kernelTable(),           &copies,
    };
    return interfaceVersion == cuda::kPluginInterfaceVersion ? &plugin : nullptr;
}
