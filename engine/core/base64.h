// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace audioldm::engine {

/// The bytes in base64 with padding, without line breaks. Source: RFC 4648, section 4
/// thread  any
[[nodiscard]] std::string toBase64(std::span<const std::uint8_t> bytes);

}  // namespace audioldm::engine
