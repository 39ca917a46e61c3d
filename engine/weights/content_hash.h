// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audioldm::engine::weights {

/// A 128-bit hash of some bytes (XXH3): it tells models apart; it does not protect against somebody
/// who forges one.
struct ContentHash {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend bool operator==(const ContentHash&, const ContentHash&) = default;
};

/// Bytes of a tensor that are hashed as one piece, so that pieces can be hashed in parallel while
/// they are read.
inline constexpr std::uint64_t kHashedPieceBytes = std::uint64_t{1} << 19;

/// Any thread.
[[nodiscard]] ContentHash hashOf(std::span<const std::byte> bytes);
[[nodiscard]] ContentHash hashOf(std::string_view text);

/// The hash of a sequence of hashes, for pieces of one thing.
[[nodiscard]] ContentHash hashOf(const std::vector<ContentHash>& pieces);

/// 32 hexadecimal digits.
[[nodiscard]] std::string toHex(const ContentHash& hash);

}  // namespace audioldm::engine::weights
