// SPDX-License-Identifier: MIT
#include "engine/weights/finite_check.h"

#include <cstdint>
#include <cstring>

namespace audioldm::engine::weights {
namespace {

/// A number is NaN or infinite exactly when all bits of its exponent are set. Without a branch in
/// the loop, so that the compiler makes vector code of it.
template <typename Bits>
bool noFullExponent(std::span<const std::byte> bytes, Bits exponentMask) {
    unsigned found = 0;
    for (std::size_t i = 0; i + sizeof(Bits) <= bytes.size(); i += sizeof(Bits)) {
        Bits bits{};
        std::memcpy(&bits, bytes.data() + i, sizeof bits);
        found |= static_cast<unsigned>((bits & exponentMask) == exponentMask);
    }
    return found == 0;
}

}  // namespace

bool allFinite(std::span<const std::byte> bytes, ElementType type) {
    switch (type) {
        case ElementType::Float64:
            return noFullExponent<std::uint64_t>(bytes, 0x7FF0000000000000U);
        case ElementType::Float32:
            return noFullExponent<std::uint32_t>(bytes, 0x7F800000U);
        case ElementType::Float16:
            return noFullExponent<std::uint16_t>(bytes, 0x7C00U);
        case ElementType::BFloat16:
            return noFullExponent<std::uint16_t>(bytes, 0x7F80U);
        default:
            return true;
    }
}

}  // namespace audioldm::engine::weights
