// SPDX-License-Identifier: MIT
#include "engine/vocoder/hifigan.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "engine/core/cancellation.h"
#include "engine/core/exception.h"
#include "engine/weights/component_configs.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::vocoder {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;
using tests::StoredWeights;

class HifiGanTest : public testing::TestWithParam<Precision> {
protected:
    void SetUp() override { at::manual_seed(7); }
};

TEST_P(HifiGanTest, AgreesWithTheReference) {
    for (const char* name : {"hifigan", "hifigan_normalize"}) {
        LayerDump dump(name, GetParam().dtype);
        const HifiGan vocoder(dump.scope(), weights::readVocoderConfig(dump.configFile()));
        dump.load();
        const at::Tensor waveform = vocoder.synthesize(dump.input("mel"));
        EXPECT_TRUE(isClose(waveform, dump.expected("waveform"), GetParam())) << name;
        EXPECT_EQ(waveform.scalar_type(), at::kFloat);
    }
}

TEST_P(HifiGanTest, WidensLikeATransposedConvolution) {
    struct Sizes {
        std::int64_t in, out, rate, kernel;
    };
    for (const auto& [in, out, rate, kernel] : {Sizes{1, 1, 1, 1},
                                                {5, 3, 2, 4},
                                                {6, 4, 5, 16},
                                                {8, 4, 4, 16},
                                                {4, 2, 2, 8},
                                                {3, 2, 3, 3},
                                                {3, 2, 2, 5}}) {
        for (const std::int64_t length : {1, 2, 63, 65}) {
            const at::Tensor weight = at::randn({in, out, kernel});
            const at::Tensor bias = at::randn({out});
            const at::Tensor x = at::randn({2, in, length});
            StoredWeights weights({{"weight", weight}, {"bias", bias}}, GetParam().dtype);
            const Upsampler upsampler(weights.store().scope(), in, out, rate, kernel, 500);
            weights.load();
            const auto exact = [](const at::Tensor& tensor) {
                return tensor.to(GetParam().dtype).to(at::kDouble);
            };
            const at::Tensor expected = at::conv_transpose1d(exact(x), exact(weight), exact(bias),
                                                             rate, (kernel - rate) / 2);
            const at::Tensor input =
                x.to(GetParam().dtype).unsqueeze(2).contiguous(at::MemoryFormat::ChannelsLast);
            EXPECT_TRUE(isClose(upsampler.forward(input), expected.unsqueeze(2), GetParam()))
                << in << " to " << out << ", rate " << rate << ", kernel " << kernel << ", length "
                << length;
        }
    }
}

TEST_P(HifiGanTest, GivesTheSameSamplesInChunks) {
    LayerDump dump("hifigan", GetParam().dtype);
    const HifiGan vocoder(dump.scope(), weights::readVocoderConfig(dump.configFile()));
    dump.load();
    const at::Tensor mel = at::randn({1, 307, dump.input("mel").size(2)});
    const at::Tensor whole = vocoder.synthesize(mel);
    for (const std::int64_t chunk : {64, 100, 128, 306}) {
        const at::Tensor chunked = vocoder.synthesize(mel, {}, chunk);
        ASSERT_EQ(chunked.sizes(), whole.sizes()) << chunk;
        // In float32 oneDNN sums some lengths in another order.
        EXPECT_LE((chunked - whole).abs().max().item<double>(),
                  GetParam().dtype == at::kFloat ? 1e-6 : 0)
            << chunk;
    }
}

INSTANTIATE_TEST_SUITE_P(, HifiGanTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

TEST(HifiGan, TakesASingleFrame) {
    LayerDump dump("hifigan");
    const HifiGan vocoder(dump.scope(), weights::readVocoderConfig(dump.configFile()));
    dump.load();
    const at::Tensor waveform = vocoder.synthesize(dump.input("mel").narrow(1, 0, 1));
    EXPECT_EQ(waveform.size(0), 2);
    EXPECT_TRUE(at::isfinite(waveform).all().item<bool>());
}

TEST(HifiGan, StopsWhenAsked) {
    LayerDump dump("hifigan");
    const HifiGan vocoder(dump.scope(), weights::readVocoderConfig(dump.configFile()));
    dump.load();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)vocoder.synthesize(dump.input("mel"), stop.get_token()), CancelledException);
}

}  // namespace
}  // namespace audioldm::engine::vocoder
