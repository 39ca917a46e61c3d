// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <new>
#include <thread>
#include <utility>

#include "engine/api/error.h"

namespace audioldm::engine {

/// Where memory is short, not even a message may find some. thread  any, for all of this file

/// What to say of it; in the shortest case in words that need no memory of their own.
[[nodiscard]] inline Error memoryShortage() noexcept {
    try {
        return {ErrorCode::OutOfMemory,
                "The system has no memory left for this. Close other programs, or choose a shorter "
                "duration or a smaller model.",
                {}};
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, "Out of memory.", {}};
    }
}

/// What `work()` gives; that there is no memory for it becomes its error.
template <typename Work>
[[nodiscard]] auto unlessMemoryIsShort(Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return memoryShortage();
    }
}

/// Does `work()` again a moment later where there was no memory for it: it must leave what it did
/// not get done to the next time.
template <typename Work>
void whenThereIsMemory(Work&& work) {
    constexpr std::chrono::milliseconds kPause(10);
    while (true) {
        try {
            work();
            return;
        } catch (const std::bad_alloc&) {
            std::this_thread::sleep_for(kPause);
        }
    }
}

}  // namespace audioldm::engine
