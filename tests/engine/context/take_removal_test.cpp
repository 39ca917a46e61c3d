// SPDX-License-Identifier: MIT
#include "tests/engine/context/context_fixture.h"

namespace audioldm::tests {
namespace {

namespace fs = std::filesystem;

class TakeRemovalTest : public ContextTest {
protected:
    [[nodiscard]] fs::path trashed(const std::string& file) const {
        return m_folder / "trash" / "files" / fs::path(file).filename();
    }
    [[nodiscard]] fs::path infoOf(const std::string& file) const {
        return m_folder / "trash" / "info" / (fs::path(file).filename().string() + ".trashinfo");
    }
};

TEST_F(TakeRemovalTest, GoesToTheDesktopsTrashAndComesBack) {
    const StoredFile stored = store("50% rain");
    expectDone(library().starTake(stored.contextId, true));
    expectDone(library().removeTakes({stored.contextId}));
    EXPECT_EQ(list().total, 0);
    EXPECT_FALSE(library().take(stored.contextId).ok());
    EXPECT_FALSE(fs::exists(stored.file));
    EXPECT_TRUE(fs::exists(trashed(stored.file)));
    const std::string info = readBytes(infoOf(stored.file));
    EXPECT_TRUE(info.starts_with("[Trash Info]\nPath=/")) << info;
    EXPECT_NE(info.find("%20rain%207.wav\nDeletionDate=20"), std::string::npos) << info;

    expectDone(reopened().restoreTakes({stored.contextId}));
    EXPECT_TRUE(fs::exists(stored.file));
    EXPECT_FALSE(fs::exists(infoOf(stored.file)));
    EXPECT_TRUE(take(stored.contextId).starred);
    EXPECT_EQ(integrity(), "ok");
}

TEST_F(TakeRemovalTest, UnknownTakesChangeNothing) {
    const StoredFile stored = store("rain");
    expectRefused(library().removeTakes({stored.contextId, "none"}), ErrorCode::InvalidRequest,
                  "\"none\"");
    EXPECT_EQ(list().total, 1);
    EXPECT_TRUE(fs::exists(stored.file));
    expectRefused(library().restoreTakes({stored.contextId}), ErrorCode::InvalidRequest,
                  "no removed take");
    expectDone(library().removeTakes({}));
}

TEST_F(TakeRemovalTest, NeitherTrashNorLibraryLoseAFileOfTheSameName) {
    const StoredFile first = store("rain");
    expectDone(library().removeTakes({first.contextId}));
    writeBytes(first.file, "of the user");
    expectDone(library().restoreTakes({first.contextId}));
    EXPECT_EQ(readBytes(first.file), "of the user");
    EXPECT_TRUE(take(first.contextId).file.ends_with("7 (2).wav"));
    EXPECT_FALSE(take(first.contextId).fileMissing);

    fs::create_directories(m_folder / "trash" / "files");
    const std::string second = take(first.contextId).file;
    writeBytes(trashed(second), "of another program");
    expectDone(library().removeTakes({first.contextId}));
    EXPECT_EQ(readBytes(trashed(second)), "of another program");
    expectDone(library().restoreTakes({first.contextId}));
    EXPECT_TRUE(fs::exists(second));
}

TEST_F(TakeRemovalTest, AnEmptiedTrashIsSaid) {
    const StoredFile stored = store("rain");
    expectDone(library().removeTakes({stored.contextId}));
    fs::remove(trashed(stored.file));
    expectRefused(library().restoreTakes({stored.contextId}), ErrorCode::Io,
                  "no longer in the trash");
    EXPECT_EQ(list().total, 0);
}

TEST_F(TakeRemovalTest, ATakeWithoutItsFileCanBeRemovedAndRestored) {
    const StoredFile stored = store("rain");
    fs::remove(stored.file);
    expectDone(library().removeTakes({stored.contextId}));
    EXPECT_EQ(list().total, 0);
    expectDone(library().restoreTakes({stored.contextId}));
    EXPECT_TRUE(take(stored.contextId).fileMissing);
}

TEST_F(TakeRemovalTest, AFileThatTheFileManagerRestoresIsListedAgain) {
    const StoredFile stored = store("rain");
    expectDone(library().removeTakes({stored.contextId}));
    close();
    fs::rename(trashed(stored.file), stored.file);
    EXPECT_EQ(list().total, 1);
    EXPECT_TRUE(hasNotice("out of the trash"));
    EXPECT_EQ(search("rain").total, 1);
}

TEST_F(TakeRemovalTest, MovesThatWereInterruptedAreFinished) {
    const StoredFile stored = store("rain");
    expectDone(library().removeTakes({stored.contextId}));
    // Ended after the file came to the trash.
    alterDatabase("UPDATE takes SET state = 1");
    EXPECT_EQ(list().total, 0);
    EXPECT_TRUE(fs::exists(trashed(stored.file)));
    // Ended before.
    close();
    fs::rename(trashed(stored.file), stored.file);
    alterDatabase("UPDATE takes SET state = 1");
    EXPECT_EQ(list().total, 0);
    EXPECT_TRUE(fs::exists(trashed(stored.file)));
    // Ended before it came back.
    alterDatabase("UPDATE takes SET state = 3");
    EXPECT_EQ(list().total, 1);
    EXPECT_TRUE(fs::exists(stored.file));
    // Ended after that.
    alterDatabase("UPDATE takes SET state = 3, trash = '" + trashed(stored.file).string() + "'");
    EXPECT_EQ(search("rain").total, 1);
    EXPECT_FALSE(list().takes[0].fileMissing);
}

TEST_F(TakeRemovalTest, ATrashThatIsGoneKeepsNoLibraryClosed) {
    const StoredFile stored = store("rain");
    expectDone(library().removeTakes({stored.contextId}));
    close();
    fs::rename(trashed(stored.file), stored.file);
    fs::remove_all(m_folder / "trash");
    alterDatabase("UPDATE takes SET state = 1");
    EXPECT_EQ(list().total, 1);
    EXPECT_TRUE(fs::exists(stored.file));
    EXPECT_TRUE(hasNotice("stays in the library"));
    expectDone(library().removeTakes({stored.contextId}));
}

TEST_F(TakeRemovalTest, ANameAsLongAsNamesMayBeIsCutInTheTrashAlone) {
    const StoredFile stored = store("rain");
    close();
    std::string name;
    for (int i = 0; i < 83; ++i) {
        name += "\xE9\x9B\xA8";
    }
    const fs::path longest = takesFolder() / (name + ".wav");
    fs::rename(stored.file, longest);
    ASSERT_EQ(list().total, 1);
    ASSERT_EQ(list().takes[0].file, longest.string());
    expectDone(library().removeTakes({stored.contextId}));
    EXPECT_FALSE(fs::exists(longest));
    expectDone(library().restoreTakes({stored.contextId}));
    EXPECT_TRUE(fs::exists(longest));
}

TEST_F(TakeRemovalTest, AnotherSoundOfTheSameNameIsNotTheRemovedTake) {
    const StoredFile rain = store(taskOf("rain", 1, "a"));
    const StoredFile snow = store(taskOf("snow", 2, "b"));
    expectDone(library().removeTakes({rain.contextId}));
    close();
    fs::rename(snow.file, rain.file);
    EXPECT_EQ(search("rain").total, 0);
    ASSERT_EQ(search("snow").total, 1);
    EXPECT_EQ(take(snow.contextId).file, rain.file);
    EXPECT_FALSE(take(snow.contextId).fileMissing);
    expectDone(library().restoreTakes({rain.contextId}));
    EXPECT_NE(take(rain.contextId).file, rain.file);
    EXPECT_TRUE(fs::exists(take(rain.contextId).file));
}

TEST_F(TakeRemovalTest, ManyAtOnceInOneGo) {
    std::vector<std::string> ids;
    for (int i = 0; i < 30; ++i) {
        ids.push_back(store(taskOf("rain", i, std::to_string(i))).contextId);
    }
    expectDone(library().removeTakes(ids));
    EXPECT_EQ(list().total, 0);
    expectDone(library().restoreTakes(ids));
    EXPECT_EQ(list().total, 30);
}

}  // namespace
}  // namespace audioldm::tests
