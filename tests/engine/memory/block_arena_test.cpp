// SPDX-License-Identifier: MIT
#include "engine/memory/block_arena.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <thread>
#include <vector>

#include "tests/support/anonymous_memory.h"

namespace audioldm::engine::memory {
namespace {

constexpr std::size_t kMiB = std::size_t{1024} * 1024;

struct Block {
    char* data = nullptr;
    std::size_t bytes = 0;
    char mark = 0;

    void fill() const { std::memset(data, mark, bytes); }
    [[nodiscard]] bool holdsItsMark() const {
        return std::all_of(data, data + bytes, [this](char value) { return value == mark; });
    }
};

Block takeFrom(BlockArena& arena, std::size_t bytes, char mark = 1) {
    return {static_cast<char*>(arena.take(bytes)), bytes, mark};
}

std::int64_t writtenMiB() {
    return tests::anonymousBytes() / static_cast<std::int64_t>(kMiB);
}

TEST(BlockArena, GivesPagesOfTheirOwn) {
    BlockArena arena(64 * kMiB);
    const Block first = takeFrom(arena, 1, 1);
    const Block second = takeFrom(arena, 5000, 2);
    const Block third = takeFrom(arena, 100 * kMiB, 3);  // more than a region
    for (const Block& block : {first, second, third}) {
        ASSERT_NE(block.data, nullptr);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block.data) % 4096, 0U);
        block.fill();
    }
    for (const Block& block : {first, second, third}) {
        EXPECT_TRUE(block.holdsItsMark()) << block.bytes;
    }
}

TEST(BlockArena, OtherSizesTakeThePlaceOfFreedOnes) {
    BlockArena arena(64 * kMiB);
    const Block one = takeFrom(arena, 3 * kMiB);
    const Block two = takeFrom(arena, 3 * kMiB);
    const Block kept = takeFrom(arena, kMiB);
    arena.give(one.data, one.bytes);
    arena.give(two.data, two.bytes);
    const Block joined = takeFrom(arena, 6 * kMiB);
    EXPECT_EQ(joined.data, one.data) << "free neighbours were not joined";
    arena.give(joined.data, joined.bytes);
    const Block small = takeFrom(arena, kMiB);
    const Block rest = takeFrom(arena, 5 * kMiB);
    EXPECT_EQ(small.data, one.data);
    EXPECT_EQ(rest.data, one.data + kMiB) << "the rest of a free place was lost";
    EXPECT_EQ(kept.data, one.data + 6 * kMiB);
}

TEST(BlockArena, TouchesNoMorePagesThanLiveAtOnce) {
    BlockArena arena(64 * kMiB);
    const std::int64_t before = writtenMiB();
    for (std::size_t size = 10; size <= 30; ++size) {
        const Block block = takeFrom(arena, size * kMiB);
        block.fill();
        arena.give(block.data, block.bytes);
    }
    EXPECT_LE(writtenMiB() - before, 36) << "blocks of other sizes did not share pages";
    EXPECT_GE(writtenMiB() - before, 28) << "nothing was kept";
}

TEST(BlockArena, TrimGivesFreePagesBack) {
    BlockArena arena(256 * kMiB);
    const std::int64_t before = writtenMiB();
    const Block freed = takeFrom(arena, 90 * kMiB);
    const Block kept = takeFrom(arena, 10 * kMiB, 5);
    freed.fill();
    kept.fill();
    arena.give(freed.data, freed.bytes);
    EXPECT_EQ(arena.keptBytes(), freed.bytes);
    EXPECT_GE(writtenMiB() - before, 95);
    arena.trim();
    EXPECT_EQ(arena.keptBytes(), 0U);
    EXPECT_LE(writtenMiB() - before, 16);
    EXPECT_TRUE(kept.holdsItsMark()) << "trim() dropped a block that is in use";
    arena.give(kept.data, kept.bytes);
    arena.trim();
    EXPECT_LE(writtenMiB() - before, 4);
    const Block again = takeFrom(arena, kMiB);
    ASSERT_NE(again.data, nullptr) << "nothing can be taken after trim()";
    again.fill();
}

TEST(BlockArena, KeepsALimitedAmount) {
    BlockArena arena(20 * kMiB);
    const std::int64_t before = writtenMiB();
    std::vector<Block> blocks;
    for (int i = 0; i < 10; ++i) {
        blocks.push_back(takeFrom(arena, 10 * kMiB));
        blocks.back().fill();
    }
    EXPECT_GE(writtenMiB() - before, 96);
    for (const Block& block : blocks) {
        arena.give(block.data, block.bytes);
    }
    EXPECT_LE(arena.keptBytes(), 20 * kMiB);
    EXPECT_LE(writtenMiB() - before, 26);
}

TEST(BlockArena, SaysWhenTheSystemRefuses) {
    BlockArena arena(64 * kMiB);
    EXPECT_EQ(arena.take(std::size_t{1} << 52), nullptr);
    EXPECT_NE(arena.take(kMiB), nullptr) << "nothing can be taken after a refusal";
}

/// Random sizes and lifetimes: blocks never overlap, and all memory comes together again.
void takeAndGiveAtRandom(BlockArena& arena, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<Block> blocks;
    for (int round = 0; round < 3000; ++round) {
        if (blocks.size() < 20 && random() % 2 == 0) {
            Block block = takeFrom(arena, 1 + random() % (256 * 1024), static_cast<char>(random()));
            ASSERT_NE(block.data, nullptr);
            block.fill();
            blocks.push_back(block);
        } else if (!blocks.empty()) {
            std::swap(blocks[random() % blocks.size()], blocks.back());
            ASSERT_TRUE(blocks.back().holdsItsMark()) << "round " << round;
            arena.give(blocks.back().data, blocks.back().bytes);
            blocks.pop_back();
        }
    }
    for (const Block& block : blocks) {
        ASSERT_TRUE(block.holdsItsMark());
        arena.give(block.data, block.bytes);
    }
}

TEST(BlockArena, KeepsBlocksApartInAllThreads) {
    BlockArena arena(2 * kMiB);
    const Block whole = takeFrom(arena, 60 * kMiB);
    arena.give(whole.data, whole.bytes);
    std::vector<std::thread> threads;
    for (unsigned seed = 0; seed < 4; ++seed) {
        threads.emplace_back([&arena, seed] { takeAndGiveAtRandom(arena, seed); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    const Block again = takeFrom(arena, 60 * kMiB);
    EXPECT_EQ(again.data, whole.data) << "freed places did not come together again";
}

}  // namespace
}  // namespace audioldm::engine::memory
