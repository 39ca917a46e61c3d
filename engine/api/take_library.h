// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/context_types.h"
#include "engine/api/result.h"

namespace audioldm {

/// The takes, presets and prompts that are kept. Implemented by engine::context::ContextManager
/// and by fakes.
///
/// Every change is on the disk when its function returns without an error.
/// errors  Io with path and cause for every function that returns a Result
/// thread  any; a call may take milliseconds, so a window calls from a worker
class TakeLibrary {
public:
    TakeLibrary() = default;
    virtual ~TakeLibrary() = default;
    TakeLibrary(const TakeLibrary&) = delete;
    TakeLibrary& operator=(const TakeLibrary&) = delete;

    [[nodiscard]] virtual Result<TakePage> takes(const TakeQuery& query) = 0;
    /// errors  InvalidRequest: no such take
    [[nodiscard]] virtual Result<StoredTake> take(const std::string& id) = 0;
    [[nodiscard]] virtual Result<void> renameTake(const std::string& id,
                                                  const std::string& name) = 0;
    [[nodiscard]] virtual Result<void> starTake(const std::string& id, bool starred) = 0;
    [[nodiscard]] virtual Result<void> tagTake(const std::string& id,
                                               const std::vector<std::string>& tags) = 0;
    /// Takes the rows out of the lists and puts the files into the trash; restoreTakes() undoes it.
    [[nodiscard]] virtual Result<void> removeTakes(const std::vector<std::string>& ids) = 0;
    [[nodiscard]] virtual Result<void> restoreTakes(const std::vector<std::string>& ids) = 0;
    /// A take's file was moved by the user: says where it is now. errors  InvalidRequest: that file
    /// is not this take
    [[nodiscard]] virtual Result<void> relocateTake(const std::string& id,
                                                    const std::string& file) = 0;

    /// All presets, the built-in ones first, then by name.
    [[nodiscard]] virtual Result<std::vector<Preset>> presets() = 0;
    /// Adds a preset, or replaces the one of the same id; gives it back with its id.
    /// errors  InvalidRequest: a name that is in use, a built-in preset
    [[nodiscard]] virtual Result<Preset> savePreset(const Preset& preset) = 0;
    [[nodiscard]] virtual Result<void> removePreset(const std::string& id) = 0;
    [[nodiscard]] virtual Result<void> restorePreset(const std::string& id) = 0;

    /// Prompts that were used, the latest first.
    [[nodiscard]] virtual Result<std::vector<UsedPrompt>> prompts(int limit) = 0;
    [[nodiscard]] virtual Result<void> forgetPrompts() = 0;

    /// A small text that a program keeps under a name (session, window state); none when not set.
    [[nodiscard]] virtual Result<std::optional<std::string>> note(const std::string& key) = 0;
    [[nodiscard]] virtual Result<void> setNote(const std::string& key,
                                               const std::string& value) = 0;

    /// What start-up found: files that came back, rows whose file is gone.
    [[nodiscard]] virtual std::vector<LibraryNotice> notices() = 0;

    /// Called after each change of takes or presets, also one made by another program on the same
    /// library; on any thread; must return quickly. stopListening() waits for a running call.
    [[nodiscard]] virtual int listen(std::function<void()> changed) = 0;
    virtual void stopListening(int listenerId) = 0;
};

}  // namespace audioldm
