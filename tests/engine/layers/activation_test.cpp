// SPDX-License-Identifier: MIT
#include "engine/layers/activation.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "tests/support/comparison.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::Precision;

constexpr std::int64_t kAwkwardSizes[] = {1, 2, 5, 16, 24, 33, 63, 65, 80, 504};

class ActivationTest : public testing::TestWithParam<Precision> {
protected:
    void SetUp() override { at::manual_seed(5); }
};

TEST_P(ActivationTest, GegluAgreesWithTorch) {
    for (const std::int64_t width : kAwkwardSizes) {
        const at::Tensor x = (3 * at::randn({2, 3, 2 * width})).to(GetParam().dtype);
        const at::Tensor exact = x.to(at::kDouble);
        EXPECT_TRUE(isClose(geglu(x),
                            exact.narrow(-1, 0, width) * at::gelu(exact.narrow(-1, width, width)),
                            GetParam()))
            << width;
    }
}

TEST_P(ActivationTest, LeakyReluAgreesWithTorch) {
    for (const std::int64_t width : kAwkwardSizes) {
        for (const auto format : {at::MemoryFormat::Contiguous, at::MemoryFormat::ChannelsLast}) {
            const at::Tensor x =
                at::randn({2, 3, 1, width}).to(GetParam().dtype).contiguous(format);
            const at::Tensor actual = leakyRelu(x, 0.1);
            EXPECT_TRUE(isClose(actual, at::leaky_relu(x.to(at::kDouble), 0.1), GetParam()))
                << width;
            EXPECT_EQ(actual.strides(), x.strides()) << width;
        }
    }
}

TEST_P(ActivationTest, LeakyReluTakesAPartOfATensor) {
    const at::Tensor part = at::randn({4, 9}).to(GetParam().dtype).narrow(1, 2, 5);
    EXPECT_TRUE(
        isClose(leakyRelu(part, 0.2), at::leaky_relu(part.to(at::kDouble), 0.2), GetParam()));
}

TEST_P(ActivationTest, MeanLeakyReluAgreesWithTorch) {
    for (const std::int64_t width : kAwkwardSizes) {
        std::vector<at::Tensor> branches;
        at::Tensor sum = at::zeros({1, 3, 1, width}, at::kDouble);
        for (const int count : {1, 2, 3, 4}) {
            branches.push_back(at::randn({1, 3, 1, width})
                                   .to(GetParam().dtype)
                                   .contiguous(at::MemoryFormat::ChannelsLast));
            sum = sum + branches.back();
            EXPECT_TRUE(isClose(meanLeakyRelu(branches, 0.01), at::leaky_relu(sum / count, 0.01),
                                GetParam()))
                << count << " branches of " << width;
        }
    }
}

TEST_P(ActivationTest, MeanLeakyReluTakesBranchesOfUnlikeMemory) {
    const at::Tensor first = at::randn({1, 3, 4, 5}).to(GetParam().dtype);
    const at::Tensor second =
        at::randn({1, 3, 4, 5}).to(GetParam().dtype).contiguous(at::MemoryFormat::ChannelsLast);
    EXPECT_TRUE(isClose(meanLeakyRelu({first, second}, 0.1),
                        at::leaky_relu((first.to(at::kDouble) + second.to(at::kDouble)) / 2, 0.1),
                        GetParam()));
}

INSTANTIATE_TEST_SUITE_P(, ActivationTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
