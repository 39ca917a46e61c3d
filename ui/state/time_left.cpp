// SPDX-License-Identifier: MIT
#include "ui/state/time_left.h"

#include <algorithm>

namespace audioldm::ui {
namespace {

/// Counted over all takes.
int stepsDone(const Progress& progress) {
    return progress.take * progress.steps + progress.step;
}

}  // namespace

void TimeLeft::reset() {
    *this = {};
}

void TimeLeft::follow(const Progress& progress) {
    if (progress.stage == Stage::Denoising && progress.step > 0 && m_since < 0) {
        m_since = progress.elapsedSeconds;
        m_firstStep = stepsDone(progress);
    }
}

std::optional<double> TimeLeft::seconds(const Progress& progress, const RunCosts& costs,
                                        const GenerationRequest& request) const {
    if (progress.stage != Stage::Denoising || progress.steps <= 0) {
        return std::nullopt;
    }
    const int done = stepsDone(progress);
    const int all = std::max(1, progress.takes) * progress.steps;
    if (m_since >= 0 && done >= m_firstStep + 2) {
        // The pace of this task itself; the stages after the steps are short beside them.
        const double pace = (progress.elapsedSeconds - m_since) / (done - m_firstStep);
        return pace * (all - done);
    }
    const std::optional<double> expected = costs.expectedSeconds(request);
    return expected ? std::optional<double>(*expected * (all - done) / all) : std::nullopt;
}

}  // namespace audioldm::ui
