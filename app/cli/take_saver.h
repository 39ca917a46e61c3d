// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/generation_run.h"
#include "app/cli/progress_printer.h"
#include "app/cli/signal_watcher.h"
#include "engine/api/generation_result.h"
#include "engine/core/generation_report.h"

namespace audioldm::cli {

/// Saves the takes of one run as they are finished. The first failure asks the run to stop, as
/// takes that cannot be kept need not be made.
///
/// thread  the thread that runs the task
class TakeSaver final {
public:
    TakeSaver(const GenerationPlan& plan, SignalWatcher& signals, ProgressPrinter& progress);

    /// Saves the take with its recipe and prints its path.
    void save(const Take& take, int index, const GenerationResult& soFar);

    [[nodiscard]] const std::vector<engine::ReportedTake>& takes() const { return m_takes; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Time spent in here.
    [[nodiscard]] double seconds() const { return m_seconds; }

private:
    [[nodiscard]] Result<void> trySave(const Take& take, int index, const GenerationResult& soFar);
    [[nodiscard]] Result<engine::audio::SavedFile> write(const Take& take, int index,
                                                         const std::string& recipe);
    void warnAbout(const engine::ReportedTake& take) const;

    const GenerationPlan& m_plan;
    SignalWatcher& m_signals;
    ProgressPrinter& m_progress;
    std::vector<engine::ReportedTake> m_takes;
    std::optional<Error> m_error;
    double m_seconds = 0;
};

}  // namespace audioldm::cli
