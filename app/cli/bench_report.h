// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/service/gradient_bench.h"

namespace audioldm::cli {

/// What `audioldm bench` measured: one load, then runs of the same request.
struct BenchRuns {
    GenerationRequest request;
    double loadSeconds = 0;
    std::vector<GenerationResult> results;  ///< at least one; samples are not needed
};

/// The figures as a table: a line a stage with the minimum and the median of the runs, then bytes.
[[nodiscard]] std::string benchTable(const BenchRuns& runs);

/// The same as indented JSON: {"version": 1, "program": "0.1.0", "model": {...}, "device": "...",
/// ..., "repeat": 3, "seconds": {"load": 0.5, "text": {"minimum": 0.1, "median": 0.1}, ...},
/// "bytes": {...}}. Bytes are the highest of the runs.
[[nodiscard]] std::string benchJson(const BenchRuns& runs);

/// The figures of `audioldm bench --gradient` as a table, and as indented JSON.
[[nodiscard]] std::string gradientTable(const GenerationRequest& request,
                                        const engine::service::GradientFigures& figures);
[[nodiscard]] std::string gradientJson(const GenerationRequest& request,
                                       const engine::service::GradientFigures& figures);

}  // namespace audioldm::cli
