// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/api/take_store.h"

namespace audioldm::engine::service {

/// The store of a program that keeps nothing: it knows no take and refuses to store one.
/// thread  any
class NoTakeStore final : public TakeStore {
public:
    [[nodiscard]] Result<TaskParams> paramsOf(const std::string& contextId) override {
        return Error{ErrorCode::InvalidRequest,
                     "There is no take \"" + contextId + "\": no library is open.",
                     "data.contextId"};
    }
    [[nodiscard]] Result<StoredFile> storeTake(const FinishedTake&) override { return refusal(); }
    [[nodiscard]] Result<void> taskQueued(const Task&) override { return refusal(); }
    [[nodiscard]] Result<void> taskStarted(const std::string&) override { return refusal(); }
    [[nodiscard]] Result<void> taskDone(const TaskResult&) override { return refusal(); }
    [[nodiscard]] Result<std::vector<PendingTask>> takeOverPendingTasks() override {
        return std::vector<PendingTask>{};
    }

private:
    static Error refusal() {
        return {ErrorCode::Io, "The take cannot be stored: no library is open.", "storeResults"};
    }
};

}  // namespace audioldm::engine::service
