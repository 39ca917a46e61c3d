// SPDX-License-Identifier: MIT
#include "engine/layers/resample.h"

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

INSTANTIATE_TEST_SUITE_P(, ResampleTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
