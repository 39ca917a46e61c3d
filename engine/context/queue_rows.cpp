// SPDX-License-Identifier: MIT
#include "engine/context/queue_rows.h"

#include <SQLiteCpp/Statement.h>

#include "engine/context/files.h"
#include "engine/context/request_json.h"
#include "engine/core/exception.h"

namespace audioldm::engine::context {
namespace {

enum class QueueState : int {
    Waiting = 0,
    Running = 1,
    Failed = 2,
};

std::string textOf(const TaskParams& params) {
    return paramsToJson(params).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<QueueRecord> recordOf(SQLite::Statement& query) {
    QueueRecord record;
    record.row = query.getColumn("row").getInt64();
    record.tries = query.getColumn("tries").getInt();
    record.task.id = query.getColumn("task_id").getString();
    record.task.model = query.getColumn("model").getString();
    record.task.contextId = query.getColumn("context_id").getString();
    record.task.priority = query.getColumn("priority").getInt();
    record.task.storeResults = true;
    try {
        record.task.params = paramsFromJson(
            nlohmann::json::parse(query.getColumn("params").getString(), nullptr, false), "params");
    } catch (const EngineException&) {
        return std::nullopt;  // brought over from a damaged database
    }
    return record;
}

}  // namespace

void QueueRows::add(const Task& task, const std::string& owner) {
    SQLite::Statement insert(
        m_database,
        "INSERT INTO queue (state, tries, priority, queued_ms, owner, task_id, model, context_id, "
        "params) VALUES (0, 0, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (owner, task_id) WHERE state < 2 DO UPDATE SET state = 0, tries = 0, "
        "priority = excluded.priority, model = excluded.model, "
        "context_id = excluded.context_id, params = excluded.params");
    insert.bind(1, task.priority);
    insert.bind(2, nowMs());
    insert.bind(3, owner);
    insert.bind(4, task.id);
    insert.bind(5, task.model);
    insert.bind(6, task.contextId);
    insert.bind(7, textOf(task.params));
    insert.exec();
}

void QueueRows::start(const std::string& taskId, const std::string& owner) {
    SQLite::Statement update(m_database,
                             "UPDATE queue SET state = 1, tries = tries + 1 "
                             "WHERE owner = ? AND task_id = ? AND state < 2");
    update.bind(1, owner);
    update.bind(2, taskId);
    update.exec();
}

void QueueRows::finish(const TaskResult& result, const std::string& owner) {
    if (result.status == TaskStatus::Failed) {
        SQLite::Statement mark(m_database,
                               "UPDATE queue SET state = 2, error = ? "
                               "WHERE owner = ? AND task_id = ? AND state < 2 AND tries > 1");
        mark.bind(1, result.error ? result.error->message : "");
        mark.bind(2, owner);
        mark.bind(3, result.id);
        mark.exec();
        m_database.exec(
            "DELETE FROM queue WHERE state = 2 AND row NOT IN "
            "(SELECT row FROM queue WHERE state = 2 ORDER BY row DESC LIMIT 100)");
    }
    SQLite::Statement remove(m_database,
                             "DELETE FROM queue WHERE owner = ? AND task_id = ? AND state < 2");
    remove.bind(1, owner);
    remove.bind(2, result.id);
    remove.exec();
}

std::optional<std::int64_t> QueueRows::rowOf(const std::string& taskId, const std::string& owner) {
    SQLite::Statement query(m_database,
                            "SELECT row FROM queue WHERE owner = ? AND task_id = ? AND state < 2");
    query.bind(1, owner);
    query.bind(2, taskId);
    return query.executeStep() ? std::optional(query.getColumn(0).getInt64()) : std::nullopt;
}

std::vector<std::string> QueueRows::owners() {
    SQLite::Statement query(m_database, "SELECT DISTINCT owner FROM queue WHERE state < 2");
    std::vector<std::string> owners;
    while (query.executeStep()) {
        owners.push_back(query.getColumn(0).getString());
    }
    return owners;
}

std::vector<QueueRecord> QueueRows::takeOver(const std::string& from, const std::string& to) {
    std::vector<QueueRecord> records;
    {
        SQLite::Statement query(m_database,
                                "SELECT * FROM queue WHERE owner = ? AND state < 2 ORDER BY row");
        query.bind(1, from);
        while (query.executeStep()) {
            if (auto record = recordOf(query)) {
                records.push_back(std::move(*record));
            }
        }
    }
    for (QueueRecord& record : records) {
        const std::string id = record.task.id;
        for (int number = 2; rowOf(record.task.id, to); ++number) {
            record.task.id = concat(id, '-', number);
        }
        SQLite::Statement update(
            m_database, "UPDATE queue SET owner = ?, task_id = ?, state = 0 WHERE row = ?");
        update.bind(1, to);
        update.bind(2, record.task.id);
        update.bind(3, record.row);
        update.exec();
    }
    return records;
}

}  // namespace audioldm::engine::context
