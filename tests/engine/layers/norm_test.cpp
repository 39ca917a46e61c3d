// SPDX-License-Identifier: MIT
#include "engine/layers/norm.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "engine/core/exception.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;
using tests::StoredWeights;

class NormTest : public testing::TestWithParam<Precision> {
protected:
    void SetUp() override { at::manual_seed(3); }

    [[nodiscard]] at::Tensor activation(const at::Tensor& x) const {
        return x.to(GetParam().dtype).contiguous(at::MemoryFormat::ChannelsLast);
    }
};

TEST_P(NormTest, GroupNormAgreesWithTheReference) {
    LayerDump dump("group_norm_silu", GetParam().dtype);
    const GroupNorm norm(dump.scope(), 4, 12, 1e-5);
    dump.load();
    EXPECT_TRUE(isClose(norm.forward(dump.activation("x")), dump.expected("norm"), GetParam()));
    EXPECT_TRUE(
        isClose(norm.forwardSilu(dump.activation("x")), dump.expected("norm_silu"), GetParam()));
}

TEST_P(NormTest, LayerNormAgreesWithTheReference) {
    LayerDump dump("layer_norm", GetParam().dtype);
    const LayerNorm norm(dump.scope(), 18, 1e-5);
    dump.load();
    EXPECT_TRUE(isClose(norm.forward(dump.activation("x")), dump.expected("output"), GetParam()));
}

TEST_P(NormTest, GroupNormAgreesAtAwkwardSizes) {
    struct Sizes {
        std::int64_t groups, channels, height, width;
    };
    for (const auto& [groups, channels, height, width] : {Sizes{1, 2, 1, 1},
                                                          {2, 6, 1, 1},
                                                          {5, 5, 9, 7},
                                                          {4, 20, 63, 1},
                                                          {3, 33, 13, 5},
                                                          {1, 80, 65, 8},
                                                          {8, 24, 504, 1}}) {
        const at::Tensor weight = at::randn({channels});
        const at::Tensor bias = at::randn({channels});
        const at::Tensor x = activation(1 + 2 * at::randn({2, channels, height, width}));
        const at::Tensor shift = at::randn({2, channels});
        StoredWeights weights({{"weight", weight}, {"bias", bias}}, GetParam().dtype);
        const GroupNorm norm(weights.store().scope(), groups, channels, 1e-5);
        weights.load();
        const auto expected = [&](const at::Tensor& input) {
            return at::group_norm(input.contiguous(), groups, weight.to(at::kDouble),
                                  bias.to(at::kDouble), 1e-5);
        };
        const at::Tensor exact = x.to(at::kDouble);
        const at::Tensor shifted = exact + shift.to(at::kDouble).view({2, channels, 1, 1});
        const std::string sizes =
            concat(groups, " groups of ", channels, " channels, ", height, 'x', width);
        EXPECT_TRUE(isClose(norm.forward(x), expected(exact), GetParam())) << sizes;
        EXPECT_TRUE(isClose(norm.forwardSilu(x), at::silu(expected(exact)), GetParam())) << sizes;
        EXPECT_TRUE(
            isClose(norm.forwardShiftedSilu(x, shift), at::silu(expected(shifted)), GetParam()))
            << sizes;
    }
}

// The activations of the VAE's last level: many positions, and a mean far above the deviation.
TEST_P(NormTest, GroupNormKeepsItsDigitsWhereTheMeanIsLarge) {
    const at::Tensor x = activation(8 + at::randn({1, 4, 200, 64}));
    StoredWeights weights({{"weight", at::ones({4})}, {"bias", at::zeros({4})}}, GetParam().dtype);
    const GroupNorm norm(weights.store().scope(), 2, 4, 1e-5);
    weights.load();
    EXPECT_TRUE(isClose(norm.forward(x),
                        at::group_norm(x.to(at::kDouble).contiguous(), 2, {}, {}, 1e-5),
                        GetParam()));
}

TEST_P(NormTest, GroupNormTakesOtherMemoryFormats) {
    StoredWeights weights({{"weight", at::randn({6})}, {"bias", at::randn({6})}}, GetParam().dtype);
    const GroupNorm norm(weights.store().scope(), 3, 6, 1e-5);
    weights.load();
    const at::Tensor x = at::randn({2, 6, 5, 4}).to(GetParam().dtype);
    EXPECT_TRUE(isClose(norm.forwardSilu(x), norm.forwardSilu(activation(x)), GetParam()));
}

TEST_P(NormTest, LayerNormAgreesAtAwkwardSizes) {
    for (const std::int64_t width : {1, 2, 5, 16, 24, 33, 80, 504}) {
        for (const std::int64_t rows : {1, 63}) {
            const at::Tensor weight = at::randn({width});
            const at::Tensor bias = at::randn({width});
            const at::Tensor x = (1 + 2 * at::randn({rows, width})).to(GetParam().dtype);
            StoredWeights weights({{"weight", weight}, {"bias", bias}}, GetParam().dtype);
            const LayerNorm norm(weights.store().scope(), width, 1e-5);
            weights.load();
            EXPECT_TRUE(isClose(norm.forward(x),
                                at::layer_norm(x.to(at::kDouble), {width}, weight.to(at::kDouble),
                                               bias.to(at::kDouble), 1e-5),
                                GetParam()))
                << rows << " rows of " << width;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, NormTest, testing::ValuesIn(tests::precisions()), tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
