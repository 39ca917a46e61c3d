// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "engine/context/context_manager.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tone.h"

namespace audioldm::tests {

using engine::context::ContextManager;
using engine::context::ContextSettings;

/// A library in a folder of its own, and the work of a service on it.
class ContextTest : public testing::Test {
protected:
    /// The library; opened when it is first needed, or again after close().
    ContextManager& library() {
        if (!m_library) {
            auto opened = ContextManager::open(settings());
            if (!opened) {
                throw std::runtime_error(opened.error().message);
            }
            m_library = std::move(opened).value();
        }
        return *m_library;
    }
    void close() { m_library.reset(); }
    ContextManager& reopened() {
        close();
        return library();
    }

    [[nodiscard]] ContextSettings settings() const {
        return {root(), std::string(AUDIOLDM_TEST_DATA) + "/../../resources/presets",
                m_folder / "trash", SoundFormat::Pcm24};
    }
    [[nodiscard]] std::filesystem::path root() const { return m_folder / "library"; }
    [[nodiscard]] std::filesystem::path takesFolder() const { return root() / "takes"; }

    static Task taskOf(const std::string& prompt, std::int64_t seed, const std::string& id = "t") {
        Task task;
        task.id = id;
        task.params.prompt = prompt;
        task.params.seed = seed;
        return task;
    }

    /// Stores the take that a service would make of the task.
    Result<StoredFile> tryToStore(const Task& task, int index = 0, std::size_t samples = 1600) {
        GenerationRequest request;
        request.prompt = task.params.prompt.value_or("");
        request.negativePrompt = task.params.negativePrompt.value_or("");
        request.seed = task.params.seed;
        request.count = task.params.count.value_or(1);
        GenerationResult soFar;
        soFar.modelName = task.model.empty() ? "starter" : task.model;
        soFar.modelHash = std::string(32, 'a');
        soFar.device = "cpu";
        soFar.scheduler = "ddim";
        const std::int64_t seed = task.params.seed.value_or(0) + index;
        const Take take{toneOf(seed, samples), seed};
        return library().storeTake({task, request, take, index, soFar});
    }
    StoredFile store(const Task& task, int index = 0, std::size_t samples = 1600) {
        const auto stored = tryToStore(task, index, samples);
        EXPECT_TRUE(stored.ok()) << stored.error().message;
        return stored.ok() ? stored.value() : StoredFile{};
    }
    StoredFile store(const std::string& prompt, std::int64_t seed = 7) {
        return store(taskOf(prompt, seed));
    }

    TakePage list(const TakeQuery& query = {}) {
        auto page = library().takes(query);
        EXPECT_TRUE(page.ok()) << page.error().message;
        return page.ok() ? page.value() : TakePage{};
    }
    TakePage search(const std::string& words) {
        TakeQuery query;
        query.words = words;
        return list(query);
    }
    StoredTake take(const std::string& id) {
        const auto found = library().take(id);
        EXPECT_TRUE(found.ok()) << found.error().message;
        return found.ok() ? found.value() : StoredTake{};
    }
    [[nodiscard]] bool hasNotice(const std::string& words) {
        for (const LibraryNotice& notice : library().notices()) {
            if (notice.message.find(words) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    /// Runs statements on the closed database.
    void alterDatabase(const std::string& statements) {
        close();
        SQLite::Database(root() / "library.db", SQLite::OPEN_READWRITE).exec(statements);
    }
    std::string integrity() {
        SQLite::Database database(root() / "library.db", SQLite::OPEN_READWRITE);
        return database.execAndGet("PRAGMA integrity_check").getString();
    }

    TemporaryFolder m_folder;

private:
    std::unique_ptr<ContextManager> m_library;
};

/// Expects success, with the message where there is none.
template <typename T>
void expectDone(const Result<T>& result) {
    EXPECT_TRUE(result.ok()) << result.error().message;
}

/// Expects an error of that code whose message holds `words`.
template <typename T>
void expectRefused(const Result<T>& result, ErrorCode code, const std::string& words) {
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(errorCodeName(result.error().code), errorCodeName(code)) << result.error().message;
    EXPECT_NE(result.error().message.find(words), std::string::npos) << result.error().message;
}

}  // namespace audioldm::tests
