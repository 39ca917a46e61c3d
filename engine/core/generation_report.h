// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/api/task.h"

namespace audioldm::engine {

/// One take as the report lists it.
struct ReportedTake {
    std::string file;  ///< empty: it was not stored
    std::int64_t seed = 0;
    std::int64_t samples = 0;
    std::int32_t sampleRate = 0;
    std::int64_t clipped = 0;
    std::int64_t invalid = 0;  ///< samples that were NaN or infinite
};

/// The report: its fields are promises of the interface. "invalid" is there only for a take that
/// has such samples, "modules", "measures" and "recoveries" of the bytes only where the engine
/// tells of its modules.
///
/// result  with all seconds and bytes; its own list of takes is not looked at
/// thread  any
[[nodiscard]] nlohmann::ordered_json reportObject(const GenerationRequest& request,
                                                  const GenerationResult& result,
                                                  const std::vector<ReportedTake>& takes);

/// The report of a task.
[[nodiscard]] nlohmann::ordered_json reportObject(const TaskResult& result);

/// The report as indented text that ends with a line break, for a file of its own.
[[nodiscard]] std::string reportText(const GenerationRequest& request,
                                     const GenerationResult& result,
                                     const std::vector<ReportedTake>& takes);

}  // namespace audioldm::engine
