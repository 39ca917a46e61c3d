// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace audioldm::test {

/// A point at which one thread waits until another lets it on.
class Gate final {
public:
    /// Says that the thread has come here, and waits for open().
    void pass() {
        std::unique_lock lock(m_mutex);
        m_reached = true;
        m_changed.notify_all();
        m_changed.wait_for(lock, kLongest, [this] { return m_open; });
    }
    /// Waits for a thread to come to pass(); false when none does.
    [[nodiscard]] bool waitUntilReached() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kLongest, [this] { return m_reached; });
    }
    void open() {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    static constexpr std::chrono::seconds kLongest{30};

    std::mutex m_mutex;
    bool m_reached = false;
    bool m_open = false;
    std::condition_variable m_changed;
};

}  // namespace audioldm::test
