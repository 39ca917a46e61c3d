// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/batch/batch_run.h"
#include "app/cli/progress_printer.h"

namespace audioldm::cli {

/// Shows where a batch is on standard error: one line that is redrawn on a terminal, at most a line
/// every two seconds otherwise.
///
/// thread  any, one at a time
class BatchPrinter final {
public:
    explicit BatchPrinter(ProgressPrinter::Style style)
        : m_style(style) {}
    BatchPrinter(const BatchPrinter&) = delete;
    BatchPrinter& operator=(const BatchPrinter&) = delete;
    ~BatchPrinter() { clearLine(); }

    void show(const batch::BatchProgress& progress);

    /// Frees the line for other output.
    void clearLine();

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] bool isDue(const std::string& text, bool hasTask) const;

    const ProgressPrinter::Style m_style;
    bool m_lineIsDrawn = false;
    std::string m_shown;
    bool m_taskWasShown = false;
    std::optional<Clock::time_point> m_shownAt;
};

/// "37 of 200 done, 1 failed, 12 min left; rain-7: denoise 12/25"
[[nodiscard]] std::string batchProgressText(const batch::BatchProgress& progress);

/// "40 s", "12 min", "3 h 20 min"
[[nodiscard]] std::string timeText(double seconds);

}  // namespace audioldm::cli
