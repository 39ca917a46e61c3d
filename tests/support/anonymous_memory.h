// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace audioldm::tests {

/// What this process has written to memory and still holds, in bytes; -1 where it is not to be had.
///
/// Counted page by page. The resident set in /proc/self/status also holds the pages of the program
/// and its libraries, which come at their first use, and is exact only to some pages a processor.
inline std::int64_t anonymousBytes() {
    std::ifstream lines("/proc/self/smaps_rollup");
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("Anonymous:", 0) == 0) {
            return std::stoll(line.substr(10)) * 1024;
        }
    }
    return -1;
}

}  // namespace audioldm::tests
