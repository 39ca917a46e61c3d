// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/exception.h"

namespace audioldm::tests {

/// Eight bytes, the lowest first.
[[nodiscard]] inline std::string littleEndian(std::uint64_t value) {
    std::string bytes;
    for (int i = 0; i < 8; ++i) {
        bytes.push_back(static_cast<char>(value & 0xFF));
        value >>= 8;
    }
    return bytes;
}

/// A safetensors file of this header and `dataBytes` bytes of data ('d' each).
[[nodiscard]] inline std::string safetensorsBytes(const std::string& header,
                                                  std::size_t dataBytes = 0) {
    return littleEndian(header.size()) + header + std::string(dataBytes, 'd');
}

/// One entry of a header: "name": {...}.
[[nodiscard]] inline std::string headerEntry(const std::string& name, const std::string& dtype,
                                             const std::string& shape, const std::string& offsets) {
    return engine::concat('"', name, "\":{\"dtype\":\"", dtype, "\",\"shape\":", shape,
                          ",\"data_offsets\":", offsets, '}');
}

/// The header of these entries.
[[nodiscard]] inline std::string headerOf(const std::vector<std::string>& entries) {
    std::string header;
    for (const std::string& entry : entries) {
        header += header.empty() ? "{" : ",";
        header += entry;
    }
    return header.empty() ? "{}" : header + "}";
}

}  // namespace audioldm::tests
