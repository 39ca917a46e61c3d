// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <span>

namespace audioldm::engine::context {

/// Number in a database file's header that says "a library of takes".
inline constexpr int kApplicationId = 0x414C444D;

/// The statements that bring a database from one schema version to the next; the first one makes
/// version 1 of an empty database.
[[nodiscard]] std::span<const char* const> libraryMigrations();

/// Whether the database is one of ours, or new and empty.
[[nodiscard]] bool isLibrary(SQLite::Database& database);

/// Brings the database to the last version, in one transaction; does nothing where it is there.
/// throws  EngineException(InvalidRequest): a newer program has written it; SQLite::Exception
void migrate(SQLite::Database& database, std::span<const char* const> migrations);

}  // namespace audioldm::engine::context
