// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/api/generation_request.h"
#include "engine/api/progress.h"
#include "ui/state/run_costs.h"

namespace audioldm::ui {

/// Estimates how long the running task will still take, from its own pace once it has one.
///
/// thread  a value; any
class TimeLeft final {
public:
    /// Another task runs, or none.
    void reset();
    /// To be told all progress of the running task, in its order.
    void follow(const Progress& progress);
    /// Seconds from `progress` on, the last that was followed; none outside of the steps and
    /// where nothing is known yet. `costs` tell what `request`, the one that runs, takes as a rule.
    [[nodiscard]] std::optional<double> seconds(const Progress& progress, const RunCosts& costs,
                                                const GenerationRequest& request) const;

private:
    double m_since = -1;  ///< elapsedSeconds when the first step of the task was done
    int m_firstStep = 0;  ///< that step, counted over all takes
};

}  // namespace audioldm::ui
