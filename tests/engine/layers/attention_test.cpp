// SPDX-License-Identifier: MIT
#include "engine/layers/attention.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/exception.h"
#include "engine/layers/norm.h"
#include "engine/layers/tokens.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;

/// softmax(q k^T / sqrt(headDim)) v in float64, written out.
at::Tensor plainAttention(const at::Tensor& joined, std::int64_t heads) {
    const at::Tensor split = joined.to(at::kDouble)
                                 .view({joined.size(0), joined.size(1), 3, heads, -1})
                                 .permute({2, 0, 3, 1, 4});
    const double scale = 1.0 / std::sqrt(static_cast<double>(split.size(4)));
    const at::Tensor scores = at::matmul(split[0], split[1].transpose(-1, -2)) * scale;
    return at::matmul(at::softmax(scores, -1), split[2])
        .transpose(1, 2)
        .reshape({joined.size(0), joined.size(1), joined.size(2) / 3});
}

class AttentionTest : public testing::TestWithParam<Precision> {
protected:
    void SetUp() override { at::manual_seed(4); }
};

TEST_P(AttentionTest, AgreesAtAwkwardSizes) {
    for (const std::int64_t headDim : {1, 5, 16, 24, 33, 64, 80}) {
        for (const std::int64_t length : {1, 2, 3, 16, 63, 65, 504}) {
            for (const std::int64_t heads : {1, 3}) {
                const at::Tensor joined =
                    at::randn({2, length, 3 * heads * headDim}).to(GetParam().dtype);
                EXPECT_TRUE(isClose(selfAttention(joined, heads), plainAttention(joined, heads),
                                    GetParam()))
                    << heads << " heads of " << headDim << ", length " << length;
            }
        }
    }
}

// One head and several threads: the queries are cut into tasks.
TEST_P(AttentionTest, AgreesWhenTasksShareAHead) {
    const int before = at::get_num_threads();
    at::set_num_threads(4);
    for (const std::int64_t length : {512, 1027}) {
        const at::Tensor joined = at::randn({1, length, 3 * 24}).to(GetParam().dtype);
        EXPECT_TRUE(isClose(selfAttention(joined, 1), plainAttention(joined, 1), GetParam()))
            << "length " << length;
    }
    at::set_num_threads(before);
}

TEST_P(AttentionTest, StaysFiniteForLargeScores) {
    const at::Tensor joined = (30 * at::randn({1, 65, 3 * 32})).to(GetParam().dtype);
    // A score of 5000 has four digits behind the point in float32.
    constexpr Precision kLoose{at::kFloat, 0.03, 1e-3};
    EXPECT_TRUE(isClose(selfAttention(joined, 2), plainAttention(joined, 2), kLoose));
}

// The VAE's: one head, norm before, residual after.
TEST_P(AttentionTest, AgreesWithTheReference) {
    LayerDump dump("vae_attention", GetParam().dtype);
    const GroupNorm norm(dump.scope().sub("group_norm"), 4, 12, 1e-6);
    const SelfAttention attention(dump.scope(), 12, 1, Linear::Bias::Yes);
    dump.load();
    const at::Tensor x = dump.activation("x");
    const at::Tensor tokens = attention.forwardAdd(toTokens(norm.forward(x)), toTokens(x));
    EXPECT_TRUE(isClose(fromTokens(tokens, 5, 3), dump.expected("output"), GetParam()));
}

INSTANTIATE_TEST_SUITE_P(, AttentionTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
