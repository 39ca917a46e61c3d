// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>

namespace audioldm::engine::text {

/// How vocabulary files write a byte: as one character, in UTF-8. Printable Latin-1 bytes stand for
/// themselves, the other 68 in their order for U+0100 and on (a space is "Ġ", U+0120).
/// Source: GPT-2's byte alphabet
[[nodiscard]] const std::array<std::string, 256>& byteAlphabet();

}  // namespace audioldm::engine::text
