// SPDX-License-Identifier: MIT
#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "engine/core/cancellation.h"
#include "engine/vae/vae_decoder.h"
#include "engine/vae/vae_encoder.h"
#include "engine/weights/component_configs.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::vae {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;
using tests::StoredWeights;
using tests::TensorMap;

class VaeTest : public testing::TestWithParam<Precision> {};

TEST_P(VaeTest, DecoderAgreesWithTheReference) {
    LayerDump dump("vae_decoder", GetParam().dtype);
    const auto config = weights::readVaeConfig(dump.configFile());
    const VaeDecoder decoder(dump.scope(), config);
    dump.load();
    // The reference's pipeline divides by the factor before it calls decode.
    const at::Tensor mel = decoder.decode(dump.input("latents") * config.scalingFactor);
    EXPECT_TRUE(isClose(mel, dump.expected("mel"), GetParam()));
    EXPECT_EQ(mel.scalar_type(), GetParam().dtype);
}

TEST_P(VaeTest, EncoderAgreesWithTheReference) {
    LayerDump dump("vae_encoder", GetParam().dtype);
    const VaeEncoder encoder(dump.scope(), weights::readVaeConfig(dump.configFile()));
    dump.load();
    const LatentMoments moments = encoder.encode(dump.input("mel"));
    const at::Tensor expected = dump.expected("moments");
    EXPECT_TRUE(isClose(moments.mean, expected.narrow(1, 0, 4), GetParam()));
    EXPECT_TRUE(isClose(moments.logVar, expected.narrow(1, 4, 4).clamp(-30, 20), GetParam()));
    EXPECT_EQ(moments.mean.scalar_type(), at::kFloat);
}

/// Pieces see enough around them for every convolution, so that the only difference is that each is
/// normalised by its own statistics. Noise through a tiny random decoder is the hard case (0.05 of
/// the deviation, 0.33 in the worst frame); what it comes to with real sizes, memory_limits.py
/// tells.
TEST_P(VaeTest, DecodesInPiecesNearlyTheSame) {
    LayerDump dump("vae_decoder", GetParam().dtype);
    const auto config = weights::readVaeConfig(dump.configFile());
    const VaeDecoder decoder(dump.scope(), config);
    dump.load();
    at::manual_seed(3);
    const at::Tensor small = dump.input("latents");
    const at::Tensor latents = at::randn({1, small.size(1), 150, small.size(3)});
    const at::Tensor whole = decoder.decode(latents).to(at::kFloat);
    const double deviation = whole.std().item<double>();
    for (const std::int64_t piece : {64, 128, 149}) {
        const at::Tensor pieces = decoder.decode(latents, {}, piece).to(at::kFloat);
        ASSERT_EQ(pieces.sizes(), whole.sizes()) << piece;
        const at::Tensor error = (pieces - whole).abs() / deviation;
        EXPECT_LE(error.mean().item<double>(), 0.08) << piece;
        // A seam would stand out in its frame.
        const at::Tensor byFrame = error.mean(std::vector<std::int64_t>{0, 1, 3});
        EXPECT_LE(byFrame.max().item<double>(), 0.5) << piece;
    }
    EXPECT_TRUE(at::equal(decoder.decode(latents, {}, 150).to(at::kFloat), whole));
}

INSTANTIATE_TEST_SUITE_P(, VaeTest, testing::ValuesIn(tests::precisions()), tests::precisionName);

TEST(VaeDecoder, ReadsTheOlderNamesOfTheAttention) {
    LayerDump dump("vae_decoder");
    const auto config = weights::readVaeConfig(dump.configFile());
    const VaeDecoder newer(dump.scope(), config);
    dump.load();
    TensorMap renamed = dump.weights();
    const std::string place = "decoder.mid_block.attentions.0.";
    for (const auto& [now, before] : {std::pair{"to_q", "query"},
                                      {"to_k", "key"},
                                      {"to_v", "value"},
                                      {"to_out.0", "proj_attn"}}) {
        for (const char* kind : {".weight", ".bias"}) {
            auto node = renamed.extract(place + now + kind);
            ASSERT_FALSE(node.empty()) << now;
            node.key() = place + before + kind;
            renamed.insert(std::move(node));
        }
    }
    StoredWeights weights(renamed);
    const VaeDecoder older(weights.store().scope(), config);
    weights.load();
    const at::Tensor latents = dump.input("latents");
    EXPECT_TRUE(at::equal(older.decode(latents), newer.decode(latents)));
}

TEST(VaeDecoder, StopsWhenAsked) {
    LayerDump dump("vae_decoder");
    const VaeDecoder decoder(dump.scope(), weights::readVaeConfig(dump.configFile()));
    dump.load();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)decoder.decode(dump.input("latents"), stop.get_token()), CancelledException);
}

}  // namespace
}  // namespace audioldm::engine::vae
