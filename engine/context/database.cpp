// SPDX-License-Identifier: MIT
#include "engine/context/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <new>
#include <system_error>

#include "engine/context/database_rescue.h"
#include "engine/context/files.h"
#include "engine/context/schema.h"
#include "engine/core/exception.h"

namespace audioldm::engine::context {
namespace {

constexpr int kBusyMs = 10'000;
/// A check of all pages takes about a second for 200 MB; a larger one is left to its use.
constexpr std::int64_t kCheckedAtStartBytes = std::int64_t{8} << 20;

/// What to do about a result code, as the end of the message.
const char* remedy(int code) {
    switch (code) {
        case SQLITE_FULL:
            return " Free some space there and try again.";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return " Another program is using the library; try again when it is done.";
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return " Give yourself the right to write there or choose another library folder.";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return " Close the program and start it again: the library is then rebuilt from the "
                   "sound files, which are safe.";
        default:
            return " Try again; if it stays so, look after that disk.";
    }
}

/// SQLite opens a file that it may not write for reading, and then every change fails. That is
/// said at once, with the cause; where the cause has passed, it is opened again.
std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path& file) {
    const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    auto database = std::make_unique<SQLite::Database>(file.string(), flags, kBusyMs);
    if (sqlite3_db_readonly(database->getHandle(), "main") != 1) {
        return database;
    }
    // Locks of SQLite are the process's: closing any descriptor of the file gives them up, so
    // there must be no connection.
    database.reset();
    if (::access(file.c_str(), W_OK) != 0) {
        failIo("Cannot write", file, errno);
    }
    database = std::make_unique<SQLite::Database>(file.string(), flags, kBusyMs);
    if (sqlite3_db_readonly(database->getHandle(), "main") == 1) {
        failIo("Cannot write", file, EROFS);
    }
    return database;
}

bool passesCheck(SQLite::Database& database, const std::filesystem::path& file) {
    const auto stamp = stampOf(file);
    if (!stamp || stamp->bytes > kCheckedAtStartBytes) {
        return true;
    }
    return database.execAndGet("PRAGMA integrity_check(1)").getString() == "ok";
}

}  // namespace

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& file) {
    auto database = openForWriting(file);
    database->exec("PRAGMA foreign_keys = ON");
    database->exec("PRAGMA journal_mode = WAL");
    database->exec("PRAGMA synchronous = FULL");
    // The default keeps 2 MB in memory; walking the index of 100,000 takes wants more.
    database->exec("PRAGMA cache_size = -16000");
    return database;
}

Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& file) {
    const int code = exception.getErrorCode();
    if (code == SQLITE_NOMEM) {
        return Error{ErrorCode::OutOfMemory, "There is no memory left to use the library.",
                     file.string()};
    }
    return Error{ErrorCode::Io,
                 concat("The library \"", file.string(), "\" cannot be used: ", exception.what(),
                        ".", remedy(code)),
                 file.string()};
}

Error errorOf(const std::exception& exception, const std::filesystem::path& file) {
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr) {
        return Error{ErrorCode::OutOfMemory, "There is no memory left to use the library.",
                     file.string()};
    }
    if (const auto* const cause =
            dynamic_cast<const std::filesystem::filesystem_error*>(&exception)) {
        const std::filesystem::path& path = cause->path1().empty() ? file : cause->path1();
        return Error{ErrorCode::Io,
                     concat("Cannot use \"", path.string(), "\": ", cause->code().message(), "."),
                     path.string()};
    }
    return Error{ErrorCode::Internal, concat("A defect of this program: ", exception.what()),
                 file.string()};
}

bool saysDamaged(const SQLite::Exception& exception) {
    return exception.getErrorCode() == SQLITE_CORRUPT || exception.getErrorCode() == SQLITE_NOTADB;
}

void markDamaged(const LibraryPaths& paths) noexcept {
    try {
        std::ofstream(paths.damageMark()).put('\n');
    } catch (const std::exception&) {
        // The next start looks for damage by itself, as far as it can be seen.
    }
}

LibraryDatabase::LibraryDatabase(const LibraryPaths& paths, std::vector<LibraryNotice>& notices)
    : m_paths(paths) {
    const auto shareUse = [&] {
        m_use = LockFile::acquire(paths.useLock(), LockKind::Shared, std::chrono::seconds(10));
    };
    shareUse();
    if (!isRegularFile(paths.damageMark())) {
        m_connection = openSound();
    }
    if (!m_connection) {
        m_use.reset();
        moveAside(notices);
        shareUse();
        m_connection = openSound();
        if (!m_connection) {
            failIo("Cannot make", paths.database(), EIO);
        }
    }
}

/// None when the database is damaged.
std::unique_ptr<SQLite::Database> LibraryDatabase::openSound() const {
    const std::filesystem::path file = m_paths.database();
    const auto status = std::filesystem::symlink_status(file);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(file)) {
        failIo("Cannot use as a database:", file, EINVAL);
    }
    try {
        auto database = connect(file);
        if (!isLibrary(*database) || !passesCheck(*database, file)) {
            return nullptr;
        }
        migrate(*database, libraryMigrations());
        return database;
    } catch (const SQLite::Exception& exception) {
        // An error without a better name: a table or column is not there.
        if (saysDamaged(exception) || exception.getErrorCode() == SQLITE_ERROR) {
            return nullptr;
        }
        throw;
    }
}

void LibraryDatabase::moveAside(std::vector<LibraryNotice>& notices) {
    const auto alone =
        LockFile::acquire(m_paths.useLock(), LockKind::Exclusive, std::chrono::seconds(2));
    if (!alone) {
        fail(ErrorCode::Io,
             concat("The library \"", m_paths.database().string(), "\" is damaged, and another ",
                    "program is using it. Close that program and try again."),
             m_paths.database().string());
    }
    const std::filesystem::path folder =
        m_paths.damaged() / (localTime(nowMs(), "%Y-%m-%d %H-%M-%S ") + randomId().substr(0, 6));
    ensureFolder(folder);
    // The log and the index of the log belong to the file and are found by its name.
    for (const char* const ending : {"-shm", "-wal", ""}) {
        const std::filesystem::path file = m_paths.database().string() + ending;
        if (std::filesystem::exists(std::filesystem::symlink_status(file)) &&
            moveFile(file, folder / file.filename()) == Moved::TargetExists) {
            failIo("Cannot move to", folder / file.filename(), EEXIST);
        }
    }
    const std::filesystem::path damaged = folder / m_paths.database().filename();
    auto database = connect(m_paths.database());
    migrate(*database, libraryMigrations());
    rescue(damaged, *database);
    std::filesystem::remove(m_paths.damageMark());
    notices.push_back(
        {concat("The library's database was damaged. It was moved to \"", damaged.string(),
                "\", and the library was rebuilt from the sound files and what could be read."),
         damaged.string()});
}

}  // namespace audioldm::engine::context
