// SPDX-License-Identifier: MIT
// Makes the k-th allocation of a task fail, for k = FIRST, FIRST + STRIDE, ... until a task needs
// fewer, and looks at what becomes of the task and of the one after it.
//
//   memory_fault_driver MODEL-FOLDER STRIDE [FIRST, 1 unless said]
//
// A line on standard output tells the counts; the exit code is not 0 when a task ended otherwise
// than delivered or with a message about memory, when the next task failed, or when bytes were
// left.
#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/core/exception.h"
#include "engine/memory/cpu_memory_counter.h"
#include "engine/service/audioldm_bridge.h"

namespace {

using namespace audioldm;

/// Above the counting allocator: fails one allocation, chosen by its number.
class FailingAllocator final : public c10::Allocator {
public:
    explicit FailingAllocator(c10::Allocator& below)
        : m_below(below) {}

    c10::DataPtr allocate(std::size_t bytes) override {
        if (++m_made == m_failing) {
            engine::fail(ErrorCode::OutOfMemory, "An allocation was made to fail.");
        }
        return m_below.allocate(bytes);
    }
    [[nodiscard]] c10::DeleterFnPtr raw_deleter() const override { return m_below.raw_deleter(); }
    void copy_data(void* target, const void* source, std::size_t bytes) const override {
        m_below.copy_data(target, source, bytes);
    }

    void failAt(std::int64_t number) {
        m_made = 0;
        m_failing = number;
    }
    [[nodiscard]] std::int64_t made() const { return m_made; }

private:
    c10::Allocator& m_below;
    std::atomic<std::int64_t> m_made{0};
    std::atomic<std::int64_t> m_failing{0};
};

int fail(const std::string& text) {
    std::fprintf(stderr, "%s\n", text.c_str());
    return 1;
}

struct Counts {
    std::int64_t allocations = 0;
    int delivered = 0;
    int refused = 0;
};

int sweep(engine::service::AudioLDMBridge& bridge, FailingAllocator& allocator,
          const GenerationRequest& request, std::int64_t first, std::int64_t stride,
          Counts& counts) {
    const auto make = [&] { return bridge.generate(request, {}, {}, {}); };
    static_cast<void>(make());  // what is made once for all tasks
    const std::int64_t live = engine::memory::cpuMemoryCount().live;
    for (std::int64_t number = first;; number += stride) {
        allocator.failAt(number);
        const auto outcome = make();
        const bool failed = allocator.made() >= number;
        allocator.failAt(0);
        if (const auto* const error = std::get_if<Error>(&outcome)) {
            ++counts.refused;
            if (error->code != ErrorCode::OutOfMemory) {
                return fail("allocation " + std::to_string(number) + ": " + error->message);
            }
        } else if (std::holds_alternative<GenerationResult>(outcome)) {
            ++counts.delivered;
        }
        if (!failed) {
            return 0;
        }
        ++counts.allocations;
        const auto next = make();
        if (!std::holds_alternative<GenerationResult>(next)) {
            return fail("allocation " + std::to_string(number) + ": the next task failed");
        }
        const std::int64_t left = engine::memory::cpuMemoryCount().live - live;
        if (left != 0) {
            return fail("allocation " + std::to_string(number) + ": " + std::to_string(left) +
                        " bytes more than before are in use");
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t stride = argc > 2 ? std::atoll(argv[2]) : 0;
    const std::int64_t first = argc > 3 ? std::atoll(argv[3]) : 1;
    if (argc < 3 || argc > 4 || stride < 1 || first < 1) {
        return fail("usage: memory_fault_driver MODEL-FOLDER STRIDE [FIRST], both from 1 up");
    }
    engine::memory::installCpuMemoryCounter();
    static auto* const allocator = new FailingAllocator(*c10::GetCPUAllocator());
    constexpr std::uint8_t kAboveCounter = 2;
    c10::SetCPUAllocator(allocator, kAboveCounter);

    for (const bool keepModel : {true, false}) {
        for (const Quantization quantization : {Quantization::None, Quantization::EightBit}) {
            EngineConfig config;
            config.modelPath = argv[1];
            config.device = "cpu";
            config.quantization = quantization;
            config.keepModel = keepModel;
            config.typicalDurationSeconds = 0.3;
            engine::service::AudioLDMBridge bridge(config);
            GenerationRequest request;
            request.prompt = "A dog barking in the distance";
            request.durationSeconds = 0.3;
            request.steps = 2;
            request.seed = 5;
            Counts counts;
            const int code = sweep(bridge, *allocator, request, first, stride, counts);
            std::printf(
                "%s, model %s: %lld allocations failed, %d tasks delivered, %d ended with a "
                "message\n",
                std::string(quantizationName(quantization)).c_str(),
                keepModel ? "kept" : "not kept", static_cast<long long>(counts.allocations),
                counts.delivered, counts.refused);
            std::fflush(stdout);
            if (code != 0) {
                return code;
            }
        }
    }
    return 0;
}
