// SPDX-License-Identifier: MIT
#include "engine/layers/resnet_block.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;

class ResnetBlockTest : public testing::TestWithParam<Precision> {};

TEST_P(ResnetBlockTest, AgreesWithTheReference) {
    for (const char* name : {"resnet_block", "resnet_block_shortcut", "resnet_block_no_temb"}) {
        for (const std::int64_t typicalWidth : {16, 2}) {  // both ways of convolving
            LayerDump dump(name, GetParam().dtype);
            ResnetBlockSizes sizes;
            sizes.inChannels = dump.parameters()["in_channels"];
            sizes.outChannels = dump.parameters()["out_channels"];
            sizes.normGroups = dump.parameters()["groups"];
            sizes.normEpsilon = dump.parameters()["eps"];
            sizes.embeddingWidth = dump.hasInput("temb") ? dump.input("temb").size(1) : 0;
            sizes.typicalInput = {16, typicalWidth};
            const ResnetBlock block(dump.scope(), sizes);
            dump.load();
            const at::Tensor shift =
                dump.hasInput("temb") ? block.projectConditioning(at::silu(dump.activation("temb")))
                                      : at::Tensor();
            EXPECT_TRUE(isClose(block.forward(dump.activation("x"), shift), dump.expected("output"),
                                GetParam()))
                << name << ", typical width " << typicalWidth;
        }
    }
}

/// One row under several labels is that row under each of them.
TEST_P(ResnetBlockTest, TakesOneRowForSeveralShifts) {
    at::manual_seed(3);
    for (const char* name : {"resnet_block", "resnet_block_shortcut"}) {
        LayerDump dump(name, GetParam().dtype);
        ResnetBlockSizes sizes;
        sizes.inChannels = dump.parameters()["in_channels"];
        sizes.outChannels = dump.parameters()["out_channels"];
        sizes.normGroups = dump.parameters()["groups"];
        sizes.normEpsilon = dump.parameters()["eps"];
        sizes.embeddingWidth = dump.input("temb").size(1);
        const ResnetBlock block(dump.scope(), sizes);
        dump.load();
        const at::Tensor row = dump.activation("x").narrow(0, 0, 1);
        const at::Tensor shifts = at::randn({3, sizes.outChannels});
        const at::Tensor repeated =
            row.expand({3, -1, -1, -1}).contiguous(at::MemoryFormat::ChannelsLast);
        const at::Tensor expected = block.forward(repeated, shifts).to(at::kFloat);
        EXPECT_GT((expected[0] - expected[1]).abs().max().item<float>(), 0.01F) << name;
        EXPECT_TRUE(isClose(block.forward(row, shifts), expected, GetParam())) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(, ResnetBlockTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
