// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <optional>

namespace audioldm::app {

/// What audioldm-studio was called with.
struct StudioArguments {
    bool safeMode = false;    ///< start with the settings as they come
    bool openFolder = false;  ///< show the folder of the takes and do nothing else
    QStringList files;        ///< absolute paths, and MainWindow::kNewTake where it was given
    /// The program ends with this code at once: help was printed, or a complaint.
    std::optional<int> exitCode;
};

/// Reads the command line; needs no display and no QApplication. Prints what is to be printed.
[[nodiscard]] StudioArguments readArguments(int argc, char** argv);

/// Whether a window can be opened; prints what to do when not.
[[nodiscard]] bool hasDisplay();

}  // namespace audioldm::app
