// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <optional>

#include "engine/api/task.h"

namespace audioldm::ui {

/// Learns from finished tasks how long a request takes on this machine.
///
/// The denoising time is taken to grow with steps x length x passes (two with guidance), the rest
/// with the length; the median of the last runs of the same model and device counts, so that one
/// run on a busy machine does not.
///
/// thread  a value; any
class RunCosts final {
public:
    /// Takes note of a task that succeeded; others are passed over.
    void learn(const TaskResult& result);

    /// Seconds that `request` is expected to take, loading not counted; none before the first run.
    [[nodiscard]] std::optional<double> expectedSeconds(const GenerationRequest& request) const;
    /// Peak bytes of the last run; none before it.
    [[nodiscard]] std::optional<std::int64_t> lastPeakBytes() const { return m_lastPeakBytes; }

    [[nodiscard]] QByteArray toJson() const;
    /// What cannot be read is as if it were not there.
    [[nodiscard]] static RunCosts fromJson(const QByteArray& json);

private:
    struct Run {
        double denoiseRate = 0;  ///< seconds of work per step, second of sound and pass
        double restRate = 0;     ///< seconds of work per second of sound
    };

    QList<Run> m_runs;  ///< the latest last, at most kKeptRuns
    std::optional<std::int64_t> m_lastPeakBytes;
};

}  // namespace audioldm::ui
