// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

#include "engine/api/generation_request.h"

namespace audioldm::batch {

/// How much work a request is, in units that grow as its time does: seconds of sound times steps,
/// and what follows the last step counted as steps.
[[nodiscard]] double workOf(const GenerationRequest& request);

/// Foretells how long a batch will still take from how long its work took so far. The loading of
/// models is left out: it comes once.
///
/// thread  any, one at a time
class WorkEstimate final {
public:
    using Clock = std::chrono::steady_clock;

    /// Work that is to be done.
    void add(double work) { m_left += work; }
    /// Work that is not to be done here any more.
    void drop(double work) { m_left -= work; }

    void begin(double work);
    /// The model is there: time counts from now on.
    void computingStarts(Clock::time_point now = Clock::now());
    /// How much of the present piece is done, 0 to 1.
    void advance(double part) { m_part = part; }
    /// The present piece has ended; it counts for the pace when it was done wholly.
    void end(bool wholly, Clock::time_point now = Clock::now());

    /// None while there is no pace yet.
    [[nodiscard]] std::optional<double> secondsLeft(Clock::time_point now = Clock::now()) const;

private:
    double m_left = 0;  // the present piece included
    double m_present = 0;
    double m_part = 0;
    std::optional<Clock::time_point> m_start;  // of the present piece's computation
    double m_doneWork = 0;
    double m_doneSeconds = 0;
};

}  // namespace audioldm::batch
