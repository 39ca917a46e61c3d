// SPDX-License-Identifier: MIT
#include "engine/context/database_rescue.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>
#include <vector>

#include "engine/context/take_record.h"
#include "engine/core/exception.h"

namespace audioldm::engine::context {
namespace {

constexpr std::array<const char*, 6> kTables = {"takes",   "take_details", "presets",
                                                "prompts", "notes",        "queue"};

std::vector<std::string> columnsOf(SQLite::Database& database, const std::string& table) {
    SQLite::Statement query(database, concat("PRAGMA table_info(", table, ")"));
    std::vector<std::string> columns;
    while (query.executeStep()) {
        columns.push_back(query.getColumn(1).getString());
    }
    return columns;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

void bindValue(SQLite::Statement& statement, int index, const SQLite::Column& value) {
    if (value.isInteger()) {
        statement.bind(index, value.getInt64());
    } else if (value.isFloat()) {
        statement.bind(index, value.getDouble());
    } else if (value.isText()) {
        statement.bind(index, value.getString());
    } else if (value.isBlob()) {
        statement.bind(index, value.getBlob(), value.getBytes());
    } else {
        statement.bind(index);
    }
}

/// Copies rows in one direction until the reading fails.
void copyRows(SQLite::Database& damaged, SQLite::Database& target, const std::string& table,
              const char* direction) {
    const std::vector<std::string> columns = columnsOf(target, table);
    const std::string marks = joined(std::vector<std::string>(columns.size(), "?"));
    SQLite::Statement insert(target, concat("INSERT OR IGNORE INTO ", table, " (", joined(columns),
                                            ") VALUES (", marks, ")"));
    try {
        // Tables with a key of text have a hidden rowid as well.
        SQLite::Statement query(damaged, concat("SELECT ", joined(columns), " FROM ", table,
                                                " ORDER BY rowid ", direction));
        while (query.executeStep()) {
            insert.reset();
            for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
                bindValue(insert, i + 1, query.getColumn(i));
            }
            // A value of the wrong kind breaks a constraint: that row is passed over.
            insert.tryExecuteStep();
            insert.tryReset();
        }
    } catch (const SQLite::Exception&) {
        // The other direction reads what lies behind the damage.
    }
}

}  // namespace

void rescue(const std::filesystem::path& damaged, SQLite::Database& target) {
    try {
        SQLite::Database source(damaged.string(), SQLite::OPEN_READWRITE);
        SQLite::Transaction transaction(target, SQLite::TransactionBehavior::IMMEDIATE);
        for (const char* const table : kTables) {
            copyRows(source, target, table, "ASC");
            copyRows(source, target, table, "DESC");
        }
        target.exec(concat("UPDATE takes SET state = ", static_cast<int>(TakeState::Rescued),
                           " WHERE state = ", static_cast<int>(TakeState::Present)));
        transaction.commit();
    } catch (const SQLite::Exception&) {
        // Not even a table can be read. The takes come from their files.
    }
}

}  // namespace audioldm::engine::context
