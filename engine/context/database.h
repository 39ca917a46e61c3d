// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "engine/api/context_types.h"
#include "engine/context/library_paths.h"
#include "engine/context/lock_file.h"

namespace audioldm::engine::context {

/// A connection with the settings that keep what was committed: WAL, synchronous FULL, foreign
/// keys, and patience with other programs.
///
/// throws  SQLite::Exception
[[nodiscard]] std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& file);

/// What an exception means to people.
/// file  the database, or where the work went on
[[nodiscard]] Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& file);
[[nodiscard]] Error errorOf(const std::exception& exception, const std::filesystem::path& file);

/// Whether the exception says that the file holds nonsense.
[[nodiscard]] bool saysDamaged(const SQLite::Exception& exception);

/// Leaves a mark for the next start: the database was found to be damaged.
void markDamaged(const LibraryPaths& paths) noexcept;

/// The library's database, open and of the newest schema.
class LibraryDatabase final {
public:
    /// Opens or makes it. A damaged one is moved into the folder of damaged ones, never
    /// overwritten; what can still be read of it (presets, notes, names, stars, tags, the queue)
    /// is brought over, and `notices` says so. The takes themselves come from their files, see
    /// reconcile.h. The caller holds the work lock.
    /// throws  EngineException(Io), EngineException(InvalidRequest) for a newer schema or a file
    ///         that is no database of ours, SQLite::Exception
    LibraryDatabase(const LibraryPaths& paths, std::vector<LibraryNotice>& notices);

    [[nodiscard]] SQLite::Database& connection() { return *m_connection; }

private:
    [[nodiscard]] std::unique_ptr<SQLite::Database> openSound() const;
    void moveAside(std::vector<LibraryNotice>& notices);

    const LibraryPaths m_paths;
    std::optional<LockFile> m_use;
    std::unique_ptr<SQLite::Database> m_connection;
};

/// A transaction that may write from its start on, so that it never fails in the middle because
/// another program writes.
class WriteTransaction final {
public:
    explicit WriteTransaction(SQLite::Database& database)
        : m_transaction(database, SQLite::TransactionBehavior::IMMEDIATE) {}
    void commit() { m_transaction.commit(); }

private:
    SQLite::Transaction m_transaction;
};

}  // namespace audioldm::engine::context
