// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <vector>

#include "engine/api/context_types.h"

namespace audioldm::engine::context {

/// The rows of one page, in order, and how many match on all pages.
struct FoundRows {
    std::vector<std::int64_t> rows;
    std::int64_t total = 0;
};

/// Finds the listed takes that a query means. Quick with 100,000 takes: it reads the indexes
/// alone, never the takes.
///
/// throws  EngineException(InvalidRequest): offset below 0, limit not 1 to 1000; SQLite::Exception
[[nodiscard]] FoundRows findTakes(SQLite::Database& database, const TakeQuery& query);

}  // namespace audioldm::engine::context
