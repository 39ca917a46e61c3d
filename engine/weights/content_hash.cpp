// SPDX-License-Identifier: MIT
#include "engine/weights/content_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstdio>

namespace audioldm::engine::weights {

ContentHash hashOf(std::span<const std::byte> bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

ContentHash hashOf(std::string_view text) {
    return hashOf(std::as_bytes(std::span(text.data(), text.size())));
}

ContentHash hashOf(const std::vector<ContentHash>& pieces) {
    return hashOf(std::as_bytes(std::span(pieces)));
}

std::string toHex(const ContentHash& hash) {
    std::array<char, 33> text{};
    std::snprintf(text.data(), text.size(), "%016llx%016llx",
                  static_cast<unsigned long long>(hash.high),
                  static_cast<unsigned long long>(hash.low));
    return text.data();
}

}  // namespace audioldm::engine::weights
