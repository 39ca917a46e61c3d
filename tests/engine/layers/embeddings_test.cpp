// SPDX-License-Identifier: MIT
#include "engine/layers/embeddings.h"

#include <gtest/gtest.h>

#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;

class EmbeddingsTest : public testing::TestWithParam<Precision> {};

TEST_P(EmbeddingsTest, AgreeWithTheReference) {
    for (const char* name : {"timestep_embedding", "timestep_embedding_shift"}) {
        LayerDump dump(name, GetParam().dtype);
        const std::int64_t width = dump.parameters()["width"];
        const TimestepMlp mlp(dump.scope(), width, 4 * width);
        dump.load();
        const at::Tensor stored = dump.input("timesteps");
        const auto* values = stored.const_data_ptr<float>();
        const std::vector<double> timesteps(values, values + stored.numel());
        const at::Tensor sinusoids =
            timestepEmbedding(timesteps, width, dump.parameters()["flip_sin_to_cos"],
                              dump.parameters()["freq_shift"]);
        EXPECT_TRUE(isClose(sinusoids, dump.expected("sinusoids"))) << name;
        EXPECT_TRUE(isClose(mlp.forward(sinusoids.to(GetParam().dtype)), dump.expected("embedding"),
                            GetParam()))
            << name;
    }
}

INSTANTIATE_TEST_SUITE_P(, EmbeddingsTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
