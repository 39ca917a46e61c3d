// SPDX-License-Identifier: MIT
#include "engine/audio/sound_file.h"
#include "tests/engine/context/context_fixture.h"

namespace audioldm::tests {
namespace {

namespace fs = std::filesystem;

class ReconcileTest : public ContextTest {
protected:
    [[nodiscard]] std::vector<std::string> namesIn(const fs::path& folder) const {
        std::vector<std::string> names;
        if (fs::exists(folder)) {
            for (const auto& entry : fs::directory_iterator(folder)) {
                names.push_back(entry.path().filename().string());
            }
        }
        return names;
    }
};

TEST_F(ReconcileTest, ATakeWhoseFileIsGoneIsToldAndComesBack) {
    const StoredFile stored = store("rain");
    close();
    fs::rename(stored.file, m_folder / "away.wav");
    EXPECT_TRUE(list().takes[0].fileMissing);
    EXPECT_TRUE(hasNotice("is not where it was"));
    EXPECT_TRUE(reopened().notices().empty()) << "it is told once";
    close();
    fs::rename(m_folder / "away.wav", stored.file);
    EXPECT_FALSE(list().takes[0].fileMissing);
    EXPECT_TRUE(hasNotice("is back"));
}

TEST_F(ReconcileTest, AFileThatWasRenamedIsFoundByItsSound) {
    const StoredFile stored = store("rain");
    expectDone(library().starTake(stored.contextId, true));
    close();
    fs::rename(stored.file, takesFolder() / "better name.wav");
    const TakePage page = list();
    ASSERT_EQ(page.total, 1);
    EXPECT_EQ(page.takes[0].id, stored.contextId);
    EXPECT_TRUE(page.takes[0].starred);
    EXPECT_EQ(page.takes[0].file, (takesFolder() / "better name.wav").string());
    EXPECT_FALSE(page.takes[0].fileMissing);
}

TEST_F(ReconcileTest, AFileWithoutARowIsTakenIn) {
    const StoredFile stored = store("rain");
    close();
    fs::copy_file(stored.file, takesFolder() / "copy.wav");
    EXPECT_EQ(list().total, 2);
    EXPECT_TRUE(hasNotice("was taken in"));
    const auto rows = search("rain");
    EXPECT_EQ(rows.total, 2);
    EXPECT_EQ(rows.takes[0].recipe.request.seed, rows.takes[1].recipe.request.seed);
    EXPECT_EQ(rows.takes[0].thumbnail, rows.takes[1].thumbnail);
    EXPECT_NE(rows.takes[0].id, rows.takes[1].id);
}

TEST_F(ReconcileTest, FilesThatAreNoTakesAreLeftAloneAndToldOnce) {
    const StoredFile stored = store("rain");
    close();
    const std::string whole = readBytes(stored.file);
    writeBytes(takesFolder() / "foreign.wav", "RIFF nonsense");
    writeBytes(takesFolder() / "cut.wav", whole.substr(0, whole.size() / 2));
    writeBytes(takesFolder() / "notes.txt", "mine");
    fs::create_directory(takesFolder() / "folder.wav");
    EXPECT_EQ(list().total, 1);
    EXPECT_EQ(library().notices().size(), 2U);
    EXPECT_TRUE(reopened().notices().empty());
    EXPECT_EQ(readBytes(takesFolder() / "foreign.wav"), "RIFF nonsense");
    EXPECT_EQ(readBytes(takesFolder() / "notes.txt"), "mine");
    close();
    writeBytes(takesFolder() / "cut.wav", whole);
    EXPECT_EQ(list().total, 2) << "a file that has changed is read again";
}

TEST_F(ReconcileTest, ASaveThatWasInterruptedAfterItsFileIsFinished) {
    const StoredFile stored = store("rain");
    alterDatabase(
        "UPDATE takes SET state = 4, owner = '0123456789abcdef0123456789abcdef'; "
        "DELETE FROM take_words");
    const TakePage page = search("rain");
    ASSERT_EQ(page.total, 1);
    EXPECT_EQ(page.takes[0].id, stored.contextId);
    EXPECT_TRUE(hasNotice("was being saved"));
}

TEST_F(ReconcileTest, ASaveThatWasInterruptedInItsTemporaryFileIsFinished) {
    const StoredFile stored = store("rain");
    alterDatabase(
        "UPDATE takes SET state = 4, owner = '0123456789abcdef0123456789abcdef'; "
        "DELETE FROM take_words");
    const fs::path file = stored.file;
    fs::rename(file, takesFolder() / ("." + file.filename().string() + ".abc123.part"));
    ASSERT_EQ(list().total, 1);
    EXPECT_EQ(list().takes[0].id, stored.contextId);
    EXPECT_TRUE(fs::exists(file));
    EXPECT_EQ(namesIn(takesFolder()).size(), 1U);
}

TEST_F(ReconcileTest, ASaveThatWasInterruptedBeforeItsFileIsForgottenAndItsRestKept) {
    const StoredFile stored = store("rain");
    alterDatabase(
        "UPDATE takes SET state = 4, owner = '0123456789abcdef0123456789abcdef'; "
        "DELETE FROM take_words");
    const fs::path file = stored.file;
    const std::string whole = readBytes(file);
    fs::remove(file);
    const std::string name = "." + file.filename().string() + ".abc123.part";
    writeBytes(takesFolder() / name, whole.substr(0, whole.size() / 2));
    EXPECT_EQ(list().total, 0);
    EXPECT_TRUE(namesIn(takesFolder()).empty());
    EXPECT_EQ(namesIn(root() / "quarantine"), std::vector<std::string>{name});
    EXPECT_TRUE(hasNotice("quarantine"));
}

TEST_F(ReconcileTest, AWholeTemporaryFileWithoutARowBecomesATake) {
    const StoredFile stored = store("rain");
    close();
    fs::copy_file(stored.file, takesFolder() / ".other.wav.abc123.part");
    writeBytes(takesFolder() / ".torn.wav.abc123.part", "RIFF");
    EXPECT_EQ(list().total, 2);
    EXPECT_TRUE(fs::exists(takesFolder() / "other.wav"));
    EXPECT_EQ(namesIn(root() / "quarantine").size(), 1U);
}

TEST_F(ReconcileTest, WhatALivingProgramSavesIsLeftToIt) {
    const StoredFile stored = store("rain");
    close();
    auto other = ContextManager::open(settings());
    ASSERT_TRUE(other.ok());
    // The other one has an owner from its first change on.
    expectDone(other.value()->taskQueued(taskOf("x", 1, "x")));
    const auto owners = namesIn(root() / "owners");
    ASSERT_EQ(owners.size(), 1U);
    const std::string owner = owners.front().substr(0, owners.front().find('.'));
    alterDatabase("UPDATE takes SET state = 4, owner = '" + owner + "'; DELETE FROM take_words");
    EXPECT_EQ(list().total, 0);
    std::move(other).value().reset();
    EXPECT_EQ(reopened().takes({}).value().total, 1);
    EXPECT_EQ(take(stored.contextId).id, stored.contextId);
}

TEST_F(ReconcileTest, WithoutItsDatabaseTheLibraryIsMadeFromTheFiles) {
    for (int i = 0; i < 20; ++i) {
        store(taskOf("rain number " + std::to_string(i), i, std::to_string(i)));
    }
    close();
    for (const char* const ending : {"", "-wal", "-shm"}) {
        fs::remove(root() / (std::string("library.db") + ending));
    }
    EXPECT_EQ(search("rain").total, 20);
    EXPECT_EQ(library().prompts(100).value().size(), 20U);
    EXPECT_EQ(integrity(), "ok");
}

TEST_F(ReconcileTest, ALibraryCanBeMovedAsAWhole) {
    const StoredFile stored = store("rain");
    close();
    fs::rename(root(), m_folder / "elsewhere");
    ContextSettings moved = settings();
    moved.folder = m_folder / "elsewhere";
    const auto opened = ContextManager::open(moved);
    ASSERT_TRUE(opened.ok());
    const StoredTake kept = opened.value()->take(stored.contextId).value();
    EXPECT_FALSE(kept.fileMissing);
    EXPECT_TRUE(kept.file.starts_with((m_folder / "elsewhere").string()));
}

}  // namespace
}  // namespace audioldm::tests
