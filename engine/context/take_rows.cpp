// SPDX-License-Identifier: MIT
#include "engine/context/take_rows.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "engine/context/search_text.h"
#include "engine/core/exception.h"

namespace audioldm::engine::context {
namespace {

using nlohmann::json;

/// Columns that are written, in the order of bindRecord().
constexpr const char* kColumns =
    "state, missing, starred, samples, sample_rate, seconds, seed, steps, guidance, duration, eta, "
    "guidance_start, guidance_end, guidance_rescale, created_ms, removed_ms, take_index, id, "
    "sound_hash, scheduler, model_hash, precision, quantization, program_version, file, trash, "
    "owner, run, task_id, model_name, name, tags, prompt_order, prompt, negative_prompt";
constexpr int kColumnCount = 35;

std::string textOf(const std::vector<std::string>& tags) {
    return json(tags).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<std::string> tagsOf(const std::string& text) {
    const json list = json::parse(text, nullptr, false);
    std::vector<std::string> tags;
    if (list.is_array()) {
        for (const json& tag : list) {
            if (tag.is_string()) {
                tags.push_back(tag.get<std::string>());
            }
        }
    }
    return tags;
}

void bindText(SQLite::Statement& statement, int index, const std::string& text) {
    statement.bindNoCopy(index, text);
}

/// For columns of partial indexes: an empty text is no value.
void bindOptional(SQLite::Statement& statement, int index, const std::string& text) {
    if (text.empty()) {
        statement.bind(index);
    } else {
        statement.bind(index, text);
    }
}

/// Binds from parameter 1 on; `texts` must live until the statement has run.
void bindRecord(SQLite::Statement& statement, const TakeRecord& record,
                const std::vector<std::string>& texts) {
    const StoredTake& take = record.take;
    const GenerationRequest& request = take.recipe.request;
    int at = 0;
    const auto bind = [&](auto value) { statement.bind(++at, value); };
    bind(static_cast<int>(record.state));
    bind(take.fileMissing ? 1 : 0);
    bind(take.starred ? 1 : 0);
    bind(take.samples);
    bind(take.sampleRate);
    bind(take.sampleRate > 0 ? double(take.samples) / take.sampleRate : 0.0);
    bind(request.seed.value_or(0));
    bind(request.steps);
    bind(request.guidance);
    bind(request.durationSeconds);
    bind(request.eta);
    bind(request.guidanceStart);
    bind(request.guidanceEnd);
    bind(request.guidanceRescale);
    bind(take.createdMs);
    bind(record.removedMs);
    bind(record.index);
    for (const std::string* text :
         {&take.id, &record.soundHash, &request.scheduler, &take.recipe.modelHash}) {
        bindText(statement, ++at, *text);
    }
    bind(std::string(precisionName(take.recipe.precision)));
    bind(std::string(quantizationName(take.recipe.quantization)));
    bindText(statement, ++at, take.recipe.programVersion);
    bindText(statement, ++at, texts[0]);
    bindText(statement, ++at, record.trash);
    bindText(statement, ++at, record.owner);
    bindOptional(statement, ++at, record.run);
    bindOptional(statement, ++at, record.taskId);
    bindText(statement, ++at, take.recipe.modelName);
    bindText(statement, ++at, take.name);
    bindText(statement, ++at, texts[1]);
    bindText(statement, ++at, texts[2]);
    bindText(statement, ++at, request.prompt);
    bindText(statement, ++at, request.negativePrompt);
}

GenerationRequest requestOf(SQLite::Statement& query) {
    GenerationRequest request;
    request.seed = query.getColumn("seed").getInt64();
    request.steps = query.getColumn("steps").getInt();
    request.guidance = query.getColumn("guidance").getDouble();
    request.durationSeconds = query.getColumn("duration").getDouble();
    request.eta = query.getColumn("eta").getDouble();
    request.guidanceStart = query.getColumn("guidance_start").getDouble();
    request.guidanceEnd = query.getColumn("guidance_end").getDouble();
    request.guidanceRescale = query.getColumn("guidance_rescale").getDouble();
    request.scheduler = query.getColumn("scheduler").getString();
    request.prompt = query.getColumn("prompt").getString();
    request.negativePrompt = query.getColumn("negative_prompt").getString();
    return request;
}

Recipe recipeOf(SQLite::Statement& query) {
    Recipe recipe;
    recipe.request = requestOf(query);
    recipe.modelName = query.getColumn("model_name").getString();
    recipe.modelHash = query.getColumn("model_hash").getString();
    recipe.precision =
        precisionFromName(query.getColumn("precision").getString()).value_or(Precision::Float32);
    recipe.quantization = quantizationFromName(query.getColumn("quantization").getString())
                              .value_or(Quantization::None);
    recipe.programVersion = query.getColumn("program_version").getString();
    return recipe;
}

std::vector<float> thumbnailOf(const SQLite::Column& blob) {
    std::vector<float> values(static_cast<std::size_t>(blob.getBytes()) / sizeof(float));
    if (!values.empty()) {
        std::memcpy(values.data(), blob.getBlob(), values.size() * sizeof(float));
    }
    return values;
}

TakeRecord recordOf(SQLite::Statement& query, const LibraryPaths& paths) {
    TakeRecord record;
    record.row = query.getColumn("row").getInt64();
    record.state = static_cast<TakeState>(query.getColumn("state").getInt());
    StoredTake& take = record.take;
    take.id = query.getColumn("id").getString();
    take.file = paths.absolute(query.getColumn("file").getString()).string();
    take.fileMissing = query.getColumn("missing").getInt() != 0;
    take.createdMs = query.getColumn("created_ms").getInt64();
    take.name = query.getColumn("name").getString();
    take.starred = query.getColumn("starred").getInt() != 0;
    take.tags = tagsOf(query.getColumn("tags").getString());
    take.recipe = recipeOf(query);
    take.samples = query.getColumn("samples").getInt64();
    take.sampleRate = query.getColumn("sample_rate").getInt();
    take.thumbnail = thumbnailOf(query.getColumn("thumbnail"));
    take.report = query.getColumn("report").getString();
    record.soundHash = query.getColumn("sound_hash").getString();
    record.owner = query.getColumn("owner").getString();
    record.run = query.getColumn("run").getString();
    record.taskId = query.getColumn("task_id").getString();
    record.index = query.getColumn("take_index").getInt();
    record.trash = query.getColumn("trash").getString();
    record.removedMs = query.getColumn("removed_ms").getInt64();
    return record;
}

/// A row number that stands in the order of creation: milliseconds and a number within them.
std::int64_t newTakeRow(SQLite::Database& database, std::int64_t createdMs) {
    constexpr std::int64_t kWithin = 1024;
    // The year 3000: file times may be anything.
    std::int64_t first = std::clamp<std::int64_t>(createdMs, 0, 32'503'680'000'000) * kWithin;
    SQLite::Statement query(database, "SELECT max(row) FROM takes WHERE row BETWEEN ? AND ?");
    while (true) {
        query.bind(1, first);
        query.bind(2, first + kWithin - 1);
        query.executeStep();
        if (query.getColumn(0).isNull()) {
            return first;
        }
        const std::int64_t next = query.getColumn(0).getInt64() + 1;
        if (next < first + kWithin) {
            return next;
        }
        first += kWithin;
        query.reset();
    }
}

}  // namespace

void TakeRows::insert(TakeRecord& record) {
    record.row = newTakeRow(m_database, record.take.createdMs);
    std::string marks = "?";
    for (int i = 1; i < kColumnCount; ++i) {
        marks += ", ?";
    }
    SQLite::Statement statement(
        m_database,
        concat("INSERT INTO takes (", kColumns, ", row) VALUES (", marks, ", ", record.row, ")"));
    write(statement, record);
}

void TakeRows::update(const TakeRecord& record) {
    std::string assignments = kColumns;
    for (std::size_t comma = assignments.find(','); comma != std::string::npos;
         comma = assignments.find(',', comma + 5)) {
        assignments.insert(comma, " = ?");
    }
    SQLite::Statement statement(
        m_database, concat("UPDATE takes SET ", assignments, " = ? WHERE row = ", record.row));
    write(statement, record);
}

void TakeRows::write(SQLite::Statement& statement, const TakeRecord& record) {
    const std::vector<std::string> texts = {m_paths.stored(record.take.file),
                                            textOf(record.take.tags),
                                            orderOfPrompt(record.take.recipe.request.prompt)};
    bindRecord(statement, record, texts);
    statement.exec();
    writeDetails(record);
    indexWords(record);
}

void TakeRows::writeDetails(const TakeRecord& record) {
    SQLite::Statement statement(m_database, "INSERT OR REPLACE INTO take_details VALUES (?, ?, ?)");
    const std::vector<float>& thumbnail = record.take.thumbnail;
    statement.bind(1, record.row);
    statement.bindNoCopy(2, thumbnail.empty() ? static_cast<const void*>("") : thumbnail.data(),
                         static_cast<int>(thumbnail.size() * sizeof(float)));
    statement.bindNoCopy(3, record.take.report);
    statement.exec();
}

void TakeRows::erase(std::int64_t row) {
    for (const char* const text :
         {"DELETE FROM take_words WHERE rowid = ?", "DELETE FROM takes WHERE row = ?"}) {
        SQLite::Statement statement(m_database, text);
        statement.bind(1, row);
        statement.exec();
    }
}

void TakeRows::setState(std::int64_t row, TakeState state) {
    if (auto record = byRow(row)) {
        record->state = state;
        update(*record);
    }
}

void TakeRows::setMissing(std::int64_t row, bool missing) {
    SQLite::Statement statement(m_database, "UPDATE takes SET missing = ? WHERE row = ?");
    statement.bind(1, missing ? 1 : 0);
    statement.bind(2, row);
    statement.exec();
}

void TakeRows::setFile(std::int64_t row, const std::filesystem::path& file) {
    SQLite::Statement statement(m_database, "UPDATE takes SET file = ?, missing = 0 WHERE row = ?");
    statement.bind(1, m_paths.stored(file));
    statement.bind(2, row);
    statement.exec();
}

void TakeRows::finishRun(const std::string& run, const std::optional<std::string>& report) {
    if (report) {
        SQLite::Statement details(m_database,
                                  "UPDATE take_details SET report = ? WHERE row IN (SELECT row "
                                  "FROM takes WHERE run = ?)");
        details.bindNoCopy(1, *report);
        details.bind(2, run);
        details.exec();
    }
    SQLite::Statement statement(m_database, "UPDATE takes SET run = NULL WHERE run = ?");
    statement.bind(1, run);
    statement.exec();
}

std::vector<TakeRecord> TakeRows::select(const std::string& condition, const std::string& value) {
    SQLite::Statement query(m_database,
                            concat("SELECT * FROM takes LEFT JOIN take_details USING (row) WHERE ",
                                   condition, " ORDER BY take_index, row"));
    query.bind(1, value);
    std::vector<TakeRecord> records;
    while (query.executeStep()) {
        records.push_back(recordOf(query, m_paths));
    }
    return records;
}

std::vector<TakeRecord> TakeRows::ofRows(const std::vector<std::int64_t>& rows) {
    SQLite::Statement query(
        m_database, "SELECT * FROM takes LEFT JOIN take_details USING (row) WHERE takes.row = ?");
    std::vector<TakeRecord> records;
    records.reserve(rows.size());
    for (const std::int64_t row : rows) {
        query.reset();
        query.bind(1, row);
        if (query.executeStep()) {
            records.push_back(recordOf(query, m_paths));
        }
    }
    return records;
}

std::optional<TakeRecord> TakeRows::byRow(std::int64_t row) {
    auto found = ofRows({row});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<TakeRows::Place> TakeRows::places() {
    SQLite::Statement query(m_database,
                            "SELECT row, state, missing, file FROM takes INDEXED BY takes_files");
    std::vector<Place> places;
    while (query.executeStep()) {
        places.push_back({query.getColumn(0).getInt64(),
                          static_cast<TakeState>(query.getColumn(1).getInt()),
                          query.getColumn(2).getInt() != 0, query.getColumn(3).getString()});
    }
    return places;
}

std::optional<std::int64_t> TakeRows::missingWithSound(const std::string& soundHash) {
    SQLite::Statement query(
        m_database, "SELECT row FROM takes WHERE state = 0 AND missing = 1 AND sound_hash = ?");
    query.bind(1, soundHash);
    return query.executeStep() ? std::optional(query.getColumn(0).getInt64()) : std::nullopt;
}

std::optional<TakeRecord> TakeRows::byId(const std::string& id) {
    auto found = select("id = ?", id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<TakeRecord> TakeRows::byFile(const std::filesystem::path& file) {
    auto found = select("file = ?", m_paths.stored(file));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<TakeRecord> TakeRows::ofRun(const std::string& run) {
    return select("run = ?", run);
}

std::vector<TakeRecord> TakeRows::ofTask(const std::string& taskId) {
    return select("task_id = ?", taskId);
}

std::vector<TakeRecord> TakeRows::inState(TakeState state) {
    return select("state = CAST(? AS INTEGER)", std::to_string(static_cast<int>(state)));
}

void TakeRows::indexWords(const TakeRecord& record) {
    SQLite::Statement remove(m_database, "DELETE FROM take_words WHERE rowid = ?");
    remove.bind(1, record.row);
    remove.exec();
    if (record.state != TakeState::Present) {
        return;
    }
    const StoredTake& take = record.take;
    SQLite::Statement insert(m_database,
                             "INSERT INTO take_words (rowid, prompt, name, tags, model, marks) "
                             "VALUES (?, ?, ?, ?, ?, ?)");
    std::string tags;
    for (const std::string& tag : take.tags) {
        tags += tag + ' ';
    }
    insert.bind(1, record.row);
    insert.bind(2, searchableText(take.recipe.request.prompt));
    insert.bind(3, searchableText(take.name));
    insert.bind(4, searchableText(tags));
    insert.bind(5, searchableText(take.recipe.modelName));
    insert.bind(6, concat(starMark(take.starred), ' ', modelMark(take.recipe.modelName)));
    insert.exec();
}

}  // namespace audioldm::engine::context
