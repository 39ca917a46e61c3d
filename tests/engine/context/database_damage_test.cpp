// SPDX-License-Identifier: MIT
#include <random>

#include "engine/context/schema.h"
#include "tests/engine/context/context_fixture.h"
#include "tests/support/thrown_error.h"

namespace audioldm::tests {
namespace {

namespace fs = std::filesystem;

class DatabaseDamageTest : public ContextTest {
protected:
    void SetUp() override {
        for (int i = 0; i < 5; ++i) {
            const std::string id =
                store(taskOf("rain " + std::to_string(i), i, std::to_string(i))).contextId;
            m_ids.push_back(id);
        }
        expectDone(library().starTake(m_ids[0], true));
        expectDone(library().renameTake(m_ids[1], "My name"));
        Preset preset;
        preset.name = "Mine";
        expectDone(library().savePreset(preset));
        expectDone(library().setNote("window", "wide"));
        expectDone(library().taskQueued(taskOf("waits", 1, "waiting")));
        close();
        m_bytes = readBytes(database());
    }

    [[nodiscard]] fs::path database() const { return root() / "library.db"; }

    /// Puts `bytes` in the database's place; the library must open with all its takes.
    void expectAllTakesAfter(const std::string& bytes, const std::string& what) {
        close();
        writeBytes(database(), bytes);
        auto opened = ContextManager::open(settings());
        ASSERT_TRUE(opened.ok()) << what << ": " << opened.error().message;
        const auto page = opened.value()->takes({});
        if (page.ok()) {
            EXPECT_EQ(page.value().total, 5) << what;
        } else {
            // Damage that shows only when it is used is mended by the next start.
            EXPECT_NE(page.error().message.find("start it again"), std::string::npos)
                << page.error().message;
            std::move(opened).value().reset();
            opened = ContextManager::open(settings());
            ASSERT_TRUE(opened.ok()) << what << ": " << opened.error().message;
            EXPECT_EQ(opened.value()->takes({}).value().total, 5) << what;
        }
        std::move(opened).value().reset();
        EXPECT_EQ(integrity(), "ok") << what;
        EXPECT_EQ(countOf(root() / "takes"), 5) << what;
    }

    static int countOf(const fs::path& folder) {
        return static_cast<int>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }

    std::vector<std::string> m_ids;
    std::string m_bytes;
};

TEST_F(DatabaseDamageTest, ANewerLibraryIsRefusedAndLeftAlone) {
    alterDatabase("PRAGMA user_version = 99; UPDATE library SET schema = 99");
    expectRefused(ContextManager::open(settings()), ErrorCode::InvalidRequest,
                  "newer AudioLDM Studio");
    alterDatabase("PRAGMA user_version = 1; UPDATE library SET schema = 1");
    EXPECT_EQ(list().total, 5);
}

TEST_F(DatabaseDamageTest, AVersionThatOnlyTheHeaderSpeaksOfIsDamage) {
    alterDatabase("PRAGMA user_version = 65537");
    EXPECT_EQ(list().total, 5);
}

TEST_F(DatabaseDamageTest, MigrationsRunOnceAndInOrder) {
    SQLite::Database fresh(m_folder / "fresh.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const std::vector<const char*> first = {engine::context::libraryMigrations()[0]};
    const std::vector<const char*> second = {first[0], "ALTER TABLE notes ADD COLUMN extra TEXT"};
    engine::context::migrate(fresh, first);
    fresh.exec("INSERT INTO notes VALUES ('a', 'b')");
    engine::context::migrate(fresh, second);
    engine::context::migrate(fresh, second);
    EXPECT_EQ(fresh.execAndGet("SELECT value FROM notes WHERE extra IS NULL").getString(), "b");
    EXPECT_EQ(fresh.execAndGet("PRAGMA user_version").getInt(), 2);
    expectError(
        ErrorCode::InvalidRequest, [&] { engine::context::migrate(fresh, first); },
        std::string("newer"));
    const std::vector<const char*> broken = {second[0], second[1],
                                             "CREATE TABLE x (y); NO SUCH STATEMENT"};
    EXPECT_THROW(engine::context::migrate(fresh, broken), SQLite::Exception);
    EXPECT_FALSE(fresh.tableExists("x")) << "all or nothing";
    EXPECT_EQ(fresh.execAndGet("PRAGMA user_version").getInt(), 2);
}

TEST_F(DatabaseDamageTest, WhatCanBeReadIsBroughtOver) {
    // The page of an index, so that the tables can be read.
    SQLite::Database source(database(), SQLite::OPEN_READONLY);
    const int page =
        source.execAndGet("SELECT rootpage FROM sqlite_master WHERE name = 'takes_by_prompt'")
            .getInt();
    std::string damaged = m_bytes;
    for (std::size_t i = 0; i < 4096; ++i) {
        damaged[(static_cast<std::size_t>(page) - 1) * 4096 + i] = '\x55';
    }
    close();
    writeBytes(database(), damaged);
    EXPECT_EQ(list().total, 5);
    EXPECT_TRUE(hasNotice("was damaged"));
    EXPECT_TRUE(take(m_ids[0]).starred);
    EXPECT_EQ(take(m_ids[1]).name, "My name");
    EXPECT_EQ(library().presets().value().back().name, "Mine");
    EXPECT_EQ(library().note("window").value(), "wide");
    EXPECT_EQ(search("my rain").total, 1);
    const auto pending = library().takeOverPendingTasks().value();
    ASSERT_EQ(pending.size(), 1U);
    EXPECT_EQ(pending[0].task.id, "waiting");
    for (const auto& folder : fs::directory_iterator(root() / "damaged")) {
        EXPECT_EQ(readBytes(folder.path() / "library.db"), damaged) << "never overwritten";
    }
}

TEST_F(DatabaseDamageTest, TakesOfNoDatabaseAtAll) {
    expectAllTakesAfter("", "empty");
    expectAllTakesAfter("This is no database, but a text that is longer than a header is.", "text");
    expectAllTakesAfter(std::string(100'000, '\0'), "zeros");
}

TEST_F(DatabaseDamageTest, AForeignDatabaseIsMovedAside) {
    close();
    fs::remove(database());
    SQLite::Database(database(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE mine (x)");
    EXPECT_EQ(list().total, 5);
    EXPECT_EQ(countOf(root() / "damaged"), 1);
}

TEST_F(DatabaseDamageTest, TruncatedAtEverySixtyFourth) {
    for (std::size_t part = 1; part < 64; part += 3) {
        expectAllTakesAfter(m_bytes.substr(0, m_bytes.size() * part / 64),
                            "cut at " + std::to_string(part) + "/64");
    }
}

TEST_F(DatabaseDamageTest, FlippedBits) {
    std::mt19937 chance(7);
    for (int i = 0; i < 60; ++i) {
        std::string bytes = m_bytes;
        // A third of them in the first page, where the header and the schema are.
        const std::size_t at = chance() % (i % 3 == 0 ? 4096 : bytes.size());
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << chance() % 8));
        expectAllTakesAfter(bytes, "bit flipped at " + std::to_string(at));
    }
}

TEST_F(DatabaseDamageTest, ADamagedLibraryInUseIsRefused) {
    const auto user = ContextManager::open(settings());
    ASSERT_TRUE(user.ok());
    writeBytes(root() / "library.damaged", "");
    expectRefused(ContextManager::open(settings()), ErrorCode::Io, "another program");
    EXPECT_EQ(user.value()->takes({}).value().total, 5);
}

}  // namespace
}  // namespace audioldm::tests
