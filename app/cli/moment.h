// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "engine/api/result.h"

namespace audioldm::cli {

/// A day ("2026-11-23", its first moment) or a moment ("2026-11-23T18:30", "2026-11-23T18:30:05")
/// of local time, with a Z at its end of UTC, as milliseconds since 1970.
/// errors  InvalidRequest: another form, or a day or time that does not exist
[[nodiscard]] Result<std::int64_t> parseMoment(const std::string& text);

}  // namespace audioldm::cli
