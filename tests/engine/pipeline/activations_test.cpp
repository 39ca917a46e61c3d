// SPDX-License-Identifier: MIT
#include "engine/pipeline/activations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace audioldm::engine::pipeline {
namespace {

/// The sizes of audioldm-s, which are the defaults.
const weights::ModelConfig kConfig;
const weights::ComputeOptions kBFloat16{at::kCPU, at::kBFloat16};
constexpr std::int64_t kLatentFrames = 750;  // 30 s

std::size_t placeOf(std::string_view name) {
    const auto parts = Activations::unetParts(kConfig.unet);
    const auto part = std::ranges::find_if(
        parts, [&](const std::string& beginning) { return name.starts_with(beginning); });
    EXPECT_NE(part, parts.end()) << name;
    return static_cast<std::size_t>(part - parts.begin());
}

std::int64_t unetBytes(std::string_view name, std::int64_t halves) {
    return Activations(kConfig, kBFloat16).unet(kLatentFrames, halves).at(placeOf(name));
}

TEST(Activations, TellsTheLayersOfTheUnetApart) {
    const auto bytes = Activations(kConfig, kBFloat16).unet(kLatentFrames, 1);
    EXPECT_EQ(bytes.size(), Activations::unetParts(kConfig.unet).size());
    EXPECT_NE(placeOf("down_blocks.0.resnets.0.conv1.weight"),
              placeOf("down_blocks.0.resnets.0.conv2.weight"));
    EXPECT_EQ(placeOf("down_blocks.0.resnets.0.conv2.weight"),
              placeOf("down_blocks.0.resnets.0.conv2.bias"));
    for (const char* name :
         {"conv_in.weight", "down_blocks.1.attentions.1.proj_in.weight",
          "down_blocks.2.downsamplers.0.conv.weight", "mid_block.resnets.1.conv1.weight",
          "up_blocks.0.resnets.2.conv_shortcut.weight", "up_blocks.1.upsamplers.0.conv.weight",
          "up_blocks.3.resnets.2.conv1.weight", "conv_out.weight"}) {
        EXPECT_GT(bytes.at(placeOf(name)), 0) << name;
    }
}

TEST(Activations, AreFewestWhereTheUnetIsNarrowest) {
    const std::int64_t wide = unetBytes("down_blocks.1.attentions.0.proj_in.weight", 2);
    const std::int64_t narrow = unetBytes("mid_block.resnets.0.conv1.weight", 2);
    EXPECT_GT(wide, narrow);
    EXPECT_GT(unetBytes("mid_block.resnets.0.conv1.weight", 2),
              unetBytes("mid_block.resnets.0.conv1.weight", 1));
}

TEST(Activations, GrowWithTheSkipsOnTheWayDownAndFallOnTheWayUp) {
    EXPECT_GT(unetBytes("down_blocks.1.attentions.1.proj_in.weight", 1),
              unetBytes("down_blocks.1.attentions.0.proj_in.weight", 1));
    EXPECT_LT(unetBytes("up_blocks.2.attentions.2.proj_in.weight", 1),
              unetBytes("up_blocks.2.attentions.1.proj_in.weight", 1));
}

/// A part at an end of the sound has context on one side alone.
TEST(Activations, OfTwoChunksAreFewerThanOfThree) {
    const Activations activations(kConfig, kBFloat16);
    const std::int64_t waveform = 256 * 160 * static_cast<std::int64_t>(sizeof(float));
    EXPECT_LT(activations.vocoder(512, 256) + waveform, activations.vocoder(768, 256));
    EXPECT_EQ(activations.vocoder(768, 256) + waveform, activations.vocoder(1024, 256));
    EXPECT_LT(activations.vae(250, 128), activations.vae(384, 128));
}

}  // namespace
}  // namespace audioldm::engine::pipeline
