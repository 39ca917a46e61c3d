// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace audioldm::engine::audio {

/// The unsigned number of `count` bytes (at most 4) at `offset`, lowest byte first; the bytes must
/// be there.
[[nodiscard]] constexpr std::uint32_t littleEndianAt(std::string_view bytes, std::size_t offset,
                                                     std::size_t count = 4) {
    std::uint32_t number = 0;
    for (std::size_t i = count; i > 0; --i) {
        number = (number << 8U) | static_cast<unsigned char>(bytes[offset + i - 1]);
    }
    return number;
}

/// The unsigned number of `count` bytes (at most 4) at `offset`, highest byte first.
[[nodiscard]] constexpr std::uint32_t bigEndianAt(std::string_view bytes, std::size_t offset,
                                                  std::size_t count = 4) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        number = (number << 8U) | static_cast<unsigned char>(bytes[offset + i]);
    }
    return number;
}

/// Four bytes, lowest first.
[[nodiscard]] inline std::string littleEndian(std::uint32_t number) {
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes += static_cast<char>(static_cast<unsigned char>(number >> shift));
    }
    return bytes;
}

}  // namespace audioldm::engine::audio
