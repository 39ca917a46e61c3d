// SPDX-License-Identifier: MIT
#include "ui/player/playhead_clock.h"

#include <algorithm>
#include <cmath>

namespace audioldm::ui {

namespace {

constexpr double kJumpSeconds = 0.15;
constexpr double kCorrection = 0.1;

}  // namespace

double PlayheadClock::smoothed(double measuredSeconds) {
    const double elapsed = m_running ? static_cast<double>(m_sinceShown.nsecsElapsed()) * 1e-9 : 0;
    m_sinceShown.start();
    const double expected = m_shown + elapsed;
    const double error = measuredSeconds - expected;
    if (!m_running) {
        m_shown = measuredSeconds;
    } else {
        // Never backwards: a playhead that steps back looks broken. One that is far ahead waits.
        const double next =
            std::abs(error) > kJumpSeconds ? measuredSeconds : expected + kCorrection * error;
        m_shown = std::max(m_shown, next);
    }
    m_running = true;
    return m_shown;
}

}  // namespace audioldm::ui
