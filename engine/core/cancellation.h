// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <stop_token>

namespace audioldm::engine {

/// Unwinds the engine when the user has stopped the task. Not an error: the bridge turns it into
/// the outcome Cancelled, and nothing else catches it.
class CancelledException final : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

/// Call between pieces of work that take longer than a few milliseconds. throws CancelledException
inline void throwIfStopped(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw CancelledException();
    }
}

}  // namespace audioldm::engine
