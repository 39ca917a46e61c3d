// SPDX-License-Identifier: MIT
#include "engine/pipeline/run_context.h"

#include "engine/core/cancellation.h"

namespace audioldm::engine::pipeline {
namespace {

constexpr std::chrono::milliseconds kReportInterval(33);

}  // namespace

RunContext::RunContext(std::stop_token stop, const ProgressCallback& progress)
    : m_stop(std::move(stop)),
      m_progress(progress) {}

double RunContext::elapsedSeconds() const {
    return std::chrono::duration<double>(Clock::now() - m_start).count();
}

void RunContext::setTake(int take, int takes) {
    m_take = take;
    m_takes = takes;
}

void RunContext::report(Stage stage, int step, int steps) {
    const auto now = Clock::now();
    const bool edge = step == 0 || step == steps;
    if (!m_progress || (!edge && now - m_lastReport < kReportInterval)) {
        return;
    }
    m_lastReport = now;
    m_progress({stage, m_take, m_takes, step, steps, elapsedSeconds()});
}

void RunContext::begin(Stage stage) {
    throwIfStopped(m_stop);
    report(stage, 0, 0);
}

}  // namespace audioldm::engine::pipeline
