// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/api/result.h"

namespace audioldm::engine {

/// Bytes of a text such as "4GB", "512 MB", "1.5GiB" or "1073741824".
///
/// Units are powers of 1024 with and without the "i", as memory is sold and shown: B, K, KB, KiB,
/// M, G, T likewise, in either case. A fraction of a byte is cut off.
/// errors  InvalidRequest for anything else, for negative sizes and for more than 2^63 - 1 bytes
[[nodiscard]] Result<std::int64_t> parseByteSize(std::string_view text);

/// The size for people, to three digits: "512 MiB", "1.46 GiB", "17 B".
[[nodiscard]] std::string formatByteSize(std::int64_t bytes);

}  // namespace audioldm::engine
