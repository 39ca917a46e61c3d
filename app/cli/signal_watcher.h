// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <mutex>
#include <stop_token>
#include <thread>

namespace audioldm::cli {

/// Turns Ctrl-C (SIGINT), SIGTERM, SIGHUP and SIGUSR1 (which clusters send before time is up) into
/// a request to stop. The second one ends the process at once, but not within a section that holds
/// it off. One that is not Ctrl-C counts as the first one's echo when it comes within a second: a
/// cluster sends its signals to the shell and to what it runs, and shells pass them on.
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

    /// Ends the process as a second signal does, for work that does not stop when it is asked to.
    /// patience  how long a held-off section is waited for
    [[noreturn]] void exitNow(std::chrono::milliseconds patience);

private:
    void watch();
    void onSignal(int number);

    // Immutable after construction.
    int m_signals = -1;
    int m_finish = -1;
    // Shared; each is safe by itself.
    std::stop_source m_stop;
    std::timed_mutex m_exitMutex;
    // Watching thread only.
    std::chrono::steady_clock::time_point m_stopped;
    // Last: runs watch().
    std::thread m_thread;
};

}  // namespace audioldm::cli
