// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/api/generation_service.h"

namespace audioldm::ui {

/// What the program is busy with, for the eye: one of these at a time.
enum class Phase {
    Idle,
    LoadingModel,
    Generating,
    Cancelling,
};

/// Why no sound can be asked for now.
enum class Obstacle {
    None,
    NoPrompt,
    ModelUnusable,  ///< the last attempt to load it failed
    DoesNotFit,     ///< the plan says that it exceeds the memory limit
};

/// The one value that decides what is enabled. Its fields are what is known, its functions what
/// follows from it; widgets keep no flags of their own.
///
/// thread  a value; any
struct GenerationState {
    ModelState model = ModelState::None;
    bool promptGiven = false;
    std::optional<bool> planFits;  ///< none while the plan of the present settings is not known
    bool running = false;          ///< a task is being worked on
    bool cancelRequested = false;  ///< of the running task
    int waiting = 0;               ///< tasks that wait, 0 or more

    [[nodiscard]] Phase phase() const;
    [[nodiscard]] Obstacle obstacle() const;
    /// Another sound can be asked for; while one is made it joins the queue.
    [[nodiscard]] bool canGenerate() const;
    /// The running task can be stopped; one that is being stopped already cannot.
    [[nodiscard]] bool canCancel() const;
    [[nodiscard]] bool canClearQueue() const;
    /// A model can be chosen, loaded or taken out.
    [[nodiscard]] bool canChangeModel() const;
    [[nodiscard]] bool showsProgress() const;
    /// Generating now would only queue.
    [[nodiscard]] bool wouldQueue() const;

    friend bool operator==(const GenerationState&, const GenerationState&) = default;
};

}  // namespace audioldm::ui
