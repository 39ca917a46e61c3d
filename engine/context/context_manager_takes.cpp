// SPDX-License-Identifier: MIT
//
// ContextManager: what is done with single takes and lists of them.
#include <optional>

#include "engine/audio/sound_file.h"
#include "engine/audio/sound_reader.h"
#include "engine/context/context_state.h"
#include "engine/context/files.h"
#include "engine/context/small_rows.h"
#include "engine/context/take_search.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::context {
namespace {

constexpr std::size_t kMaxNameBytes = 1000;
constexpr std::size_t kMaxTags = 100;

TakeRecord listedTake(TakeRows& rows, const std::string& id) {
    auto record = rows.byId(id);
    if (!record || record->state != TakeState::Present) {
        fail(ErrorCode::InvalidRequest,
             concat("There is no take in the library with the id \"", id, "\"."), id);
    }
    return std::move(*record);
}

void checkText(const std::string& text, const char* field) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t length = weights::utf8CharacterLength(rest);
        if (length == 0 || text.size() > kMaxNameBytes) {
            fail(ErrorCode::InvalidRequest,
                 concat(weights::quotedForMessage(text), " is not a name or tag: it must be ",
                        "UTF-8 text of at most ", kMaxNameBytes, " bytes."),
                 field);
        }
        rest.remove_prefix(length);
    }
}

/// Changes one listed take.
template <typename Change>
void changeTake(SQLite::Database& database, const LibraryPaths& paths, const std::string& id,
                Change&& change) {
    TakeRows rows(database, paths);
    TakeRecord record = listedTake(rows, id);
    change(record.take);
    rows.update(record);
    countRevision(database);
}

/// Looks whether the files of a page are where they were; notes and tells what has changed.
/// A library that cannot be written is still listed.
void lookForFiles(Library& library, std::vector<TakeRecord>& records) {
    std::vector<std::int64_t> seeming;
    for (TakeRecord& record : records) {
        const bool missing = !isRegularFile(record.take.file);
        if (missing != record.take.fileMissing) {
            record.take.fileMissing = missing;
            seeming.push_back(record.row);
        }
    }
    if (seeming.empty()) {
        return;
    }
    const auto changed = guarded(library, [&] {
        return library.write([&](SQLite::Database& database) {
            // Another program may have moved or removed one since the page was read.
            std::vector<StoredTake> found;
            TakeRows rows(database, library.paths());
            for (TakeRecord& record : rows.ofRows(seeming)) {
                const bool missing = !isRegularFile(record.take.file);
                if (record.state == TakeState::Present && missing != record.take.fileMissing) {
                    rows.setMissing(record.row, missing);
                    record.take.fileMissing = missing;
                    found.push_back(std::move(record.take));
                }
            }
            return found;
        });
    });
    if (!changed) {
        return;
    }
    for (const StoredTake& take : changed.value()) {
        library.addFileNotice(take.file, !take.fileMissing);
    }
}

/// Whether `file` holds the sound of the take: its samples, or its recipe and length where another
/// program has saved it anew.
bool isSameTake(const TakeRecord& record, const std::filesystem::path& file) {
    const Waveform sound = audio::readSound(file);
    if (soundHash(sound.samples, sound.sampleRate) == record.soundHash) {
        return true;
    }
    const auto recipe = audio::readRecipe(file);
    return recipe.ok() && recipe.value() == recipeToJson(record.take.recipe) &&
           static_cast<std::int64_t>(sound.samples.size()) == record.take.samples &&
           sound.sampleRate == record.take.sampleRate;
}

}  // namespace

Result<TakePage> ContextManager::takes(const TakeQuery& query) {
    return m_state->asResult([&] {
        TakePage page;
        auto records = m_state->library.read([&](SQLite::Database& database) {
            const FoundRows found = findTakes(database, query);
            page.total = found.total;
            return TakeRows(database, m_state->library.paths()).ofRows(found.rows);
        });
        lookForFiles(m_state->library, records);
        for (TakeRecord& record : records) {
            page.takes.push_back(std::move(record.take));
        }
        return page;
    });
}

Result<StoredTake> ContextManager::take(const std::string& id) {
    return m_state->asResult([&] {
        std::vector<TakeRecord> records = {m_state->library.read([&](SQLite::Database& database) {
            TakeRows rows(database, m_state->library.paths());
            return listedTake(rows, id);
        })};
        lookForFiles(m_state->library, records);
        return std::move(records.front().take);
    });
}

Result<void> ContextManager::renameTake(const std::string& id, const std::string& name) {
    return m_state->write([&](SQLite::Database& database) {
        checkText(name, "name");
        changeTake(database, m_state->library.paths(), id,
                   [&](StoredTake& take) { take.name = name; });
    });
}

Result<void> ContextManager::starTake(const std::string& id, bool starred) {
    return m_state->write([&](SQLite::Database& database) {
        changeTake(database, m_state->library.paths(), id,
                   [&](StoredTake& take) { take.starred = starred; });
    });
}

Result<void> ContextManager::tagTake(const std::string& id, const std::vector<std::string>& tags) {
    return m_state->write([&](SQLite::Database& database) {
        if (tags.size() > kMaxTags) {
            fail(ErrorCode::InvalidRequest, concat("A take has at most ", kMaxTags, " tags."),
                 "tags");
        }
        for (const std::string& tag : tags) {
            checkText(tag, "tags");
        }
        changeTake(database, m_state->library.paths(), id,
                   [&](StoredTake& take) { take.tags = tags; });
    });
}

Result<void> ContextManager::relocateTake(const std::string& id, const std::string& file) {
    return m_state->change([&] {
        const std::filesystem::path place = std::filesystem::absolute(file).lexically_normal();
        const auto rowsOf = [&](SQLite::Database& database) {
            return TakeRows(database, m_state->library.paths());
        };
        const TakeRecord record = m_state->library.read([&](SQLite::Database& database) {
            TakeRows rows = rowsOf(database);
            return listedTake(rows, id);
        });
        if (!isSameTake(record, place)) {
            fail(ErrorCode::InvalidRequest,
                 concat("\"", place.string(), "\" is another sound than that of the take. Choose ",
                        "the file that was moved."),
                 place.string());
        }
        m_state->library.write([&](SQLite::Database& database) {
            TakeRows rows = rowsOf(database);
            const auto there = rows.byFile(place);
            if (there && there->row != record.row) {
                fail(ErrorCode::InvalidRequest,
                     concat("\"", place.string(), "\" is the file of another take already."),
                     place.string());
            }
            rows.setFile(record.row, place);
            countRevision(database);
        });
    });
}

}  // namespace audioldm::engine::context
