// SPDX-License-Identifier: MIT
#include "engine/context/context_manager.h"

#include <chrono>

#include "engine/audio/disk_sound_files.h"
#include "engine/context/adoption.h"
#include "engine/context/audio_model_adapter.h"
#include "engine/context/context_state.h"
#include "engine/context/reconcile.h"
#include "engine/context/small_rows.h"
#include "engine/context/take_removal.h"

namespace audioldm::engine::context {
namespace {

/// Longest that opening reads files that no row names; the rest is read on a thread.
constexpr std::chrono::milliseconds kAdoptionAtStart(300);

constexpr int kMaxPrompts = 10'000;

LibraryPaths pathsOf(const ContextSettings& settings) {
    if (settings.folder.empty()) {
        fail(ErrorCode::InvalidRequest, "The library needs a folder; none was given.", "folder");
    }
    return {std::filesystem::absolute(settings.folder / "").lexically_normal().parent_path()};
}

}  // namespace

ContextManager::State::State(const ContextSettings& settings)
    : library(pathsOf(settings), settings.trash),
      watcher(library.paths().database()),
      keeper(library, audio::sampleFormatOf(settings.format)) {
    std::vector<LibraryNotice> unusable;
    builtIn = readBuiltInPresets(settings.presets, unusable);
    for (const LibraryNotice& notice : unusable) {
        library.addNotice(notice.message, notice.file);
    }
}

ContextManager::ContextManager(const ContextSettings& settings)
    : m_state(std::make_unique<State>(settings)) {
    std::vector<std::filesystem::path> files = reconcile(m_state->library);
    const std::size_t done = adoptFiles(m_state->library, files, {},
                                        std::chrono::steady_clock::now() + kAdoptionAtStart);
    files.erase(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(done));
    if (files.empty()) {
        return;
    }
    m_adoption = std::jthread([this, files = std::move(files)](const std::stop_token& stop) {
        std::span<const std::filesystem::path> rest(files);
        while (!rest.empty() && !stop.stop_requested()) {
            const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(1);
            const auto adopted =
                m_state->asResult([&] { return adoptFiles(m_state->library, rest, stop, until); });
            if (!adopted) {
                m_state->library.addNotice(adopted.error().message, adopted.error().context);
                return;  // the next start goes on
            }
            rest = rest.subspan(adopted.value());
            m_state->watcher.tell();
        }
    });
}

ContextManager::~ContextManager() = default;

void ContextManager::finishAdoption() {
    if (m_adoption.joinable()) {
        m_adoption.join();
    }
}

Result<std::unique_ptr<ContextManager>> ContextManager::open(const ContextSettings& settings) {
    return unlessMemoryIsShort([&]() -> Result<std::unique_ptr<ContextManager>> {
        const std::filesystem::path file = settings.folder / "library.db";
        try {
            return std::unique_ptr<ContextManager>(new ContextManager(settings));
        } catch (const EngineException& exception) {
            return exception.error();
        } catch (const SQLite::Exception& exception) {
            if (saysDamaged(exception)) {
                markDamaged(LibraryPaths{settings.folder});
            }
            return errorOf(exception, file);
        } catch (const std::exception& exception) {
            return errorOf(exception, settings.folder);
        }
    });
}

Result<void> ContextManager::removeTakes(const std::vector<std::string>& ids) {
    return m_state->change([&] { context::removeTakes(m_state->library, ids); });
}

Result<void> ContextManager::restoreTakes(const std::vector<std::string>& ids) {
    return m_state->change([&] { context::restoreTakes(m_state->library, ids); });
}

Result<std::vector<Preset>> ContextManager::presets() {
    return m_state->read(
        [&](SQLite::Database& database) { return PresetRows(database, m_state->builtIn).all(); });
}

Result<Preset> ContextManager::savePreset(const Preset& preset) {
    return m_state->write([&](SQLite::Database& database) {
        countRevision(database);
        return PresetRows(database, m_state->builtIn).save(preset);
    });
}

Result<void> ContextManager::removePreset(const std::string& id) {
    return m_state->write([&](SQLite::Database& database) {
        PresetRows(database, m_state->builtIn).remove(id);
        countRevision(database);
    });
}

Result<void> ContextManager::restorePreset(const std::string& id) {
    return m_state->write([&](SQLite::Database& database) {
        PresetRows(database, m_state->builtIn).restore(id);
        countRevision(database);
    });
}

Result<std::vector<UsedPrompt>> ContextManager::prompts(int limit) {
    return m_state->read([&](SQLite::Database& database) {
        return usedPrompts(database, std::clamp(limit, 0, kMaxPrompts));
    });
}

Result<void> ContextManager::forgetPrompts() {
    return m_state->write([](SQLite::Database& database) { context::forgetPrompts(database); });
}

Result<std::optional<std::string>> ContextManager::note(const std::string& key) {
    return m_state->read([&](SQLite::Database& database) { return noteOf(database, key); });
}

Result<void> ContextManager::setNote(const std::string& key, const std::string& value) {
    return m_state->asResult([&] {
        m_state->library.write(
            [&](SQLite::Database& database) { context::setNote(database, key, value); });
    });
}

std::vector<LibraryNotice> ContextManager::notices() {
    return m_state->library.notices();
}

int ContextManager::listen(std::function<void()> changed) {
    return m_state->watcher.listen(std::move(changed));
}

void ContextManager::stopListening(int listenerId) {
    m_state->watcher.stopListening(listenerId);
}

}  // namespace audioldm::engine::context
