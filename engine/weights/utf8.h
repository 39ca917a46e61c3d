// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace audioldm::engine::weights {

/// Bytes of the UTF-8 character at the start of `text` (1 to 4), or 0 when there is none: a stray
/// or missing continuation byte, an overlong form, a surrogate, beyond U+10FFFF, or an empty text.
/// Source: Unicode standard, table 3-7
[[nodiscard]] constexpr std::size_t utf8CharacterLength(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    const auto byteAt = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned lead = byteAt(0);
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead < 0xC2   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byteAt(1) < low || byteAt(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if ((byteAt(i) & 0xC0U) != 0x80) {
            return 0;
        }
    }
    return length;
}

/// For one value inside of a message: in double quotes, control characters and what is not UTF-8
/// escaped, cut after 80 bytes.
[[nodiscard]] std::string quotedForMessage(std::string_view text);

}  // namespace audioldm::engine::weights
