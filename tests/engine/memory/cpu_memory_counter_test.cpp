// SPDX-License-Identifier: MIT
#include "engine/memory/cpu_memory_counter.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "engine/core/exception.h"
#include "engine/memory/process_memory.h"
#include "tests/support/anonymous_memory.h"

namespace audioldm::engine::memory {
namespace {

constexpr std::int64_t kMiB = std::int64_t{1024} * 1024;

at::Tensor bytes(std::int64_t count) {
    return at::empty({count}, at::TensorOptions().dtype(at::kByte));
}

class CpuMemoryCounterTest : public testing::Test {
protected:
    CpuMemoryCounterTest() {
        installCpuMemoryCounter();
        releaseCpuMemoryCache();
        resetCpuMemoryPeak();
        m_before = cpuMemoryCount().live;
    }

    [[nodiscard]] std::int64_t live() const { return cpuMemoryCount().live - m_before; }
    [[nodiscard]] std::int64_t peak() const { return cpuMemoryCount().peak - m_before; }

    std::vector<at::Tensor> m_tensors;

private:
    std::int64_t m_before = 0;
};

TEST_F(CpuMemoryCounterTest, CountsWhatLives) {
    {
        const at::Tensor first = bytes(kMiB);
        EXPECT_EQ(live(), kMiB);
        const at::Tensor view = first.narrow(0, 0, 100);
        EXPECT_EQ(live(), kMiB) << "a view has no memory of its own";
        const at::Tensor second = bytes(3);
        EXPECT_EQ(live(), kMiB + 3);
    }
    EXPECT_EQ(live(), 0);
}

TEST_F(CpuMemoryCounterTest, KeepsThePeak) {
    {
        const at::Tensor kept = bytes(kMiB);
        { const at::Tensor passing = bytes(5 * kMiB); }
        const at::Tensor smaller = bytes(2 * kMiB);
        EXPECT_EQ(peak(), 6 * kMiB);
        resetCpuMemoryPeak();
        EXPECT_EQ(peak(), 3 * kMiB);
    }
    EXPECT_EQ(peak(), 3 * kMiB);
    EXPECT_EQ(live(), 0);
}

TEST_F(CpuMemoryCounterTest, CountsGrownTensors) {
    {
        at::Tensor tensor = bytes(kMiB);
        tensor.resize_({4 * kMiB});
        EXPECT_EQ(live(), 4 * kMiB);
        EXPECT_EQ(peak(), 5 * kMiB);
    }
    EXPECT_EQ(live(), 0);
}

TEST_F(CpuMemoryCounterTest, TakesEmptyTensors) {
    const at::Tensor empty = bytes(0);
    EXPECT_EQ(live(), 0);
    EXPECT_EQ(empty.numel(), 0);
}

TEST_F(CpuMemoryCounterTest, AlignsForVectorCode) {
    for (const std::int64_t size : {std::int64_t{1}, std::int64_t{63}, kMiB + 1, 9 * kMiB}) {
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(bytes(size).data_ptr()) % 64, 0U) << size;
    }
}

TEST_F(CpuMemoryCounterTest, MakesAllocationFailuresTypedErrors) {
    constexpr std::int64_t kTooMuch = std::int64_t{1} << 52;
    try {
        (void)bytes(kTooMuch);
        ADD_FAILURE() << "nothing was thrown";
    } catch (const EngineException& exception) {
        EXPECT_EQ(exception.error().code, ErrorCode::OutOfMemory);
        EXPECT_NE(exception.error().message.find(std::to_string(kTooMuch / kMiB) + " MiB"),
                  std::string::npos)
            << exception.error().message;
    }
    EXPECT_EQ(live(), 0);
    EXPECT_EQ(peak(), 0) << "what could not be had was counted";
    EXPECT_EQ(bytes(kMiB).numel(), kMiB) << "nothing can be allocated after a failure";
}

TEST_F(CpuMemoryCounterTest, UsesFreedBlocksAgain) {
    const void* first = bytes(kMiB).data_ptr();
    const at::Tensor again = bytes(kMiB);
    EXPECT_EQ(again.data_ptr(), first);
    const at::Tensor another = bytes(kMiB);
    EXPECT_NE(another.data_ptr(), first);
    EXPECT_EQ(live(), 2 * kMiB);
}

TEST_F(CpuMemoryCounterTest, GivesKeptBlocksBack) {
    const std::int64_t before = tests::anonymousBytes();
    for (const std::int64_t size : {kMiB, 2 * kMiB, 30 * kMiB}) {
        m_tensors.push_back(bytes(size).fill_(1));
    }
    m_tensors.clear();
    EXPECT_EQ(live(), 0) << "kept blocks are not live";
    EXPECT_GE(tests::anonymousBytes() - before, 30 * kMiB) << "nothing was kept";
    releaseCpuMemoryCache();
    EXPECT_LT(tests::anonymousBytes() - before, 3 * kMiB);
}

TEST_F(CpuMemoryCounterTest, KeepsALimitedAmount) {
    const std::int64_t before = tests::anonymousBytes();
    for (int round = 0; round < 2; ++round) {  // after giving back there is room again
        for (int i = 0; i < 20; ++i) {
            m_tensors.push_back(bytes(10 * kMiB + i * 4096).fill_(1));
        }
        m_tensors.clear();
        EXPECT_LE(tests::anonymousBytes() - before, 76 * kMiB);
        EXPECT_GE(tests::anonymousBytes() - before, 50 * kMiB);
        releaseCpuMemoryCache();
    }
}

TEST_F(CpuMemoryCounterTest, CountsInAllThreads) {
    constexpr int kRounds = 2000;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([i] {
            for (int round = 0; round < kRounds; ++round) {
                const at::Tensor first = bytes(1000 + i);
                const at::Tensor second = bytes(70'000);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(live(), 0);
    EXPECT_GE(peak(), 71'000);
    EXPECT_LE(peak(), 4 * 72'000);
}

TEST_F(CpuMemoryCounterTest, InstallsOnce) {
    const at::Tensor tensor = bytes(kMiB);
    installCpuMemoryCounter();
    EXPECT_EQ(live(), kMiB);
}

TEST(ProcessMemory, TellsNumbersThatFit) {
    const SystemMemory memory = systemMemory();
    EXPECT_GT(memory.available, 0);
    EXPECT_GE(memory.total, memory.available);
    EXPECT_GT(peakResidentBytes(), kMiB);
    EXPECT_LE(peakResidentBytes(), memory.total);
}

}  // namespace
}  // namespace audioldm::engine::memory
