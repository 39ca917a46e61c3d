// SPDX-License-Identifier: MIT
#include "ui/widgets/memory_history.h"

#include <algorithm>

namespace audioldm::ui {

void MemoryHistory::add(double seconds, std::int64_t live) {
    if (!m_values.empty() && seconds < m_values.back().seconds) {
        m_values.clear();
    }
    live = std::max<std::int64_t>(live, 0);
    // A value that comes soon after the one before it takes its place, and the higher one stays.
    const bool soon = m_values.size() > 1 && seconds - m_bucket < kResolutionSeconds;
    if (soon) {
        Value& last = m_values.back();
        last = {seconds, std::max(last.live, live)};
    } else {
        m_bucket = seconds;
        m_values.push_back({seconds, live});
    }
    // The first one may lie outside: the line begins at the edge.
    while (m_values.size() > 2 && m_values[1].seconds < seconds - kSpanSeconds) {
        m_values.pop_front();
    }
}

std::int64_t MemoryHistory::highest() const {
    std::int64_t highest = 0;
    for (const Value& value : m_values) {
        highest = std::max(highest, value.live);
    }
    return highest;
}

}  // namespace audioldm::ui
