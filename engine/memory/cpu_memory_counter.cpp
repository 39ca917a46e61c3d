// SPDX-License-Identifier: MIT
#include "engine/memory/cpu_memory_counter.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <sys/mman.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "engine/core/exception.h"
#include "engine/memory/block_arena.h"

namespace audioldm::engine::memory {
namespace {

/// Bytes in front of each block: room for its size, and the alignment that vector code wants.
constexpr std::size_t kHeaderBytes = 64;
/// Size of a huge page, and of the blocks from which on they are asked for.
constexpr std::uintptr_t kHugePage = std::uintptr_t{2} * 1024 * 1024;
constexpr std::size_t kHugePageBytes = 2 * kHugePage;

std::atomic<std::int64_t> g_live{0};
std::atomic<std::int64_t> g_peak{0};
std::atomic<std::int64_t> g_stagePeak{0};
std::atomic<std::int64_t> g_limit{0};

void raise(std::atomic<std::int64_t>& peak, std::int64_t live) {
    std::int64_t before = peak.load(std::memory_order_relaxed);
    while (live > before && !peak.compare_exchange_weak(before, live, std::memory_order_relaxed)) {
    }
}

void countFreed(std::int64_t bytes) {
    g_live.fetch_sub(bytes, std::memory_order_relaxed);
}

/// Counts a block that is about to be made, unless it would pass the limit.
bool countMade(std::int64_t bytes) {
    const std::int64_t live = g_live.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    const std::int64_t limit = g_limit.load(std::memory_order_relaxed);
    if (limit > 0 && live > limit) {
        countFreed(bytes);
        return false;
    }
    return true;
}

/// Once a block is there: what could not be had is in no peak.
void notePeaks() {
    const std::int64_t live = g_live.load(std::memory_order_relaxed);
    raise(g_peak, live);
    raise(g_stagePeak, live);
}

constexpr std::int64_t kMebibyte = std::int64_t{1024} * 1024;

[[noreturn]] void failAtLimit(std::int64_t bytes) {
    fail(ErrorCode::OutOfMemory,
         concat("The memory limit of ", g_limit.load(std::memory_order_relaxed) / kMebibyte,
                " MB is reached: ", g_live.load(std::memory_order_relaxed) / kMebibyte,
                " MB are in use and ", (bytes + kMebibyte - 1) / kMebibyte,
                " MB more are needed. Set --max-memory higher, choose a shorter duration, or store "
                "the weights in fewer bits with --quantization."),
         "maxMemory");
}

/// Blocks of these sizes share the pages of earlier ones; smaller ones come from the heap, larger
/// ones from the system each time.
constexpr std::size_t kSmallestShared = std::size_t{64} * 1024;
constexpr std::size_t kLargestShared = std::size_t{32} * 1024 * 1024;
constexpr std::size_t kMostKept = std::size_t{64} * 1024 * 1024;

bool isShared(std::size_t bytes) {
    return bytes >= kSmallestShared && bytes <= kLargestShared;
}

/// Never destroyed, like the allocator.
BlockArena& arena() {
    static auto* blocks = new BlockArena(kMostKept);
    return *blocks;
}

void release(void* data) {
    if (data == nullptr) {
        return;
    }
    char* block = static_cast<char*>(data) - kHeaderBytes;
    std::size_t bytes = 0;
    std::memcpy(&bytes, block, sizeof bytes);
    countFreed(static_cast<std::int64_t>(bytes));
    if (isShared(bytes)) {
        arena().give(block, bytes + kHeaderBytes);
    } else {
        std::free(block);
    }
}

/// A block of kHeaderBytes + bytes, or null.
void* allocateBlock(std::size_t bytes) {
    if (bytes > SIZE_MAX - 2 * kHeaderBytes) {
        return nullptr;
    }
    if (isShared(bytes)) {
        return arena().take(bytes + kHeaderBytes);
    }
    void* block = nullptr;
    if (posix_memalign(&block, kHeaderBytes, bytes + kHeaderBytes) != 0) {
        return nullptr;
    }
    if (bytes >= kHugePageBytes) {
        // Huge pages for the aligned inside of it: loading a model is page faults for a third of
        // its time without them. Only advice, so a refusal does not matter.
        const auto begin =
            (reinterpret_cast<std::uintptr_t>(block) + kHugePage - 1) & ~(kHugePage - 1);
        const auto end = (reinterpret_cast<std::uintptr_t>(block) + bytes) & ~(kHugePage - 1);
        madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
    }
    return block;
}

/// Aligned blocks whose size is remembered in front of them, so that each release can be counted.
class CountingAllocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t bytes) override {
        if (bytes == 0) {
            return {nullptr, nullptr, &release, c10::Device(c10::DeviceType::CPU)};
        }
        const auto counted = static_cast<std::int64_t>(bytes);
        if (!countMade(counted)) {
            failAtLimit(counted);
        }
        void* block = allocateBlock(bytes);
        if (block == nullptr) {
            arena().trim();
            block = allocateBlock(bytes);
        }
        if (block == nullptr) {
            countFreed(counted);
            fail(ErrorCode::OutOfMemory,
                 concat("The system has no ", bytes / (1024 * 1024),
                        " MiB of memory left for this. Close other programs, or choose a shorter "
                        "duration or a smaller model."));
        }
        notePeaks();
        std::memcpy(block, &bytes, sizeof bytes);
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
        // Never destroyed: tensors of static objects may be released after main() has returned.
        static auto* allocator = new CountingAllocator;
        constexpr std::uint8_t kAboveDefault = 1;
        c10::SetCPUAllocator(allocator, kAboveDefault);
    });
}

CpuMemoryCount cpuMemoryCount() {
    return {g_live.load(std::memory_order_relaxed), g_peak.load(std::memory_order_relaxed),
            g_stagePeak.load(std::memory_order_relaxed)};
}

void releaseCpuMemoryCache() {
    arena().trim();
}

void resetCpuMemoryPeak() {
    g_peak.store(g_live.load(std::memory_order_relaxed), std::memory_order_relaxed);
    resetCpuStagePeak();
}

void resetCpuStagePeak() {
    g_stagePeak.store(g_live.load(std::memory_order_relaxed), std::memory_order_relaxed);
}

void limitCpuMemory(std::int64_t bytes) {
    g_limit.store(bytes, std::memory_order_relaxed);
}

}  // namespace audioldm::engine::memory
