// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/context/library_paths.h"
#include "engine/context/take_record.h"

namespace audioldm::engine::context {

/// The rows of takes and what is searched of them. Callers hold a transaction around changes.
///
/// throws  SQLite::Exception
class TakeRows final {
public:
    TakeRows(SQLite::Database& database, const LibraryPaths& paths)
        : m_database(database),
          m_paths(paths) {}

    /// Adds the record; gives it its row.
    void insert(TakeRecord& record);
    /// Writes all of the record over the row that it has.
    void update(const TakeRecord& record);
    void erase(std::int64_t row);

    void setState(std::int64_t row, TakeState state);
    void setMissing(std::int64_t row, bool missing);
    void setFile(std::int64_t row, const std::filesystem::path& file);
    /// The run is over. report  of all its takes; none: they keep theirs
    void finishRun(const std::string& run, const std::optional<std::string>& report);

    [[nodiscard]] std::optional<TakeRecord> byRow(std::int64_t row);
    [[nodiscard]] std::optional<TakeRecord> byId(const std::string& id);
    [[nodiscard]] std::optional<TakeRecord> byFile(const std::filesystem::path& file);
    /// The takes of a run, of a task, or in a state; in the order of their indexes, then rows.
    [[nodiscard]] std::vector<TakeRecord> ofRun(const std::string& run);
    [[nodiscard]] std::vector<TakeRecord> ofTask(const std::string& taskId);
    [[nodiscard]] std::vector<TakeRecord> inState(TakeState state);
    /// The records of rows, in the order given; a row that is not there is left out.
    [[nodiscard]] std::vector<TakeRecord> ofRows(const std::vector<std::int64_t>& rows);

    /// Where a take is, without the rest of it.
    struct Place {
        std::int64_t row = 0;
        TakeState state = TakeState::Present;
        bool missing = false;
        std::string file;  ///< as LibraryPaths::stored() writes it
    };
    /// The places of all takes, in any state.
    [[nodiscard]] std::vector<Place> places();
    /// A listed take whose file is missing and that has this sound.
    [[nodiscard]] std::optional<std::int64_t> missingWithSound(const std::string& soundHash);

    /// Brings the search index up to date with the row: words only for takes that are listed.
    void indexWords(const TakeRecord& record);

private:
    [[nodiscard]] std::vector<TakeRecord> select(const std::string& condition,
                                                 const std::string& value);
    /// All of a record: `statement` takes the columns.
    void write(SQLite::Statement& statement, const TakeRecord& record);
    void writeDetails(const TakeRecord& record);

    SQLite::Database& m_database;
    const LibraryPaths& m_paths;
};

}  // namespace audioldm::engine::context
