// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>

namespace audioldm::ui {

/// Memory in use over the last minutes. Values of a stream that may come 10 times a second are
/// thinned to what a graph can show, and their peaks stay.
class MemoryHistory {
public:
    struct Value {
        double seconds = 0;  ///< as the stream's clock tells
        std::int64_t live = 0;
    };

    static constexpr double kSpanSeconds = 180;
    static constexpr double kResolutionSeconds = 0.25;

    /// A clock that runs backwards begins anew.
    void add(double seconds, std::int64_t live);
    void clear() { m_values.clear(); }

    [[nodiscard]] const std::deque<Value>& values() const { return m_values; }
    /// Of the last value; 0 without one.
    [[nodiscard]] double now() const { return m_values.empty() ? 0 : m_values.back().seconds; }
    [[nodiscard]] std::int64_t highest() const;

private:
    std::deque<Value> m_values;
    double m_bucket = 0;  ///< when the last kept value began
};

}  // namespace audioldm::ui
