// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/batch/manifest.h"
#include "app/batch/output_folder.h"
#include "engine/api/task.h"

namespace audioldm::batch {

/// What became of some lines.
struct BatchCounts {
    int lines = 0;
    int done = 0;
    int failed = 0;
    int waiting = 0;  ///< neither
    int takes = 0;    ///< of the lines that are done
    int missing = 0;  ///< takes whose file is not in the folder any more
};

/// A result as the output folder records it: the JSON of a task result whose files are named
/// without their folder.
[[nodiscard]] nlohmann::ordered_json recordOf(const TaskResult& result);

/// The line of results.jsonl: the record with the line's number before it and files as absolute
/// paths.
///
/// {"line": 3, "id": "rain-3", "status": "succeeded", "data": {...}, "report": {...}}
/// "status" of a line without a record is "waiting". A take whose file is gone has
/// "audioMissing": true beside its "audio".
/// counts  is added to
[[nodiscard]] nlohmann::ordered_json resultLine(const ManifestLine& line,
                                                const OutputFolder& folder, BatchCounts& counts);

[[nodiscard]] BatchCounts countResults(const std::vector<ManifestLine>& lines,
                                       const OutputFolder& folder);

/// Writes the results of `lines`, a line each, to results.jsonl of the output folder. Programs do
/// so one after the other, so that the last one leaves the results of all.
/// errors  Io
[[nodiscard]] Result<BatchCounts> writeResults(const std::vector<ManifestLine>& lines,
                                               const OutputFolder& folder);

/// "200 lines: 197 done (200 takes), 2 failed, 1 left."
[[nodiscard]] std::string summaryText(const BatchCounts& counts);

}  // namespace audioldm::batch
