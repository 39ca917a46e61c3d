// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"

namespace audioldm::cli {

/// One take on disk.
struct SavedTake {
    std::filesystem::path file;
    std::int64_t seed = 0;
    std::int64_t samples = 0;
    std::int64_t clipped = 0;
    std::int64_t invalid = 0;  ///< samples that were NaN or infinite
};

/// The report of --report as indented JSON; its fields are promises of the interface. "invalid" is
/// there only for a take that has such samples.
///
/// result  with all seconds and bytes; the takes' sample rate is that of its first take
[[nodiscard]] std::string reportJson(const GenerationRequest& request,
                                     const GenerationResult& result,
                                     const std::vector<SavedTake>& takes);

}  // namespace audioldm::cli
