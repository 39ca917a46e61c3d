// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "engine/api/sound_files.h"
#include "engine/api/take_library.h"
#include "engine/api/take_store.h"

namespace audioldm::engine::context {

/// Where a library is and how it keeps its takes.
struct ContextSettings {
    /// The library: FOLDER/library.db and the sound files in FOLDER/takes. Made where missing.
    std::filesystem::path folder;
    /// JSON files of the presets that come with the program; empty: none.
    std::filesystem::path presets;
    /// Home trash of the desktop; empty: that of the environment.
    std::filesystem::path trash;
    /// How takes are stored: 24 bits hold more than can be heard, and every editor reads them.
    SoundFormat format = SoundFormat::Pcm24;
};

/// The library of takes: SQLite for what is known of them, a sound file for each. Several programs
/// may use one library at once.
///
/// What was returned without an error is on the disk. Whatever ends a program, the next start
/// finishes what was under way; a damaged database is moved aside and the library made anew from
/// the sound files, which hold their own recipes.
///
/// thread  any
class ContextManager final : public TakeLibrary, public TakeStore {
public:
    /// Opens or makes the library and brings it in order (see reconcile.h). Of many files that the
    /// database does not know, as after its loss, some are read at once and the rest on a thread.
    /// errors  Io with path and cause, InvalidRequest: written by a newer program
    [[nodiscard]] static Result<std::unique_ptr<ContextManager>> open(
        const ContextSettings& settings);
    ~ContextManager() override;

    /// Whether files are still being read on the thread.
    [[nodiscard]] bool isAdopting() const { return m_adoption.joinable(); }
    /// Waits for that: then the lists have all takes. By the library's owner alone.
    void finishAdoption();

    [[nodiscard]] Result<TakePage> takes(const TakeQuery& query) override;
    [[nodiscard]] Result<StoredTake> take(const std::string& id) override;
    [[nodiscard]] Result<void> renameTake(const std::string& id, const std::string& name) override;
    [[nodiscard]] Result<void> starTake(const std::string& id, bool starred) override;
    [[nodiscard]] Result<void> tagTake(const std::string& id,
                                       const std::vector<std::string>& tags) override;
    [[nodiscard]] Result<void> removeTakes(const std::vector<std::string>& ids) override;
    [[nodiscard]] Result<void> restoreTakes(const std::vector<std::string>& ids) override;
    [[nodiscard]] Result<void> relocateTake(const std::string& id,
                                            const std::string& file) override;

    [[nodiscard]] Result<std::vector<Preset>> presets() override;
    [[nodiscard]] Result<Preset> savePreset(const Preset& preset) override;
    [[nodiscard]] Result<void> removePreset(const std::string& id) override;
    [[nodiscard]] Result<void> restorePreset(const std::string& id) override;

    [[nodiscard]] Result<std::vector<UsedPrompt>> prompts(int limit) override;
    [[nodiscard]] Result<void> forgetPrompts() override;
    [[nodiscard]] Result<std::optional<std::string>> note(const std::string& key) override;
    [[nodiscard]] Result<void> setNote(const std::string& key, const std::string& value) override;

    [[nodiscard]] std::vector<LibraryNotice> notices() override;
    [[nodiscard]] int listen(std::function<void()> changed) override;
    void stopListening(int listenerId) override;

    [[nodiscard]] Result<TaskParams> paramsOf(const std::string& contextId) override;
    [[nodiscard]] Result<StoredFile> storeTake(const FinishedTake& finished) override;
    [[nodiscard]] Result<void> taskQueued(const Task& task) override;
    [[nodiscard]] Result<void> taskStarted(const std::string& taskId) override;
    [[nodiscard]] Result<void> taskDone(const TaskResult& result) override;
    [[nodiscard]] Result<std::vector<PendingTask>> takeOverPendingTasks() override;

    [[nodiscard]] Result<void> keepLatents(const std::string& key, const Latents& latents) override;
    [[nodiscard]] std::optional<Latents> latentsOf(const std::string& key) override;
    void dropLatents(const std::string& key) override;

    /// The takes that are listed and were made by tasks of that id, by their index: what a batch
    /// need not make again. errors  Io
    [[nodiscard]] Result<std::vector<StoredFile>> takesOfTask(const std::string& taskId);

private:
    struct State;

    explicit ContextManager(const ContextSettings& settings);

    std::unique_ptr<State> m_state;
    std::jthread m_adoption;  // last: uses the state
};

}  // namespace audioldm::engine::context
