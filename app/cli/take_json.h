// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include "engine/api/context_types.h"

namespace audioldm::cli {

/// A take of the library as "takes show" and "takes list --json" print it:
///
/// {"id": "...", "file": "/.../2026-11-23 dog barking 7.wav", "fileMissing": false,
///  "created": "2026-11-23T09:01:59.123Z", "name": "", "starred": false, "tags": [],
///  "duration": 5.0, "samples": 80000, "sampleRate": 16000, "recipe": {...}, "report": {...}}
[[nodiscard]] nlohmann::ordered_json takeJson(const StoredTake& take);

/// A moment as "2026-11-23T09:01:59.123Z".
[[nodiscard]] std::string utcTime(std::int64_t ms);

}  // namespace audioldm::cli
