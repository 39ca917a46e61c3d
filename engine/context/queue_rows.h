// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/task.h"

namespace audioldm::engine::context {

/// A task of the queue as it is kept.
struct QueueRecord {
    std::int64_t row = 0;
    Task task;
    int tries = 0;
};

/// The tasks that are not done. Callers hold a transaction around changes. Rows belong to the
/// owner who queued them or took them over; ids are unique within an owner.
///
/// throws  SQLite::Exception
class QueueRows final {
public:
    explicit QueueRows(SQLite::Database& database)
        : m_database(database) {}

    /// Adds the task; one that is there already keeps its place and counts its tries from 0 again.
    void add(const Task& task, const std::string& owner);
    /// Counts a try; does nothing where there is no such task.
    void start(const std::string& taskId, const std::string& owner);
    /// Takes the task out of the queue. One that failed when it had been tried before is kept,
    /// marked with its error; the last 100 of those are.
    void finish(const TaskResult& result, const std::string& owner);

    /// The row of a task that is not done.
    [[nodiscard]] std::optional<std::int64_t> rowOf(const std::string& taskId,
                                                    const std::string& owner);
    /// Owners of tasks that are not done.
    [[nodiscard]] std::vector<std::string> owners();
    /// Gives all tasks of one owner to another, and gives them back in the order of the queue.
    /// A task whose id the new owner has already gets another id.
    [[nodiscard]] std::vector<QueueRecord> takeOver(const std::string& from, const std::string& to);

private:
    SQLite::Database& m_database;
};

}  // namespace audioldm::engine::context
