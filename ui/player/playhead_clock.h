// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>

namespace audioldm::ui {

/// Smooths a position that is known in steps (a device takes its frames in pieces) into one that
/// runs evenly, so that a playhead does not tremble.
class PlayheadClock {
public:
    void restart() { m_running = false; }

    /// measuredSeconds  what the device says now
    /// returns  the same, with its steps smoothed out; at once after a real jump
    [[nodiscard]] double smoothed(double measuredSeconds);

private:
    bool m_running = false;
    double m_shown = 0;
    QElapsedTimer m_sinceShown;
};

}  // namespace audioldm::ui
