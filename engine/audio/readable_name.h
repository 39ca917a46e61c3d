// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace audioldm::engine::audio {

/// A part of a file name made of a text: letters and digits of any script, lower case where ASCII,
/// the words joined by `separator`, at most `maxBytes`, never empty.
/// text    UTF-8; bytes that are not part words
/// thread  any
[[nodiscard]] std::string readableName(std::string_view text, char separator, std::size_t maxBytes);

}  // namespace audioldm::engine::audio
