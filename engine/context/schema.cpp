// SPDX-License-Identifier: MIT
#include "engine/context/schema.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>

#include "engine/core/exception.h"

namespace audioldm::engine::context {
namespace {

/// takes.row grows with the moment of creation (see newTakeRow), so its order, and that of the
/// search index, is the order of the list. Short columns come first: those after a long prompt
/// cost more to reach. Lists read the indexes alone, thumbnails and reports have their own table.
///
/// take_words.marks holds words that no user can search for: whether it is starred, its model.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE library (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    schema INTEGER NOT NULL,
    revision INTEGER NOT NULL
);
INSERT INTO library VALUES (1, 0, 0);

CREATE TABLE takes (
    row INTEGER PRIMARY KEY,
    state INTEGER NOT NULL,
    missing INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    samples INTEGER NOT NULL,
    sample_rate INTEGER NOT NULL,
    seconds REAL NOT NULL,
    seed INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    guidance REAL NOT NULL,
    duration REAL NOT NULL,
    eta REAL NOT NULL,
    guidance_start REAL NOT NULL,
    guidance_end REAL NOT NULL,
    guidance_rescale REAL NOT NULL,
    created_ms INTEGER NOT NULL,
    removed_ms INTEGER NOT NULL DEFAULT 0,
    take_index INTEGER NOT NULL DEFAULT 0,
    id TEXT NOT NULL UNIQUE,
    sound_hash TEXT NOT NULL,
    scheduler TEXT NOT NULL,
    model_hash TEXT NOT NULL,
    precision TEXT NOT NULL,
    quantization TEXT NOT NULL,
    program_version TEXT NOT NULL,
    file TEXT NOT NULL UNIQUE,
    trash TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    run TEXT,
    task_id TEXT,
    model_name TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    prompt_order TEXT NOT NULL,
    prompt TEXT NOT NULL,
    negative_prompt TEXT NOT NULL
);
CREATE INDEX takes_by_state ON takes (state);
CREATE INDEX takes_by_prompt ON takes (state, prompt_order, row DESC);
CREATE INDEX takes_by_length ON takes (state, seconds);
CREATE INDEX takes_by_run ON takes (run) WHERE run IS NOT NULL;
CREATE INDEX takes_by_task ON takes (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX takes_files ON takes (state, missing, file);

CREATE TABLE take_details (
    row INTEGER PRIMARY KEY REFERENCES takes (row) ON DELETE CASCADE,
    thumbnail BLOB NOT NULL,
    report TEXT NOT NULL
);

CREATE VIRTUAL TABLE take_words USING fts5(
    prompt, name, tags, model, marks,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So M*'",
    prefix = '1 2 3'
);

CREATE TABLE presets (
    id TEXT PRIMARY KEY,
    removed INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    request TEXT NOT NULL
);

CREATE TABLE prompts (
    key TEXT PRIMARY KEY,
    last_used_ms INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    negative_prompt TEXT NOT NULL
);
CREATE INDEX prompts_by_use ON prompts (last_used_ms);

CREATE TABLE notes (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE queue (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    state INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    queued_ms INTEGER NOT NULL,
    owner TEXT NOT NULL,
    task_id TEXT NOT NULL,
    model TEXT NOT NULL,
    context_id TEXT NOT NULL,
    error TEXT NOT NULL DEFAULT '',
    params TEXT NOT NULL
);
CREATE UNIQUE INDEX queue_by_task ON queue (owner, task_id) WHERE state < 2;

CREATE TABLE strangers (
    file TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL
);
)sql";

constexpr std::array<const char*, 1> kMigrations = {kVersion1};

int numberOf(SQLite::Database& database, const std::string& query) {
    return database.execAndGet(query).getInt();
}

/// The version, kept twice: a flipped bit in the header must not make a library one of the future.
int versionOf(SQLite::Database& database) {
    const int inHeader = numberOf(database, "PRAGMA user_version");
    if (!database.tableExists("library")) {
        return inHeader;
    }
    return numberOf(database, "SELECT schema FROM library");
}

}  // namespace

std::span<const char* const> libraryMigrations() {
    return kMigrations;
}

bool isLibrary(SQLite::Database& database) {
    return numberOf(database, "PRAGMA application_id") == kApplicationId ||
           numberOf(database, "SELECT count(*) FROM sqlite_master") == 0;
}

void migrate(SQLite::Database& database, std::span<const char* const> migrations) {
    const int newest = static_cast<int>(migrations.size());
    const auto refuseNewer = [&](int version) {
        if (version > newest) {
            fail(ErrorCode::InvalidRequest,
                 concat("The library \"", database.getFilename(), "\" was written by a newer ",
                        "AudioLDM Studio (schema ", version, ", this one knows ", newest,
                        "). Install the newer version; nothing was changed."),
                 database.getFilename());
        }
    };
    int version = versionOf(database);
    refuseNewer(version);
    if (version == newest) {
        return;
    }
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    version = versionOf(database);  // another program may have been quicker
    refuseNewer(version);
    for (; version < newest; ++version) {
        database.exec(migrations[static_cast<std::size_t>(version)]);
    }
    database.exec(concat("PRAGMA application_id = ", kApplicationId));
    database.exec(concat("PRAGMA user_version = ", newest));
    database.exec(concat("UPDATE library SET schema = ", newest));
    transaction.commit();
}

}  // namespace audioldm::engine::context
