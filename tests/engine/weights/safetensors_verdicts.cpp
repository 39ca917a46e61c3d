// SPDX-License-Identifier: MIT
// Says of each file on standard input (8 bytes of length, the lowest first, then the file) whether
// SafetensorsFile takes it: a line "accept" or "reject" each. For safetensors_differential.py.
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <iostream>
#include <stdexcept>
#include <string>

#include "engine/core/exception.h"
#include "engine/weights/safetensors_file.h"

namespace {

using audioldm::engine::EngineException;
using audioldm::engine::weights::SafetensorsFile;

bool readFile(std::istream& in, std::string& bytes) {
    std::array<unsigned char, 8> length{};
    if (!in.read(reinterpret_cast<char*>(length.data()), length.size())) {
        return false;
    }
    std::uint64_t count = 0;
    for (std::size_t i = length.size(); i-- > 0;) {
        count = (count << 8) | length.at(i);
    }
    bytes.resize(count);
    return !!in.read(bytes.data(), static_cast<std::streamsize>(count));
}

bool isAccepted(const std::string& bytes) {
    const int handle = memfd_create("case", MFD_CLOEXEC);
    if (handle < 0 ||
        write(handle, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
        throw std::runtime_error("no file in memory can be made");
    }
    bool accepted = true;
    try {
        (void)SafetensorsFile::open("/proc/self/fd/" + std::to_string(handle));
    } catch (const EngineException&) {
        accepted = false;
    }
    close(handle);
    return accepted;
}

}  // namespace

int main() {
    std::string bytes;
    while (readFile(std::cin, bytes)) {
        std::cout << (isAccepted(bytes) ? "accept\n" : "reject\n");
    }
    return 0;
}
