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

INSTANTIATE_TEST_SUITE_P(, ResnetBlockTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
