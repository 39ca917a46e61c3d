// SPDX-License-Identifier: MIT
#pragma once

#include <ctime>

namespace audioldm::ui::test {

/// What this thread has worked so far, in milliseconds. Other work of the machine does not count.
inline double cpuMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

}  // namespace audioldm::ui::test
