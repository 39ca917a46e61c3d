// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <utility>

#include "engine/api/generation_result.h"
#include "engine/api/latents.h"
#include "engine/api/progress.h"

namespace audioldm::engine::pipeline {

/// What accompanies a run: the way to stop it, whom to tell, and the clock of its stages.
/// Engine thread only, but for the stop token.
class RunContext final {
public:
    RunContext(std::stop_token stop, const ProgressCallback& progress);

    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }
    [[nodiscard]] double elapsedSeconds() const;

    /// Where the latents of takes that are not safe yet are kept: nowhere unless this is called.
    void setLatents(LatentsKeeping latents) { m_latents = std::move(latents); }
    [[nodiscard]] const LatentsKeeping& latents() const { return m_latents; }

    /// Which take the following reports are about.
    void setTake(int take, int takes);

    /// Reports a step: at once when it is the first or last one of its stage, else at most 30 times
    /// a second.
    void report(Stage stage, int step, int steps);

    /// Runs `work`, reports its beginning, and adds its time to `seconds`.
    /// throws CancelledException before it when the run has been stopped
    template <typename Work>
    auto timed(Stage stage, double& seconds, const Work& work) {
        begin(stage);
        const Timer timer(seconds);
        return work();
    }

private:
    using Clock = std::chrono::steady_clock;

    /// Adds its life time to a number, however the scope is left.
    class Timer final {
    public:
        explicit Timer(double& seconds)
            : m_seconds(seconds),
              m_start(Clock::now()) {}
        Timer(const Timer&) = delete;
        Timer& operator=(const Timer&) = delete;
        ~Timer() { m_seconds += std::chrono::duration<double>(Clock::now() - m_start).count(); }

    private:
        double& m_seconds;
        Clock::time_point m_start;
    };

    void begin(Stage stage);

    std::stop_token m_stop;
    const ProgressCallback& m_progress;
    LatentsKeeping m_latents;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_lastReport;
    int m_take = 0;
    int m_takes = 1;
};

}  // namespace audioldm::engine::pipeline
