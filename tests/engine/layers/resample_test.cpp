// SPDX-License-Identifier: MIT
#include "engine/layers/resample.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;

constexpr std::int64_t kChannels = 6;

class ResampleTest : public testing::TestWithParam<Precision> {};

TEST_P(ResampleTest, DownsampleAgreesWithTheReference) {
    for (const auto& [name, padding] : {std::pair{"downsample", Downsample::Padding::AllSides},
                                        {"downsample_end", Downsample::Padding::EndsOnly}}) {
        LayerDump dump(name, GetParam().dtype);
        const Downsample downsample(dump.scope(), kChannels, padding, {16, 16});
        dump.load();
        EXPECT_TRUE(
            isClose(downsample.forward(dump.activation("x")), dump.expected("output"), GetParam()))
            << name;
    }
}

TEST_P(ResampleTest, UpsampleAgreesWithTheReference) {
    for (const std::int64_t typicalWidth : {16, 2}) {
        LayerDump dump("upsample", GetParam().dtype);
        const Upsample upsample(dump.scope(), kChannels, {16, typicalWidth});
        dump.load();
        EXPECT_TRUE(
            isClose(upsample.forward(dump.activation("x")), dump.expected("output"), GetParam()));
    }
}

TEST_P(ResampleTest, UpsampleToASizeAgreesWithTheReference) {
    LayerDump dump("upsample_to_size", GetParam().dtype);
    const Upsample upsample(dump.scope(), kChannels, {16, 16});
    dump.load();
    EXPECT_TRUE(
        isClose(upsample.forward(dump.activation("x"), 7, 5), dump.expected("output"), GetParam()));
}

/// The four small kernels against the large one over repeated values, at every kind of edge.
TEST(UpsampleTest, EqualsAConvolutionOverRepeatedValues) {
    at::manual_seed(7);
    LayerDump dump("upsample", at::kFloat);
    const Upsample upsample(dump.scope(), kChannels, {16, 16});
    dump.load();
    const at::Tensor kernel = dump.weights().at("conv.weight");
    const at::Tensor bias = dump.weights().at("conv.bias");
    for (const auto& [rows, columns] : {std::pair{1, 1}, {1, 4}, {5, 1}, {2, 2}, {7, 3}, {63, 8}}) {
        const at::Tensor x =
            at::randn({2, kChannels, rows, columns}).contiguous(at::MemoryFormat::ChannelsLast);
        for (const std::int64_t height : {2 * rows, 2 * rows - 1}) {
            for (const std::int64_t width : {2 * columns, 2 * columns - 1}) {
                const at::Tensor repeated = at::upsample_nearest2d(x, {height, width});
                const at::Tensor expected = at::conv2d(repeated, kernel, bias, 1, 1);
                EXPECT_TRUE(isClose(upsample.forward(x, height, width), expected,
                                    {at::kFloat, 2e-6, 1e-10}))
                    << height << " x " << width;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, ResampleTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
