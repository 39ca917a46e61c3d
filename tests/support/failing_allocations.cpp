// SPDX-License-Identifier: MIT
#include "tests/support/failing_allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace audioldm::test {
namespace {

std::atomic<long> leftUntilFailure{0};  // 0: none is to fail
std::atomic<bool> allFollowing{false};
std::atomic<bool> isFailing{false};
std::atomic<bool> hasFailed{false};

bool isToFail() {
    if (isFailing) {
        return true;
    }
    if (leftUntilFailure.load(std::memory_order_relaxed) <= 0 || --leftUntilFailure != 0) {
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
