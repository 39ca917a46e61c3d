// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <stop_token>
#include <thread>

namespace audioldm::cli {

/// Turns Ctrl-C (SIGINT), SIGTERM and SIGHUP into a request to stop. The second one ends the
/// process at once, but not within a section that holds it off.
///
/// Make it before any other thread is started: threads inherit the blocked signals. The signals
/// stay blocked when it goes, as only the end of the process follows.
class SignalWatcher final {
public:
    SignalWatcher();
    SignalWatcher(const SignalWatcher&) = delete;
    SignalWatcher& operator=(const SignalWatcher&) = delete;
    ~SignalWatcher();

    /// Any thread.
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    void requestStop() { m_stop.request_stop(); }

    /// While the lock lives, a second signal waits (5 seconds at most): a file being written is
    /// finished or removed first. Any thread; short sections only.
    [[nodiscard]] std::unique_lock<std::timed_mutex> holdOffExit() {
        return std::unique_lock(m_exitMutex);
    }

private:
    void watch();
    void onSignal();

    // Immutable after construction.
    int m_signals = -1;
    int m_finish = -1;
    // Shared; each is safe by itself.
    std::stop_source m_stop;
    std::timed_mutex m_exitMutex;
    // Last: runs watch().
    std::thread m_thread;
};

}  // namespace audioldm::cli
