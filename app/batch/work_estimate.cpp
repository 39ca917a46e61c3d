// SPDX-License-Identifier: MIT
#include "app/batch/work_estimate.h"

#include <algorithm>

namespace audioldm::batch {
namespace {

/// VAE and vocoder took as long as 8 of 25 steps where it was measured.
constexpr double kStepsOfDecoding = 8;
/// A pace that is known from less than this part of a piece is a guess.
constexpr double kLeastPart = 0.1;

double secondsBetween(WorkEstimate::Clock::time_point start, WorkEstimate::Clock::time_point end) {
    return std::chrono::duration<double>(end - start).count();
}

}  // namespace

double workOf(const GenerationRequest& request) {
    return request.count * request.durationSeconds * (request.steps + kStepsOfDecoding);
}

void WorkEstimate::begin(double work) {
    m_present = work;
    m_part = 0;
    m_start.reset();
}

void WorkEstimate::computingStarts(Clock::time_point now) {
    if (!m_start) {
        m_start = now;
    }
}

void WorkEstimate::end(bool wholly, Clock::time_point now) {
    if (wholly && m_start) {
        m_doneWork += m_present;
        m_doneSeconds += secondsBetween(*m_start, now);
    }
    m_left -= m_present;
    begin(0);
}

std::optional<double> WorkEstimate::secondsLeft(Clock::time_point now) const {
    const double presentSeconds = m_start ? secondsBetween(*m_start, now) : 0;
    const double work = m_doneWork + m_present * m_part;
    if (work <= 0 || (m_doneWork <= 0 && m_part < kLeastPart)) {
        return std::nullopt;
    }
    return std::max(0.0, m_left - m_present * m_part) * (m_doneSeconds + presentSeconds) / work;
}

}  // namespace audioldm::batch
