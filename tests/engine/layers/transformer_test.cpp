// SPDX-License-Identifier: MIT
#include "engine/layers/transformer.h"

#include <gtest/gtest.h>

#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;

class TransformerTest : public testing::TestWithParam<Precision> {};

TEST_P(TransformerTest, AgreesWithTheReference) {
    for (const char* name : {"transformer_one_head", "transformer_heads", "transformer_odd"}) {
        LayerDump dump(name, GetParam().dtype);
        TransformerSizes sizes;
        sizes.width = dump.parameters()["in_channels"];
        sizes.heads = dump.parameters()["num_attention_heads"];
        sizes.blocks = dump.parameters()["num_layers"];
        sizes.normGroups = dump.parameters()["norm_num_groups"];
        sizes.linearProjection = dump.parameters()["use_linear_projection"];
        const SpatialTransformer transformer(dump.scope(), sizes);
        dump.load();
        const at::Tensor actual = transformer.forward(dump.activation("x"));
        EXPECT_TRUE(isClose(actual, dump.expected("output"), GetParam())) << name;
        EXPECT_TRUE(actual.is_contiguous(at::MemoryFormat::ChannelsLast)) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(, TransformerTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
