// SPDX-License-Identifier: MIT
#include "engine/context/take_removal.h"

#include <algorithm>
#include <cerrno>
#include <initializer_list>
#include <optional>
#include <set>

#include "engine/context/files.h"
#include "engine/context/small_rows.h"

namespace audioldm::engine::context {
namespace {

/// What cannot be looked at is not there.
bool isThere(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(file, ignored));
}

/// The records of takes that are in one of `states`.
std::vector<TakeRecord> recordsOf(Library& library, const std::vector<std::string>& ids,
                                  std::initializer_list<TakeState> states, const char* kind) {
    return library.read([&](SQLite::Database& database) {
        TakeRows rows(database, library.paths());
        std::vector<TakeRecord> records;
        for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
            auto record = rows.byId(id);
            if (!record || std::find(states.begin(), states.end(), record->state) == states.end()) {
                fail(ErrorCode::InvalidRequest,
                     concat("There is no ", kind, " with the id \"", id, "\"."), id);
            }
            records.push_back(std::move(*record));
        }
        return records;
    });
}

void update(Library& library, const std::vector<TakeRecord>& records) {
    if (records.empty()) {
        return;
    }
    library.write([&](SQLite::Database& database) {
        TakeRows rows(database, library.paths());
        for (const TakeRecord& record : records) {
            rows.update(record);
        }
        countRevision(database);
    });
}

void reservePlaces(const Library& library, std::vector<TakeRecord>& records) {
    for (TakeRecord& record : records) {
        if (record.state == TakeState::Present && isThere(record.take.file)) {
            record.trash = library.trash().reserve(record.take.file).string();
        }
        record.state = TakeState::Removing;
        record.removedMs = nowMs();
    }
}

void releasePlaces(const Library& library, const std::vector<TakeRecord>& records) {
    for (const TakeRecord& record : records) {
        if (!record.trash.empty() && !isThere(record.trash)) {
            library.trash().release(record.trash);
        }
    }
}

/// Moves the file of a take that is being removed to its place in the trash.
void moveToTrash(const Library& library, TakeRecord& record) {
    if (!record.trash.empty() && !isThere(record.trash)) {
        switch (library.trash().put(record.take.file, record.trash)) {
            case Moved::Yes:
                break;
            case Moved::SourceMissing:
                library.trash().release(record.trash);
                record.trash.clear();
                break;
            case Moved::TargetExists:
            case Moved::OtherDevice:
                failIo("Cannot move to the trash", record.take.file, EEXIST);
        }
    }
    record.state = TakeState::Removed;
}

/// Back to how it was before the removal.
void stay(const Library& library, TakeRecord& record) {
    releasePlaces(library, {record});
    record.trash.clear();
    record.state = TakeState::Present;
}

/// Moves the file of a take that is being restored back; says whether it could be found.
bool moveBack(const Library& library, TakeRecord& record) {
    record.state = TakeState::Present;
    if (record.trash.empty()) {
        record.take.fileMissing = !isRegularFile(record.take.file);
        return true;
    }
    const Moved moved = library.trash().takeBack(record.trash, record.take.file);
    if (moved == Moved::TargetExists && isThere(record.trash)) {
        failIo("Cannot move back to", record.take.file, EEXIST);
    }
    // Not in the trash, but at its place: an earlier try has moved it.
    if (moved != Moved::Yes && !isRegularFile(record.take.file)) {
        record.state = TakeState::Removed;
        return false;
    }
    library.trash().release(record.trash);
    record.trash.clear();
    record.take.fileMissing = false;
    return true;
}

/// What went wrong with the files, if anything did.
template <typename Move>
std::optional<std::string> failureOf(const Move& move) {
    try {
        move();
    } catch (const EngineException& exception) {
        return exception.error().message;
    } catch (const std::filesystem::filesystem_error& error) {
        return error.code().message();
    }
    return std::nullopt;
}

[[noreturn]] void failGone(const TakeRecord& record) {
    fail(ErrorCode::Io,
         concat("\"", record.take.file, "\" is no longer in the trash, so it cannot be restored."),
         record.take.file);
}

}  // namespace

std::string placeToRestore(TakeRows& rows, const TakeRecord& record) {
    for (int number = 1;; ++number) {
        const std::filesystem::path place = numbered(record.take.file, number);
        const auto row = rows.byFile(place);
        if (!isThere(place) && (!row || row->row == record.row)) {
            return place.string();
        }
    }
}

void removeTakes(Library& library, const std::vector<std::string>& ids) {
    const LockFile lock = library.lockForWork();
    auto records =
        recordsOf(library, ids, {TakeState::Present, TakeState::Removing}, "take in the library");
    try {
        reservePlaces(library, records);
        update(library, records);
    } catch (const std::exception&) {
        releasePlaces(library, records);
        throw;
    }
    std::optional<Error> failure;
    for (TakeRecord& record : records) {
        try {
            if (failure) {
                stay(library, record);
            } else {
                moveToTrash(library, record);
            }
        } catch (const EngineException& exception) {
            failure = exception.error();
            stay(library, record);
        }
    }
    update(library, records);
    if (failure) {
        throw EngineException(*failure);
    }
}

void restoreTakes(Library& library, const std::vector<std::string>& ids) {
    const LockFile lock = library.lockForWork();
    auto records =
        recordsOf(library, ids, {TakeState::Removed, TakeState::Restoring}, "removed take");
    for (TakeRecord& record : records) {
        if (record.state == TakeState::Removed && !record.trash.empty()) {
            record.take.file = library.read([&](SQLite::Database& database) {
                TakeRows rows(database, library.paths());
                return placeToRestore(rows, record);
            });
        }
        record.state = TakeState::Restoring;
    }
    update(library, records);
    std::optional<Error> failure;
    for (TakeRecord& record : records) {
        try {
            if (!moveBack(library, record)) {
                failGone(record);
            }
        } catch (const EngineException& exception) {
            failure = exception.error();
            record.state = TakeState::Removed;
        }
    }
    update(library, records);
    if (failure) {
        throw EngineException(*failure);
    }
}

void finishMoves(Library& library) {
    const auto inState = [&](TakeState state) {
        return library.read([&](SQLite::Database& database) {
            return TakeRows(database, library.paths()).inState(state);
        });
    };
    // A trash that cannot be reached is no reason not to open the library.
    auto records = inState(TakeState::Removing);
    for (TakeRecord& record : records) {
        if (const auto failure = failureOf([&] { moveToTrash(library, record); })) {
            stay(library, record);
            library.addNotice(concat("\"", record.take.file,
                                     "\" was to be removed, but stays in the library: ", *failure),
                              record.take.file);
        }
    }
    auto restored = inState(TakeState::Restoring);
    for (TakeRecord& record : restored) {
        bool found = true;
        const auto failure = failureOf([&] { found = moveBack(library, record); });
        if (failure) {
            record.state = TakeState::Removed;
            library.addNotice(concat("\"", record.take.file,
                                     "\" was to be restored, but stays in the trash: ", *failure),
                              record.take.file);
        } else if (!found) {
            library.addNotice(concat("\"", record.take.file,
                                     "\" was to be restored, but is no longer in the trash."),
                              record.take.file);
        }
    }
    update(library, records);
    update(library, restored);
}

}  // namespace audioldm::engine::context
