// SPDX-License-Identifier: MIT
#include "engine/memory/process_memory.h"

#include <fstream>
#include <string>

namespace audioldm::engine::memory {
namespace {

/// The number behind `key` in a file of "Key:   123 kB" lines, in bytes; 0 when it is not there.
std::int64_t kilobytesOf(const char* file, const std::string& key) {
    std::ifstream lines(file);
    std::string word;
    while (lines >> word) {
        if (word == key) {
            std::int64_t kilobytes = 0;
            lines >> kilobytes;
            return kilobytes * 1024;
        }
    }
    return 0;
}

}  // namespace

std::int64_t peakResidentBytes() {
    return kilobytesOf("/proc/self/status", "VmHWM:");
}

std::int64_t residentBytes() {
    return kilobytesOf("/proc/self/status", "VmRSS:");
}

SystemMemory systemMemory() {
    return {kilobytesOf("/proc/meminfo", "MemTotal:"),
            kilobytesOf("/proc/meminfo", "MemAvailable:")};
}

}  // namespace audioldm::engine::memory
