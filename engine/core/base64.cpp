// SPDX-License-Identifier: MIT
#include "engine/core/base64.h"

#include <algorithm>
#include <string_view>

namespace audioldm::engine {

std::string toBase64(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t kGroup = 3;
    std::string text;
    text.reserve((bytes.size() + kGroup - 1) / kGroup * 4);
    for (std::size_t start = 0; start < bytes.size(); start += kGroup) {
        const std::size_t count = std::min(kGroup, bytes.size() - start);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < kGroup; ++i) {
            bits = (bits << 8U) | (i < count ? bytes[start + i] : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t letter = (bits >> (18U - 6U * i)) & 0x3FU;
            text += i <= count ? kLetters[letter] : '=';
        }
    }
    return text;
}

}  // namespace audioldm::engine
