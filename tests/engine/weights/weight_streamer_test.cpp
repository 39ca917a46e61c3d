// SPDX-License-Identifier: MIT
// The order of copies and what waits for what, with copies that are carried out as late as a GPU
// may: when they are waited for.
#include "engine/weights/weight_streamer.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace audioldm::engine::weights {
namespace {

struct Pending {
    void* target;
    const void* source;
    std::size_t bytes;
};

/// What the plug-in would be asked to do.
struct FakeGpu {
    std::vector<std::unique_ptr<Pending>> pending;
    int started = 0;
    int registered = 0;
    int finished = 0;
    bool pins = true;
    bool copies = true;
};
FakeGpu g_gpu;

const cuda::Copies kFakeCopies = {
    [](void*, std::size_t) {
        g_gpu.registered += g_gpu.pins ? 1 : 0;
        return g_gpu.pins ? 0 : 1;
    },
    [](void*) {
        --g_gpu.registered;
        return 0;
    },
    [](std::int32_t, void* target, const void* source, std::size_t bytes, void** ticket) {
        if (!g_gpu.copies) {
            return 1;
        }
        ++g_gpu.started;
        g_gpu.pending.push_back(std::make_unique<Pending>(Pending{target, source, bytes}));
        *ticket = g_gpu.pending.back().get();
        return 0;
    },
    [](std::int32_t, void* ticket) {
        const auto found = std::find_if(g_gpu.pending.begin(), g_gpu.pending.end(),
                                        [&](const auto& each) { return each.get() == ticket; });
        if (found == g_gpu.pending.end()) {
            return 1;
        }
        std::memcpy((*found)->target, (*found)->source, (*found)->bytes);
        g_gpu.pending.erase(found);
        return 0;
    },
    [](std::int32_t) {
        ++g_gpu.finished;
        return 0;
    },
};

class WeightStreamerTest : public testing::Test {
protected:
    void SetUp() override {
        g_gpu = {};
        at::manual_seed(1);
        for (int i = 0; i < 4; ++i) {
            m_weights.push_back(
                at::randn({2 + i, 3, 3, 3}).contiguous(at::MemoryFormat::ChannelsLast));
        }
    }
    [[nodiscard]] const void* key(std::size_t index) const { return &m_weights[index]; }
    void keepAll(WeightStreamer& streamer) {
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            streamer.keep(key(i), m_weights[i]);
        }
    }
    void expectWeight(const at::Tensor& got, std::size_t index) const {
        EXPECT_TRUE(at::equal(got, m_weights[index])) << index;
        EXPECT_EQ(got.strides(), m_weights[index].strides()) << index;
    }

    std::vector<at::Tensor> m_weights;
};

TEST_F(WeightStreamerTest, BringsWhatItKeeps) {
    {
        WeightStreamer streamer(kFakeCopies, at::kCPU);
        EXPECT_FALSE(streamer.holds(key(0)));
        keepAll(streamer);
        EXPECT_TRUE(streamer.holds(key(0)));
        EXPECT_EQ(g_gpu.registered, 4);
        const at::Tensor brought = streamer.bring(key(2));
        expectWeight(brought, 2);
        EXPECT_TRUE(g_gpu.pending.empty());
    }
    EXPECT_EQ(g_gpu.registered, 0);
    EXPECT_EQ(g_gpu.finished, 1);
}

TEST_F(WeightStreamerTest, SendsForTheNextOnceItKnowsTheOrder) {
    WeightStreamer streamer(kFakeCopies, at::kCPU);
    keepAll(streamer);
    for (std::size_t i = 0; i < 4; ++i) {
        expectWeight(streamer.stream(key(i)), i);
        EXPECT_TRUE(g_gpu.pending.empty()) << i;
    }
    // From the second pass on the next one is on its way, around the end as well.
    for (int pass = 0; pass < 3; ++pass) {
        for (std::size_t i = 0; i < 4; ++i) {
            const int before = g_gpu.started;
            expectWeight(streamer.stream(key(i)), i);
            const bool first = pass == 0 && i == 0;
            EXPECT_EQ(g_gpu.started - before, first ? 2 : 1) << pass << ' ' << i;
            EXPECT_EQ(g_gpu.pending.size(), 1U) << pass << ' ' << i;
        }
    }
}

TEST_F(WeightStreamerTest, FollowsAnotherOrder) {
    WeightStreamer streamer(kFakeCopies, at::kCPU);
    keepAll(streamer);
    for (const std::size_t i : {0U, 1U, 2U, 3U, 0U, 2U, 1U, 3U, 0U, 2U, 1U, 3U, 3U, 0U}) {
        expectWeight(streamer.stream(key(i)), i);
        EXPECT_LE(g_gpu.pending.size(), 1U);
    }
}

/// Memory that is still written to is not given back.
TEST_F(WeightStreamerTest, WaitsForWhatItGivesUp) {
    WeightStreamer streamer(kFakeCopies, at::kCPU);
    keepAll(streamer);
    for (const std::size_t i : {0U, 1U, 0U}) {
        static_cast<void>(streamer.stream(key(i)));
    }
    ASSERT_EQ(g_gpu.pending.size(), 1U);
    streamer.forgetAhead();
    EXPECT_TRUE(g_gpu.pending.empty());
    expectWeight(streamer.stream(key(1)), 1);
}

TEST_F(WeightStreamerTest, WorksWhereNothingCanBePinned) {
    g_gpu.pins = false;
    WeightStreamer streamer(kFakeCopies, at::kCPU);
    keepAll(streamer);
    EXPECT_EQ(g_gpu.registered, 0);
    expectWeight(streamer.bring(key(1)), 1);
}

TEST_F(WeightStreamerTest, SaysThatACopyFailed) {
    WeightStreamer streamer(kFakeCopies, at::kCPU);
    keepAll(streamer);
    g_gpu.copies = false;
    EXPECT_THROW(static_cast<void>(streamer.bring(key(0))), std::exception);
    EXPECT_THROW(static_cast<void>(streamer.stream(key(0))), std::exception);
}

}  // namespace
}  // namespace audioldm::engine::weights
