// SPDX-License-Identifier: MIT
//
// ContextManager: what the service keeps (TakeStore).
#include <algorithm>
#include <new>

#include "engine/context/audio_model_adapter.h"
#include "engine/context/context_state.h"
#include "engine/context/latents_files.h"
#include "engine/context/queue_rows.h"
#include "engine/context/reconcile.h"
#include "engine/context/small_rows.h"

namespace audioldm::engine::context {
namespace {

std::vector<StoredFile> filesOf(const std::vector<TakeRecord>& records) {
    std::vector<StoredFile> files;
    for (const TakeRecord& record : records) {
        if (record.state == TakeState::Present) {
            files.push_back({record.take.file, record.take.id, 0});
        }
    }
    return files;
}

/// The takes of a run from its first one on, up to the first that is not there.
std::vector<StoredFile> withoutGap(const std::vector<TakeRecord>& records) {
    std::vector<TakeRecord> first;
    for (const TakeRecord& record : records) {
        if (record.index != static_cast<int>(first.size()) || record.state != TakeState::Present) {
            break;
        }
        first.push_back(record);
    }
    return filesOf(first);
}

}  // namespace

Result<TaskParams> ContextManager::paramsOf(const std::string& contextId) {
    return m_state->read([&](SQLite::Database& database) {
        const auto record = TakeRows(database, m_state->library.paths()).byId(contextId);
        if (!record || record->state != TakeState::Present) {
            fail(ErrorCode::InvalidRequest,
                 concat("There is no take in the library with the id \"", contextId, "\"."),
                 "data.contextId");
        }
        return AudioModelAdapter().paramsOf(record->take.recipe);
    });
}

Result<StoredFile> ContextManager::storeTake(const FinishedTake& finished) {
    return m_state->change([&] {
        assertThat(finished.task.storeResults,
                   "A take was to be stored whose task says that it must not be.");
        return m_state->keeper.store(finished);
    });
}

Result<void> ContextManager::taskQueued(const Task& task) {
    if (!task.storeResults) {
        return {};
    }
    return m_state->asResult([&] {
        const std::string owner = m_state->library.owner();
        m_state->library.write(
            [&](SQLite::Database& database) { QueueRows(database).add(task, owner); });
    });
}

Result<void> ContextManager::taskStarted(const std::string& taskId) {
    return m_state->asResult([&] {
        const std::string owner = m_state->library.owner();
        m_state->library.write(
            [&](SQLite::Database& database) { QueueRows(database).start(taskId, owner); });
    });
}

Result<void> ContextManager::taskDone(const TaskResult& result) {
    return m_state->change([&] {
        const std::string owner = m_state->library.owner();
        const std::string report = AudioModelAdapter().reportOf(result);
        m_state->library.write([&](SQLite::Database& database) {
            TakeRows rows(database, m_state->library.paths());
            // Where nothing was computed now, the takes keep what is known of them.
            rows.finishRun(runOf(database, result.id, owner),
                           result.report.modelName.empty() ? std::nullopt : std::optional(report));
            QueueRows(database).finish(result, owner);
            countRevision(database);
        });
    });
}

Result<std::vector<PendingTask>> ContextManager::takeOverPendingTasks() {
    return m_state->asResult([&] {
        Library& library = m_state->library;
        const std::string owner = library.owner();
        // What was being saved belongs to the takes that need not be made again.
        finishSaves(library);
        return library.write([&](SQLite::Database& database) {
            QueueRows queue(database);
            std::vector<QueueRecord> records;
            for (const std::string& other : queue.owners()) {
                if (!library.isUnderWay(other)) {
                    auto taken = queue.takeOver(other, owner);
                    records.insert(records.end(), taken.begin(), taken.end());
                }
            }
            std::sort(records.begin(), records.end(),
                      [](const auto& a, const auto& b) { return a.row < b.row; });
            std::vector<PendingTask> pending;
            TakeRows rows(database, library.paths());
            for (const QueueRecord& record : records) {
                pending.push_back(
                    {record.task, record.tries, withoutGap(rows.ofRun(concat('q', record.row)))});
            }
            return pending;
        });
    });
}

Result<void> ContextManager::keepLatents(const std::string& key, const Latents& latents) {
    return unlessMemoryIsShort(
        [&] { return LatentsFiles(m_state->library.paths().unfinished()).keep(key, latents); });
}

std::optional<Latents> ContextManager::latentsOf(const std::string& key) {
    try {
        return LatentsFiles(m_state->library.paths().unfinished()).find(key);
    } catch (const std::bad_alloc&) {
        return std::nullopt;  // the steps are made again
    }
}

void ContextManager::dropLatents(const std::string& key) {
    try {
        LatentsFiles(m_state->library.paths().unfinished()).drop(key);
    } catch (const std::bad_alloc&) {
        return;  // old ones are dropped by a later start
    }
}

Result<std::vector<StoredFile>> ContextManager::takesOfTask(const std::string& taskId) {
    return m_state->read([&](SQLite::Database& database) {
        return filesOf(TakeRows(database, m_state->library.paths()).ofTask(taskId));
    });
}

}  // namespace audioldm::engine::context
