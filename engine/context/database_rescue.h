// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

namespace audioldm::engine::context {

/// Copies from a damaged database what can still be read and is not in the takes' own files:
/// presets, prompts, notes, the queue, and the rows of takes. Rows are read from both ends, as
/// reading stops at a damaged page; rows that do not fit the schema are passed over.
///
/// The rows of takes are copied as they are; reconcile compares each with its file.
/// Never throws for what is wrong with `damaged`.
/// throws  SQLite::Exception: `target` cannot be written
void rescue(const std::filesystem::path& damaged, SQLite::Database& target);

}  // namespace audioldm::engine::context
