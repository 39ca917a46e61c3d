// SPDX-License-Identifier: MIT
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

std::string quotedForMessage(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    std::string out = "\"";
    std::size_t position = 0;
    while (position < text.size() && position < kLongest) {
        const std::size_t length = utf8CharacterLength(text.substr(position, 4));
        const auto byte = static_cast<unsigned char>(text[position]);
        if (length == 0 || byte < 0x20 || byte == 0x7F) {
            out += "\\x";
            out += kHexDigits[byte >> 4];
            out += kHexDigits[byte & 0xF];
            ++position;
        } else {
            out.append(text, position, length);
            position += length;
        }
    }
    out += position < text.size() ? "...\"" : "\"";
    return out;
}

}  // namespace audioldm::engine::weights
