// SPDX-License-Identifier: MIT
#include "ui/state/generation_state.h"

namespace audioldm::ui {

Phase GenerationState::phase() const {
    if (running && cancelRequested) {
        return Phase::Cancelling;
    }
    // A task that waits for its model is shown as loading: that is what takes the time.
    if (model == ModelState::Loading) {
        return Phase::LoadingModel;
    }
    return running ? Phase::Generating : Phase::Idle;
}

Obstacle GenerationState::obstacle() const {
    if (model == ModelState::Failed) {
        return Obstacle::ModelUnusable;
    }
    if (!promptGiven) {
        return Obstacle::NoPrompt;
    }
    if (planFits == false) {
        return Obstacle::DoesNotFit;
    }
    return Obstacle::None;
}

bool GenerationState::canGenerate() const {
    return obstacle() == Obstacle::None;
}

bool GenerationState::canCancel() const {
    return running && !cancelRequested;
}

bool GenerationState::canClearQueue() const {
    return waiting > 0;
}

bool GenerationState::canChangeModel() const {
    return !running && waiting == 0 && model != ModelState::Loading;
}

bool GenerationState::showsProgress() const {
    return phase() != Phase::Idle;
}

bool GenerationState::wouldQueue() const {
    return running || waiting > 0;
}

}  // namespace audioldm::ui
