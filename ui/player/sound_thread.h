// SPDX-License-Identifier: MIT
#pragma once

class QThread;

namespace audioldm::ui {

/// The thread on which all sound comes out, started with its first use; it runs as long as the
/// application. Qt's connection to the sound server belongs to the thread that asks for it first:
/// when that one ends, nothing tells any more that the server has gone or is back.
///
/// thread  GUI thread
[[nodiscard]] QThread& soundThread();

}  // namespace audioldm::ui
