// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/api/take_store.h"

namespace audioldm::test {

/// A TakeStore in memory that notes its calls and fails when it is told to.
class ScriptedStore final : public TakeStore {
public:
    /// Called first by every function with its name and the id that it is about; an error is
    /// returned. Set it before the service is made.
    std::function<std::optional<Error>(const std::string& call, const std::string& id)> onCall;
    std::vector<PendingTask> pending;
    std::map<std::string, TaskParams> contexts;
    std::map<std::string, Latents> keptLatents;

    /// What was asked of it, in order: "queued a", "started a", "take a 0", "done a succeeded".
    /// Latents are kept without a word.
    [[nodiscard]] std::vector<std::string> log() const {
        const std::scoped_lock lock(m_mutex);
        return m_log;
    }
    [[nodiscard]] std::vector<Task> queued() const {
        const std::scoped_lock lock(m_mutex);
        return m_queued;
    }

    [[nodiscard]] Result<TaskParams> paramsOf(const std::string& contextId) override {
        const auto found = contexts.find(contextId);
        if (found == contexts.end()) {
            return Error{ErrorCode::InvalidRequest, "There is no take \"" + contextId + "\".", {}};
        }
        return found->second;
    }
    [[nodiscard]] Result<StoredFile> storeTake(const FinishedTake& finished) override {
        const std::string id = finished.task.id;
        const std::string name = id + "-" + std::to_string(finished.index);
        if (const auto error = enter("take", id, id + " " + std::to_string(finished.index))) {
            return *error;
        }
        return StoredFile{"/takes/" + name + ".wav", "context-" + name, 3};
    }
    [[nodiscard]] Result<void> taskQueued(const Task& task) override {
        const auto error = enter("queued", task.id, task.id);
        const std::scoped_lock lock(m_mutex);
        m_queued.push_back(task);
        return error ? Result<void>{*error} : Result<void>{};
    }
    [[nodiscard]] Result<void> taskStarted(const std::string& taskId) override {
        const auto error = enter("started", taskId, taskId);
        return error ? Result<void>{*error} : Result<void>{};
    }
    [[nodiscard]] Result<void> taskDone(const TaskResult& result) override {
        const auto error =
            enter("done", result.id, result.id + " " + std::string(taskStatusName(result.status)));
        return error ? Result<void>{*error} : Result<void>{};
    }
    [[nodiscard]] Result<std::vector<PendingTask>> takeOverPendingTasks() override {
        if (const auto error = enter("pending", "", "")) {
            return *error;
        }
        return std::exchange(pending, {});
    }

    [[nodiscard]] Result<void> keepLatents(const std::string& key,
                                           const Latents& latents) override {
        const auto error = onCall ? onCall("latents", key) : std::nullopt;
        if (!error) {
            keptLatents[key] = latents;
        }
        return error ? Result<void>{*error} : Result<void>{};
    }
    [[nodiscard]] std::optional<Latents> latentsOf(const std::string& key) override {
        const auto found = keptLatents.find(key);
        return found != keptLatents.end() ? std::optional(found->second) : std::nullopt;
    }
    void dropLatents(const std::string& key) override { keptLatents.erase(key); }

private:
    std::optional<Error> enter(const std::string& call, const std::string& id,
                               const std::string& text) {
        {
            const std::scoped_lock lock(m_mutex);
            m_log.push_back(call + " " + text);
        }
        return onCall ? onCall(call, id) : std::nullopt;
    }

    mutable std::mutex m_mutex;
    // Guarded by m_mutex.
    std::vector<std::string> m_log;
    std::vector<Task> m_queued;
};

}  // namespace audioldm::test
