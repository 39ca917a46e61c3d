// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "engine/api/context_types.h"
#include "engine/api/result.h"
#include "engine/context/database.h"
#include "engine/context/library_paths.h"
#include "engine/context/owner.h"
#include "engine/context/take_rows.h"
#include "engine/context/trash.h"
#include "engine/core/exception.h"
#include "engine/core/memory_shortage.h"

namespace audioldm::engine::context {

/// An open library: its folder, its database and what its parts share. One connection, used by one
/// thread at a time.
///
/// thread  any
class Library final {
public:
    /// Opens or makes the library.
    /// trash   home trash, see Trash
    /// throws  EngineException(Io, InvalidRequest), SQLite::Exception
    Library(LibraryPaths paths, std::filesystem::path trash);

    [[nodiscard]] const LibraryPaths& paths() const { return m_paths; }
    [[nodiscard]] const Trash& trash() const { return m_trash; }

    /// Runs `work(SQLite::Database&)` on one state of the database, and gives back what it does.
    template <typename Work>
    auto read(Work&& work) {
        const std::lock_guard lock(m_mutex);
        SQLite::Database& connection = m_database->connection();
        const SQLite::Transaction transaction(connection);
        return work(connection);
    }

    /// Runs `work(SQLite::Database&)` in a transaction; what it changed is on the disk when this
    /// returns, and has not happened when it throws.
    template <typename Work>
    auto write(Work&& work) {
        const std::lock_guard lock(m_mutex);
        SQLite::Database& connection = m_database->connection();
        WriteTransaction transaction(connection);
        if constexpr (std::is_void_v<decltype(work(connection))>) {
            work(connection);
            transaction.commit();
        } else {
            auto value = work(connection);
            transaction.commit();
            return value;
        }
    }

    /// The owner of what is under way here; made when it is first needed.
    /// throws  EngineException(Io)
    [[nodiscard]] std::string owner();
    /// Whether what `owner` began is still under way, here or in another program.
    [[nodiscard]] bool isUnderWay(const std::string& owner);

    /// The lock for moving files about. throws  EngineException(Io) when another program keeps it
    [[nodiscard]] LockFile lockForWork() const;

    void addNotice(std::string message, const std::filesystem::path& file);
    /// The notice that the file of a take is back at its place, or no longer there.
    void addFileNotice(const std::string& file, bool isThere);
    [[nodiscard]] std::vector<LibraryNotice> notices() const;

private:
    const LibraryPaths m_paths;
    const Trash m_trash;

    std::mutex m_mutex;
    // Guarded by m_mutex.
    std::unique_ptr<LibraryDatabase> m_database;

    mutable std::mutex m_noticeMutex;
    std::vector<LibraryNotice> m_notices;  // guarded by m_noticeMutex

    std::mutex m_ownerMutex;
    std::unique_ptr<Owner> m_owner;  // guarded by m_ownerMutex
};

/// Runs `work`; what it throws becomes an error with path and cause.
template <typename Work>
auto guarded(Library& library, Work&& work) -> Result<decltype(work())> {
    return unlessMemoryIsShort([&]() -> Result<decltype(work())> {
        const std::filesystem::path file = library.paths().database();
        try {
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const EngineException& exception) {
            return exception.error();
        } catch (const SQLite::Exception& exception) {
            if (saysDamaged(exception)) {
                markDamaged(library.paths());
            }
            return errorOf(exception, file);
        } catch (const std::exception& exception) {
            return errorOf(exception, library.paths().root);
        }
    });
}

}  // namespace audioldm::engine::context
