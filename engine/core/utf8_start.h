// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace audioldm::engine {

/// The start of a UTF-8 text of at most `maxBytes` bytes, not cut within a character.
[[nodiscard]] constexpr std::string_view utf8Start(std::string_view text, std::size_t maxBytes) {
    if (text.size() <= maxBytes) {
        return text;
    }
    std::size_t length = maxBytes;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    return text.substr(0, length);
}

}  // namespace audioldm::engine
