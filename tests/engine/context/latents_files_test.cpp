// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <chrono>

#include "tests/engine/context/context_fixture.h"

namespace audioldm::tests {
namespace {

class LatentsFilesTest : public ContextTest {
protected:
    static Latents someLatents() {
        Latents latents;
        latents.shape = {1, 2, 3, 2};
        for (int i = 0; i < 12; ++i) {
            latents.values.push_back(0.1F * static_cast<float>(i) - 0.5F);
        }
        return latents;
    }
    [[nodiscard]] std::vector<std::filesystem::path> files() const {
        std::vector<std::filesystem::path> found;
        if (std::filesystem::exists(root() / "unfinished")) {
            for (const auto& entry : std::filesystem::directory_iterator(root() / "unfinished")) {
                found.push_back(entry.path());
            }
        }
        return found;
    }
};

TEST_F(LatentsFilesTest, StayUntilTheyAreDropped) {
    EXPECT_FALSE(library().latentsOf("key"));
    expectDone(library().keepLatents("key", someLatents()));
    const auto kept = reopened().latentsOf("key");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->shape, someLatents().shape);
    EXPECT_EQ(kept->values, someLatents().values);
    EXPECT_FALSE(library().latentsOf("other"));
    library().dropLatents("key");
    library().dropLatents("key");
    EXPECT_FALSE(library().latentsOf("key"));
    EXPECT_TRUE(files().empty());
}

TEST_F(LatentsFilesTest, WhatIsDamagedIsNotUsed) {
    expectDone(library().keepLatents("key", someLatents()));
    const std::filesystem::path file = files().at(0);
    const std::string whole = readBytes(file);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        writeBytes(file, damaged);
        ASSERT_FALSE(library().latentsOf("key")) << at;
        writeBytes(file, whole.substr(0, at));
        ASSERT_FALSE(library().latentsOf("key")) << at;
    }
    writeBytes(file, whole);
    EXPECT_TRUE(library().latentsOf("key"));
}

TEST_F(LatentsFilesTest, WhatNobodyCameBackForIsDroppedAfterAMonth) {
    expectDone(library().keepLatents("old", someLatents()));
    const std::filesystem::path old = files().at(0);
    expectDone(library().keepLatents("new", someLatents()));
    std::filesystem::last_write_time(
        old, std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 31));
    EXPECT_FALSE(reopened().latentsOf("old"));
    EXPECT_TRUE(library().latentsOf("new"));
}

TEST_F(LatentsFilesTest, AFolderThatCannotBeMadeIsSaid) {
    library();
    writeBytes(root() / "unfinished", "x");
    expectRefused(library().keepLatents("key", someLatents()), ErrorCode::Io, "unfinished");
    EXPECT_FALSE(library().latentsOf("key"));
}

}  // namespace
}  // namespace audioldm::tests
