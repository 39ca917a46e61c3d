// SPDX-License-Identifier: MIT
#include "app/batch/manifest.h"

#include <gtest/gtest.h>

#include <set>

#include "app/batch/sound_names.h"

namespace audioldm::batch {
namespace {

std::vector<std::string> keysOf(const std::string& text) {
    std::vector<std::string> keys;
    const Manifest manifest(text);
    for (const ManifestLine& line : manifest.lines()) {
        keys.push_back(line.key);
    }
    return keys;
}

TEST(ManifestTest, blankLinesAreCountedButAreNoTasks) {
    const Manifest manifest("\xEF\xBB\xBFone\r\n\n \t \n  two  \nthree");
    ASSERT_EQ(manifest.lines().size(), 3U);
    EXPECT_EQ(manifest.lines()[0].text, "one");
    EXPECT_EQ(manifest.lines()[1].text, "two");
    EXPECT_EQ(manifest.lines()[1].number, 4);
    EXPECT_EQ(manifest.lines()[2].number, 5);
    EXPECT_TRUE(Manifest("").lines().empty());
    EXPECT_TRUE(Manifest("\n\r\n \n").lines().empty());
}

TEST(ManifestTest, aLineIsKnownByItsTextWhereverItStands) {
    EXPECT_EQ(keysOf("a\nb\n")[0], keysOf("b\r\n\r\n  a")[1]);
    EXPECT_NE(keysOf("a\nb\n")[0], keysOf("a\nb\n")[1]);
    // Equal lines differ, and a further one changes none of those before.
    const auto three = keysOf("a\na\na\n");
    EXPECT_EQ(std::set<std::string>(three.begin(), three.end()).size(), 3U);
    EXPECT_EQ(keysOf("b\na\na\n")[2], three[1]);
    EXPECT_EQ(three[0], keysOf("a")[0]);
}

TEST(ManifestTest, shardsAreAPartition) {
    std::string text;
    for (int line = 0; line < 103; ++line) {
        text += std::to_string(line) + "\n\n";
    }
    const Manifest manifest(text);
    for (const int count : {1, 2, 7, 103, 500}) {
        std::multiset<std::string> keys;
        for (int index = 1; index <= count; ++index) {
            const auto lines = manifest.linesOf({index, count});
            EXPECT_LE(lines.size(), static_cast<std::size_t>(103 / count + 1));
            for (const ManifestLine& line : lines) {
                keys.insert(line.key);
            }
        }
        EXPECT_EQ(keys.size(), 103U);
        EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), 103U);
    }
}

TEST(ShardTest, isReadStrictly) {
    const auto shard = parseShard("2/8");
    ASSERT_TRUE(shard.ok());
    EXPECT_EQ(shard.value().index, 2);
    EXPECT_EQ(shard.value().count, 8);
    EXPECT_TRUE(parseShard("1/1").ok());
    for (const char* const text : {"", "/", "1", "1/", "/1", "0/1", "2/1", "-1/2", "+1/2", "1/2/3",
                                   " 1/2", "1/2 ", "a/2", "1/99999999999", "1/0"}) {
        const auto refused = parseShard(text);
        ASSERT_FALSE(refused.ok()) << text;
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidRequest);
        EXPECT_NE(refused.error().message.find(text), std::string::npos);
    }
}

TEST(SoundNamesTest, areReadableAndDifferByLine) {
    const std::string key = keysOf("a")[0];
    const std::string stem = soundStem("Rain: on/TIN \xE9\x9B\xA8", key);
    EXPECT_EQ(stem, "rain-on-tin-\xE9\x9B\xA8-" + key.substr(0, 16));
    EXPECT_EQ(soundName(stem, 0, 1, {}), stem + ".wav");
    EXPECT_EQ(soundName(stem, 2, 3, {".flac"}), stem + "-3.flac");
    EXPECT_LT(soundStem(std::string(256, 'x'), key).size(), 200U);
}

}  // namespace
}  // namespace audioldm::batch
