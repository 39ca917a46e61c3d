// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

namespace audioldm {

/// The sound as it forms: the predicted clean log-mel after a step. The one of the last step is the
/// log-mel of the finished take.
struct TaskPreview {
    int take = 0;   ///< which take is being made, from 0
    int step = 0;   ///< steps finished
    int steps = 0;  ///< of all
    int frames = 0;
    int bins = 0;
    std::vector<float> logMel;  ///< [frames, bins], natural logarithm, row by row
};

/// Called on the thread that runs the task; must return quickly and must not throw.
using PreviewCallback = std::function<void(const TaskPreview&)>;

}  // namespace audioldm
