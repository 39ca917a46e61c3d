// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/api/context_types.h"
#include "engine/api/take_store.h"
#include "engine/api/task.h"

namespace audioldm::engine::context {

/// Turns tasks and results into what the context keeps, and back.
///
/// thread  any; it holds nothing
class AudioModelAdapter final {
public:
    /// All that is needed to make a finished take again.
    [[nodiscard]] Recipe recipeOf(const FinishedTake& finished) const;

    /// A finished take as an item of the context; file and thumbnail are not in it.
    [[nodiscard]] StoredTake itemOf(const FinishedTake& finished) const;

    /// The report of a take while its task goes on, and that of a task that is done: JSON with the
    /// fields of the interface's report.
    [[nodiscard]] std::string reportOf(const FinishedTake& finished) const;
    [[nodiscard]] std::string reportOf(const TaskResult& result) const;

    /// "Like that one": the take's own prompts, seed and parameters, the count left out.
    [[nodiscard]] TaskParams paramsOf(const Recipe& recipe) const;

    /// "Like that one, but...": what `changes` says, and what it does not say from `take`.
    [[nodiscard]] TaskParams paramsLike(const Recipe& recipe, const TaskParams& changes) const;

    /// A task that makes a sound like that of `take` with `changes`: it refers to the take, so the
    /// service fills in the rest.
    [[nodiscard]] Task taskLike(const StoredTake& take, const TaskParams& changes,
                                const std::string& taskId) const;
};

}  // namespace audioldm::engine::context
