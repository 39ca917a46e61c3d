// SPDX-License-Identifier: MIT
#pragma once

namespace audioldm::app {

/// Shows the folder of the user's takes in the desktop's file manager; makes it where there is
/// none.
///
/// returns  the exit code of a program that does just this
/// thread   GUI thread, with a QGuiApplication
[[nodiscard]] int showTakesFolder();

}  // namespace audioldm::app
