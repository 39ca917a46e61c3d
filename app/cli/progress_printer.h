// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/api/progress.h"

namespace audioldm::cli {

/// Shows where a task is on standard error: one line that is redrawn on a terminal, a line a stage
/// and at most one every two seconds within a stage otherwise.
///
/// thread  the thread that runs the task, for all calls
class ProgressPrinter final {
public:
    enum class Style {
        Silent,
        Redrawn,
        Lines,
    };

    explicit ProgressPrinter(Style style)
        : m_style(style) {}
    ProgressPrinter(const ProgressPrinter&) = delete;
    ProgressPrinter& operator=(const ProgressPrinter&) = delete;
    ~ProgressPrinter() { clearLine(); }

    /// Silent when `quiet`, else by whether standard error is a terminal.
    [[nodiscard]] static Style styleFor(bool quiet);

    void show(const Progress& progress);

    /// Frees the line for other output.
    void clearLine();

private:
    [[nodiscard]] bool isDue(const Progress& progress) const;
    /// Seconds until the stage is done at its pace so far; none while there is no pace yet.
    [[nodiscard]] std::optional<double> secondsLeft(const Progress& progress) const;

    const Style m_style;
    bool m_lineIsDrawn = false;
    std::optional<Progress> m_shown;
    Progress m_stageStart;
};

/// "take 2 of 3: denoise 12/25, 3 s left": the text of a progress line.
[[nodiscard]] std::string progressText(const Progress& progress, std::optional<double> secondsLeft);

}  // namespace audioldm::cli
