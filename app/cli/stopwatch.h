// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace audioldm::cli {

/// Seconds of wall clock since it was made.
class Stopwatch final {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

}  // namespace audioldm::cli
