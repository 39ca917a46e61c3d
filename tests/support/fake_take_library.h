// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "engine/api/take_library.h"

namespace audioldm::test {

/// A library in memory with the promises of TakeLibrary. It takes note of the threads that call it.
class FakeTakeLibrary final : public TakeLibrary {
public:
    FakeTakeLibrary();

    /// Adds a take; an empty id is filled in. Gives the id back.
    std::string add(StoredTake take);
    /// Adds `count` takes with prompts, durations and thumbnails of their own, an hour apart.
    void addMany(int count);
    /// The next calls that change something fail with Io.
    void failChanges(bool fails) { m_fails = fails; }
    /// How long each call takes.
    void setDelayMs(int milliseconds) { m_delayMs = milliseconds; }
    /// Calls made on `thread` so far.
    [[nodiscard]] int callsOn(std::thread::id thread) const;
    [[nodiscard]] int queries() const { return m_queries; }

    Result<TakePage> takes(const TakeQuery& query) override;
    Result<StoredTake> take(const std::string& id) override;
    Result<void> renameTake(const std::string& id, const std::string& name) override;
    Result<void> starTake(const std::string& id, bool starred) override;
    Result<void> tagTake(const std::string& id, const std::vector<std::string>& tags) override;
    Result<void> removeTakes(const std::vector<std::string>& ids) override;
    Result<void> restoreTakes(const std::vector<std::string>& ids) override;
    Result<void> relocateTake(const std::string& id, const std::string& file) override;
    Result<std::vector<Preset>> presets() override;
    Result<Preset> savePreset(const Preset& preset) override;
    Result<void> removePreset(const std::string& id) override;
    Result<void> restorePreset(const std::string& id) override;
    Result<std::vector<UsedPrompt>> prompts(int limit) override;
    Result<void> forgetPrompts() override;
    Result<std::optional<std::string>> note(const std::string& key) override;
    Result<void> setNote(const std::string& key, const std::string& value) override;
    std::vector<LibraryNotice> notices() override;
    int listen(std::function<void()> changed) override;
    void stopListening(int listenerId) override;

private:
    void called() const;
    void tell();
    Result<void> changeTake(const std::string& id, const std::function<void(StoredTake&)>& change);
    [[nodiscard]] static bool matches(const StoredTake& take, const TakeQuery& query);

    std::atomic<bool> m_fails = false;
    std::atomic<int> m_delayMs = 0;
    std::atomic<int> m_queries = 0;

    // Shared, by m_mutex.
    mutable std::mutex m_mutex;
    mutable std::map<std::thread::id, int> m_calls;
    std::vector<StoredTake> m_takes;  ///< the newest first
    std::set<std::string> m_removed;
    std::vector<Preset> m_presets;
    std::set<std::string> m_removedPresets;
    std::vector<UsedPrompt> m_prompts;
    std::map<std::string, std::string> m_notes;
    int m_nextId = 1;

    // Shared, by m_listenerMutex.
    std::mutex m_listenerMutex;
    std::map<int, std::function<void()>> m_listeners;
    int m_nextListener = 1;
};

}  // namespace audioldm::test
