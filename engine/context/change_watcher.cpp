// SPDX-License-Identifier: MIT
#include "engine/context/change_watcher.h"

#include <SQLiteCpp/Exception.h>

#include <chrono>
#include <new>
#include <utility>
#include <vector>

#include "engine/context/small_rows.h"
#include "engine/core/memory_shortage.h"

namespace audioldm::engine::context {
namespace {

constexpr std::chrono::milliseconds kLookEvery(250);

}  // namespace

ChangeWatcher::ChangeWatcher(std::filesystem::path database)
    : m_file(std::move(database)) {}

ChangeWatcher::~ChangeWatcher() {
    m_thread.request_stop();
}

int ChangeWatcher::listen(std::function<void()> changed) {
    const std::lock_guard lock(m_mutex);
    const int id = m_nextId++;
    m_listeners.emplace(id, std::move(changed));
    if (!m_thread.joinable()) {
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    return id;
}

void ChangeWatcher::stopListening(int listenerId) {
    std::thread::id watcher;
    {
        const std::lock_guard lock(m_mutex);
        m_listeners.erase(listenerId);
        watcher = m_thread.get_id();
    }
    if (std::this_thread::get_id() != watcher) {
        const std::lock_guard waitForCall(m_calling);
    }
}

void ChangeWatcher::tell() {
    {
        const std::lock_guard lock(m_mutex);
        m_told = true;
    }
    m_news.notify_one();
}

void ChangeWatcher::run(const std::stop_token& stop) {
    whenThereIsMemory([this] { static_cast<void>(hasChangedElsewhere()); });
    while (!stop.stop_requested()) {
        whenThereIsMemory([&] { lookOnce(stop); });
    }
}

void ChangeWatcher::lookOnce(const std::stop_token& stop) {
    bool told = false;
    {
        std::unique_lock lock(m_mutex);
        m_news.wait_for(lock, stop, kLookEvery, [this] { return m_told; });
        told = std::exchange(m_told, false);
    }
    try {
        // Asked in any case, so that a change that was told is not found again.
        const bool changed = hasChangedElsewhere();
        if (!stop.stop_requested() && (told || changed)) {
            callListeners();
        }
    } catch (const std::bad_alloc&) {
        tell();
        throw;
    }
}

bool ChangeWatcher::hasChangedElsewhere() {
    try {
        if (!m_database) {
            m_database = std::make_unique<SQLite::Database>(m_file.string(), SQLite::OPEN_READONLY);
        }
        const std::int64_t version = m_database->execAndGet("PRAGMA data_version").getInt64();
        if (version == m_version) {
            return false;
        }
        m_version = version;
        const std::int64_t revision = revisionOf(*m_database);
        return std::exchange(m_revision, revision) != revision;
    } catch (const SQLite::Exception&) {
        // Busy or gone: looked at again the next time.
        m_database.reset();
        m_version = -1;
        return false;
    }
}

void ChangeWatcher::callListeners() {
    const std::lock_guard calling(m_calling);
    std::vector<int> ids;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [id, listener] : m_listeners) {
            ids.push_back(id);
        }
    }
    for (const int id : ids) {
        std::function<void()> listener;
        {
            const std::lock_guard lock(m_mutex);
            const auto found = m_listeners.find(id);
            if (found == m_listeners.end()) {
                continue;  // stopped by the listener before it
            }
            listener = found->second;
        }
        listener();
    }
}

}  // namespace audioldm::engine::context
