// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace audioldm::engine::context {

/// Tells listeners that takes or presets have changed, here or through another program. Its thread
/// runs from the first listener on, sleeps until it is told of a change here, and looks four times
/// a second whether somebody else has written.
///
/// thread  any; listeners are called on the watcher's thread
class ChangeWatcher final {
public:
    explicit ChangeWatcher(std::filesystem::path database);
    ChangeWatcher(const ChangeWatcher&) = delete;
    ChangeWatcher& operator=(const ChangeWatcher&) = delete;
    ~ChangeWatcher();

    [[nodiscard]] int listen(std::function<void()> changed);
    /// Waits for a running call, unless it is the caller itself.
    void stopListening(int listenerId);

    /// Something has changed here.
    void tell();

private:
    void run(const std::stop_token& stop);
    void lookOnce(const std::stop_token& stop);
    [[nodiscard]] bool hasChangedElsewhere();
    void callListeners();

    // Immutable after construction.
    const std::filesystem::path m_file;

    std::mutex m_mutex;
    // Guarded by m_mutex.
    std::map<int, std::function<void()>> m_listeners;
    int m_nextId = 1;
    bool m_told = false;
    std::condition_variable_any m_news;

    std::mutex m_calling;  // held during calls of listeners

    // Watcher's thread only.
    std::unique_ptr<SQLite::Database> m_database;
    std::int64_t m_version = -1;
    std::int64_t m_revision = -1;

    std::jthread m_thread;  // last: uses all of the above
};

}  // namespace audioldm::engine::context
