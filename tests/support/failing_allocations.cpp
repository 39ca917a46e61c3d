// SPDX-License-Identifier: MIT
#include "tests/support/failing_allocations.h"

#include <elf.h>
#include <execinfo.h>
#include <link.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace audioldm::test {
namespace {

std::atomic<long> leftUntilFailure{0};  // 0: none is to fail
std::atomic<bool> allFollowing{false};
std::atomic<bool> isFailing{false};
std::atomic<bool> hasFailed{false};

struct CodeRange {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
};

/// Where this program lies in memory.
std::uintptr_t loadAddress() {
    std::uintptr_t address = 0;
    dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* found) {
            *static_cast<std::uintptr_t*>(found) = info->dlpi_addr;
            return 1;  // the first is the program itself
        },
        &address);
    return address;
}

/// Whether a function, by its name in the table of symbols, is of nlohmann::json or makes its
/// trees.
bool handlesTrees(std::string_view name) {
    constexpr std::string_view kParts[] = {"8nlohmann", "reportObject", "Json"};
    return std::any_of(std::begin(kParts), std::end(kParts), [&](std::string_view part) {
        return name.find(part) != std::string_view::npos;
    });
}

/// All such functions, sorted.
std::vector<CodeRange> findTreeFunctions() {
    std::ifstream file("/proc/self/exe", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto at = [&bytes]<typename T>(T& value, std::size_t offset) {
        std::memcpy(&value, bytes.data() + offset, sizeof(T));
    };
    Elf64_Ehdr header{};
    at(header, 0);
    std::vector<Elf64_Shdr> sections(header.e_shnum);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        at(sections[i], header.e_shoff + i * header.e_shentsize);
    }
    std::vector<CodeRange> ranges;
    const std::uintptr_t base = loadAddress();
    for (const Elf64_Shdr& section : sections) {
        for (std::size_t offset = 0; section.sh_type == SHT_SYMTAB && offset < section.sh_size;
             offset += section.sh_entsize) {
            Elf64_Sym symbol{};
            at(symbol, section.sh_offset + offset);
            if (handlesTrees(bytes.data() + sections[section.sh_link].sh_offset + symbol.st_name)) {
                ranges.push_back({base + symbol.st_value, base + symbol.st_value + symbol.st_size});
            }
        }
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const CodeRange& a, const CodeRange& b) { return a.begin < b.begin; });
    void* frame = nullptr;
    (void)backtrace(&frame, 1);  // the first call allocates
    return ranges;
}

const std::vector<CodeRange> treeFunctions = findTreeFunctions();

/// Whether such a function is at work. Allocates nothing.
bool areTreesInWork() {
    constexpr int kDeepest = 24;
    void* frames[kDeepest];
    const int count = backtrace(frames, kDeepest);
    return std::any_of(frames, frames + count, [](const void* frame) {
        const auto address = reinterpret_cast<std::uintptr_t>(frame);
        const auto next = std::upper_bound(
            treeFunctions.begin(), treeFunctions.end(), address,
            [](std::uintptr_t value, const CodeRange& range) { return value < range.begin; });
        return next != treeFunctions.begin() && address <= std::prev(next)->end;
    });
}

bool isToFail() {
    if (isFailing) {
        return !areTreesInWork();
    }
    if (leftUntilFailure.load(std::memory_order_relaxed) <= 0 || --leftUntilFailure != 0) {
        return false;
    }
    if (areTreesInWork()) {
        leftUntilFailure = 1;  // the next one
        return false;
    }
    hasFailed = true;
    isFailing = allFollowing.load();
    return true;
}

}  // namespace

FailingAllocations::FailingAllocations(long ordinal, bool andAllThatFollow) {
    hasFailed = false;
    allFollowing = andAllThatFollow;
    leftUntilFailure = ordinal;
}

void FailingAllocations::end() {
    leftUntilFailure = 0;
    isFailing = false;
}

bool FailingAllocations::happened() const {
    return hasFailed;
}

}  // namespace audioldm::test

void* operator new(std::size_t bytes) {
    void* const memory = audioldm::test::isToFail() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}
void* operator new[](std::size_t bytes) {
    return operator new(bytes);
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return audioldm::test::isToFail() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);
}
void* operator new[](std::size_t bytes, const std::nothrow_t& tag) noexcept {
    return operator new(bytes, tag);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}
