// SPDX-License-Identifier: MIT
#include "engine/memory/cpu_memory_counter.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "engine/core/exception.h"

namespace audioldm::engine::memory {
namespace {

/// Bytes in front of each block: room for its size, and the alignment that vector code wants.
constexpr std::size_t kHeaderBytes = 64;

std::atomic<std::int64_t> g_live{0};
std::atomic<std::int64_t> g_peak{0};

void count(std::int64_t bytes) {
    const std::int64_t live = g_live.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    std::int64_t peak = g_peak.load(std::memory_order_relaxed);
    while (live > peak && !g_peak.compare_exchange_weak(peak, live, std::memory_order_relaxed)) {
    }
}

void release(void* data) {
    if (data == nullptr) {
        return;
    }
    char* block = static_cast<char*>(data) - kHeaderBytes;
    std::size_t bytes = 0;
    std::memcpy(&bytes, block, sizeof bytes);
    count(-static_cast<std::int64_t>(bytes));
    std::free(block);
}

/// Aligned blocks whose size is remembered in front of them, so that each release can be counted.
class CountingAllocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t bytes) override {
        if (bytes == 0) {
            return {nullptr, nullptr, &release, c10::Device(c10::DeviceType::CPU)};
        }
        void* block = nullptr;
        if (bytes > SIZE_MAX - 2 * kHeaderBytes ||
            posix_memalign(&block, kHeaderBytes, bytes + kHeaderBytes) != 0) {
            fail(ErrorCode::OutOfMemory,
                 concat("The system has no ", bytes / (1024 * 1024),
                        " MiB of memory left for this. Close other programs, or choose a shorter "
                        "duration or a smaller model."));
        }
        std::memcpy(block, &bytes, sizeof bytes);
        count(static_cast<std::int64_t>(bytes));
        void* data = static_cast<char*>(block) + kHeaderBytes;
        return {data, data, &release, c10::Device(c10::DeviceType::CPU)};
    }

    [[nodiscard]] c10::DeleterFnPtr raw_deleter() const override { return &release; }

    void copy_data(void* target, const void* source, std::size_t bytes) const override {
        std::memcpy(target, source, bytes);
    }
};

}  // namespace

void installCpuMemoryCounter() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Activations come and go in the same sizes at every step. By default glibc gives large ones
        // back to the system each time, and a third of a second of page faults a run comes of it.
        constexpr int kLargestKeptBlock = 32 * 1024 * 1024;
        constexpr int kKeptBytes = 256 * 1024 * 1024;
        mallopt(M_MMAP_THRESHOLD, kLargestKeptBlock);
        mallopt(M_TRIM_THRESHOLD, kKeptBytes);
        // Never destroyed: tensors of static objects may be released after main() has returned.
        static auto* allocator = new CountingAllocator;
        constexpr std::uint8_t kAboveDefault = 1;
        c10::SetCPUAllocator(allocator, kAboveDefault);
    });
}

CpuMemoryCount cpuMemoryCount() {
    return {g_live.load(std::memory_order_relaxed), g_peak.load(std::memory_order_relaxed)};
}

void resetCpuMemoryPeak() {
    g_peak.store(g_live.load(std::memory_order_relaxed), std::memory_order_relaxed);
}

}  // namespace audioldm::engine::memory
