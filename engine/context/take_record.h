// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "engine/api/context_types.h"

namespace audioldm::engine::context {

/// Where a take is in its life. The numbers are in the database.
enum class TakeState : int {
    Present = 0,    ///< listed
    Removing = 1,   ///< its file is on the way to the trash
    Removed = 2,    ///< its file is in the trash, or was gone
    Restoring = 3,  ///< its file is on the way back
    Saving = 4,     ///< its file is being written by `owner`
    Rescued = 5,    ///< read from a damaged database; its file is yet to be read
};

/// A row of the library: a take and what only the library knows of it.
struct TakeRecord {
    std::int64_t row = 0;
    TakeState state = TakeState::Present;
    StoredTake take;
    std::string soundHash;  ///< of the samples as the file holds them, and their rate
    std::string owner;      ///< who saves it, while it is being saved
    /// What ties the takes of one task together until the task is done: "q7" for a row of the
    /// queue, else owner and id of the task.
    std::string run;
    std::string taskId;
    int index = 0;      ///< which of the task's takes
    std::string trash;  ///< where its file is in the trash
    std::int64_t removedMs = 0;
};

}  // namespace audioldm::engine::context
