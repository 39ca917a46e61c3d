// SPDX-License-Identifier: MIT
#pragma once

namespace audioldm::ui {

/// Tells screen readers what a waveform view is: a slider whose value is the playhead in seconds,
/// and whose value's text also tells the selection. Needed once a process, may be called again.
///
/// thread  GUI thread
void installWaveformAccessibility();

}  // namespace audioldm::ui
