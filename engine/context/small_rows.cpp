// SPDX-License-Identifier: MIT
#include "engine/context/small_rows.h"

#include <SQLiteCpp/Statement.h>

#include "engine/weights/content_hash.h"

namespace audioldm::engine::context {

void countPrompt(SQLite::Database& database, const UsedPrompt& used) {
    SQLite::Statement insert(
        database,
        "INSERT INTO prompts (key, last_used_ms, uses, prompt, negative_prompt) "
        "VALUES (?, ?, 1, ?, ?) ON CONFLICT (key) DO UPDATE SET uses = uses + 1, "
        "last_used_ms = max(last_used_ms, excluded.last_used_ms)");
    insert.bind(1, weights::toHex(weights::hashOf(
                       {weights::hashOf(used.prompt), weights::hashOf(used.negativePrompt)})));
    insert.bind(2, used.lastUsedMs);
    insert.bindNoCopy(3, used.prompt);
    insert.bindNoCopy(4, used.negativePrompt);
    insert.exec();
    database.exec(
        "DELETE FROM prompts WHERE (SELECT count(*) FROM prompts) > 10000 AND key = "
        "(SELECT key FROM prompts ORDER BY last_used_ms LIMIT 1)");
}

std::vector<UsedPrompt> usedPrompts(SQLite::Database& database, int limit) {
    SQLite::Statement query(database,
                            "SELECT prompt, negative_prompt, last_used_ms, uses FROM prompts "
                            "ORDER BY last_used_ms DESC, rowid DESC LIMIT ?");
    query.bind(1, limit);
    std::vector<UsedPrompt> prompts;
    while (query.executeStep()) {
        prompts.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                           query.getColumn(2).getInt64(), query.getColumn(3).getInt64()});
    }
    return prompts;
}

void forgetPrompts(SQLite::Database& database) {
    database.exec("DELETE FROM prompts");
}

std::optional<std::string> noteOf(SQLite::Database& database, const std::string& key) {
    SQLite::Statement query(database, "SELECT value FROM notes WHERE key = ?");
    query.bind(1, key);
    return query.executeStep() ? std::optional(query.getColumn(0).getString()) : std::nullopt;
}

void setNote(SQLite::Database& database, const std::string& key, const std::string& value) {
    SQLite::Statement insert(database, "INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)");
    insert.bind(1, key);
    insert.bindNoCopy(2, value);
    insert.exec();
}

std::int64_t revisionOf(SQLite::Database& database) {
    return database.execAndGet("SELECT revision FROM library").getInt64();
}

void countRevision(SQLite::Database& database) {
    database.exec("UPDATE library SET revision = revision + 1");
}

bool isKnownStranger(SQLite::Database& database, const std::string& file, std::int64_t bytes,
                     std::int64_t modifiedNs) {
    SQLite::Statement query(
        database, "SELECT 1 FROM strangers WHERE file = ? AND bytes = ? AND modified_ns = ?");
    query.bind(1, file);
    query.bind(2, bytes);
    query.bind(3, modifiedNs);
    return query.executeStep();
}

void noteStranger(SQLite::Database& database, const std::string& file, std::int64_t bytes,
                  std::int64_t modifiedNs) {
    SQLite::Statement insert(database,
                             "INSERT OR REPLACE INTO strangers (file, bytes, modified_ns) "
                             "VALUES (?, ?, ?)");
    insert.bind(1, file);
    insert.bind(2, bytes);
    insert.bind(3, modifiedNs);
    insert.exec();
}

}  // namespace audioldm::engine::context
