// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

namespace audioldm {

/// The stages of a task in the order of the data.
enum class Stage {
    Loading,
    Text,
    Denoising,
    Vae,
    Vocoder,
    Saving,
};

/// The stage's name as the report and the progress line write it.
[[nodiscard]] constexpr std::string_view stageName(Stage stage) {
    switch (stage) {
        case Stage::Loading:
            return "load";
        case Stage::Text:
            return "text";
        case Stage::Denoising:
            return "denoise";
        case Stage::Vae:
            return "vae";
        case Stage::Vocoder:
            return "vocoder";
        case Stage::Saving:
            break;
    }
    return "save";
}

/// Where a running task is. A value, sent on every change of stage and at most 30 times a second
/// else.
struct Progress {
    Stage stage = Stage::Loading;
    int take = 0;               ///< which take is being made, from 0
    int takes = 1;              ///< how many will be made
    int step = 0;               ///< steps finished in this stage
    int steps = 0;              ///< steps of this stage; 0 where it is not counted
    double elapsedSeconds = 0;  ///< since the task started
};

/// Called on the thread that runs the task; must return quickly and must not throw.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace audioldm
