// SPDX-License-Identifier: MIT
#include "engine/layers/linear.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;
using tests::StoredWeights;

class LinearTest : public testing::TestWithParam<Precision> {
protected:
    void SetUp() override { at::manual_seed(1); }

    /// What torch makes of the same rounded numbers, in float64.
    [[nodiscard]] at::Tensor rounded(const at::Tensor& x) const {
        return x.to(GetParam().dtype).to(at::kDouble);
    }
};

TEST_P(LinearTest, AgreesWithTheReference) {
    for (const bool bias : {true, false}) {
        LayerDump dump(bias ? "linear" : "linear_no_bias", GetParam().dtype);
        const Linear linear(dump.scope(), 12, 20, bias ? Linear::Bias::Yes : Linear::Bias::No);
        dump.load();
        EXPECT_TRUE(
            isClose(linear.forward(dump.activation("x")), dump.expected("output"), GetParam()));
    }
}

TEST_P(LinearTest, AddsAResidual) {
    LayerDump dump("linear", GetParam().dtype);
    const Linear linear(dump.scope(), 12, 20);
    dump.load();
    const at::Tensor residual = at::randn({2, 5, 20}).to(GetParam().dtype);
    const at::Tensor before = residual.clone();
    EXPECT_TRUE(isClose(linear.forwardAdd(dump.activation("x"), residual),
                        dump.expected("output") + residual, GetParam()));
    EXPECT_TRUE(at::equal(residual, before)) << "the residual was written to";
}

TEST_P(LinearTest, AgreesAtAwkwardSizes) {
    struct Sizes {
        std::int64_t rows, in, out;
    };
    for (const auto& [rows, in, out] :
         {Sizes{1, 1, 1}, {1, 5, 33}, {2, 24, 1}, {63, 33, 80}, {65, 80, 24}, {504, 7, 17}}) {
        const at::Tensor weight = at::randn({out, in});
        const at::Tensor bias = at::randn({out});
        const at::Tensor x = at::randn({1, rows, in});
        for (const LinearUse use : {LinearUse::EveryStep, LinearUse::OncePerTask}) {
            StoredWeights weights({{"weight", weight}, {"bias", bias}}, GetParam().dtype);
            const Linear linear(weights.store().scope(), in, out, Linear::Bias::Yes, use);
            weights.load();
            const at::Tensor expected = at::linear(rounded(x), rounded(weight), rounded(bias));
            const at::Tensor residual = at::randn({1, rows, out}).to(GetParam().dtype);
            EXPECT_TRUE(isClose(linear.forward(x.to(GetParam().dtype)), expected, GetParam()))
                << rows << " rows, " << in << " to " << out;
            EXPECT_TRUE(isClose(linear.forwardAdd(x.to(GetParam().dtype), residual),
                                expected + residual, GetParam()))
                << rows << " rows, " << in << " to " << out << ", with a residual";
        }
    }
}

TEST_P(LinearTest, JoinsLayersOfOneInput) {
    tests::TensorMap tensors;
    std::vector<at::Tensor> parts;
    const at::Tensor x = at::randn({3, 10});
    for (const char* name : {"to_q", "to_k", "to_v"}) {
        const at::Tensor weight = at::randn({6, 10});
        const at::Tensor bias = at::randn({6});
        tensors[std::string(name) + ".weight"] = weight;
        tensors[std::string(name) + ".bias"] = bias;
        parts.push_back(at::linear(rounded(x), rounded(weight), rounded(bias)));
    }
    StoredWeights weights(tensors, GetParam().dtype);
    const Linear linear =
        Linear::joined(weights.store().scope(), {"to_q", "to_k", "to_v"}, 10, 6, Linear::Bias::Yes);
    weights.load();
    EXPECT_TRUE(isClose(linear.forward(x.to(GetParam().dtype)), at::cat(parts, -1), GetParam()));
}

TEST_P(LinearTest, TakesTheWeightOfAOneByOneConvolution) {
    const at::Tensor weight = at::randn({4, 6, 1, 1});
    const at::Tensor bias = at::randn({4});
    const at::Tensor x = at::randn({5, 6});
    StoredWeights weights({{"weight", weight}, {"bias", bias}}, GetParam().dtype);
    const Linear linear = Linear::fromShape(weights.store().scope(), {4, 6, 1, 1});
    weights.load();
    EXPECT_TRUE(isClose(linear.forward(x.to(GetParam().dtype)),
                        at::linear(rounded(x), rounded(weight.view({4, 6})), rounded(bias)),
                        GetParam()));
}

INSTANTIATE_TEST_SUITE_P(, LinearTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
