// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>
#include <vector>

#include "engine/api/context_types.h"

namespace audioldm::engine::context {

/// Rows of prompts that were used and of notes. Callers hold a transaction around changes.
/// All throw SQLite::Exception.

/// Counts one use of a prompt. The 10,000 that were used last are kept.
void countPrompt(SQLite::Database& database, const UsedPrompt& used);

/// The prompts that were used last, the latest first.
[[nodiscard]] std::vector<UsedPrompt> usedPrompts(SQLite::Database& database, int limit);

void forgetPrompts(SQLite::Database& database);

[[nodiscard]] std::optional<std::string> noteOf(SQLite::Database& database, const std::string& key);
void setNote(SQLite::Database& database, const std::string& key, const std::string& value);

/// How often takes or presets have changed since the library was made.
[[nodiscard]] std::int64_t revisionOf(SQLite::Database& database);
/// Says that takes or presets have changed; part of the transaction that changes them.
void countRevision(SQLite::Database& database);

/// Files among the takes that are none, with the stamp they had when they were read.
[[nodiscard]] bool isKnownStranger(SQLite::Database& database, const std::string& file,
                                   std::int64_t bytes, std::int64_t modifiedNs);
void noteStranger(SQLite::Database& database, const std::string& file, std::int64_t bytes,
                  std::int64_t modifiedNs);

}  // namespace audioldm::engine::context
