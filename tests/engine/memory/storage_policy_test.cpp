// SPDX-License-Identifier: MIT
#include "engine/memory/storage_policy.h"

#include <gtest/gtest.h>

namespace audioldm::engine::memory {
namespace {

using weights::WeightRole;

weights::UnetConfig unetOf(std::vector<std::int64_t> channels) {
    weights::UnetConfig unet;
    unet.layersPerBlock.assign(channels.size(), 2);
    unet.blockOutChannels = std::move(channels);
    return unet;
}

const weights::UnetConfig kWide = unetOf({128, 256, 384, 640});
const weights::UnetConfig kNarrow = unetOf({64, 128, 192});

int bitsOf(Quantization quantization, std::string_view module, std::string_view name,
           at::ScalarType compute, const weights::UnetConfig& unet = kWide) {
    return storagePolicy(quantization, module, unet, compute)(name, WeightRole::Linear);
}

TEST(StoragePolicy, QuantizesTheUnetAlone) {
    for (const at::ScalarType compute : {at::kFloat, at::kBFloat16}) {
        for (const char* module : {"text_encoder", "vae", "vocoder"}) {
            EXPECT_EQ(bitsOf(Quantization::EightBit, module, "any.weight", compute), 0) << module;
        }
        const char* const name = "mid_block.resnets.0.conv1.weight";
        EXPECT_EQ(bitsOf(Quantization::EightBit, "unet", name, compute), 8);
        EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", name, compute), 4);
        EXPECT_FALSE(storagePolicy(Quantization::None, "unet", kWide, compute));
    }
}

TEST(StoragePolicy, StoresTheOuterBlocksInEightBitsWhateverTheNumberOfLevels) {
    const auto ofFour = [](std::string_view name, const weights::UnetConfig& unet) {
        return bitsOf(Quantization::FourBit, "unet", name, at::kBFloat16, unet);
    };
    EXPECT_EQ(ofFour("up_blocks.3.resnets.0.conv1.weight", kWide), 8);
    EXPECT_EQ(ofFour("up_blocks.2.resnets.0.conv1.weight", kWide), 4);
    EXPECT_EQ(ofFour("up_blocks.2.attentions.0.proj_in.weight", kWide), 8);
    EXPECT_EQ(ofFour("up_blocks.1.attentions.0.proj_in.weight", kWide), 4);
    EXPECT_EQ(ofFour("up_blocks.2.resnets.1.conv1.weight", kNarrow), 8);
    EXPECT_EQ(ofFour("up_blocks.1.attentions.1.proj_in.weight", kNarrow), 4);
    EXPECT_EQ(ofFour("up_blocks.1.attentions.2.proj_in.weight", kNarrow), 8);
    EXPECT_EQ(ofFour("up_blocks.0.resnets.0.conv1.weight", unetOf({160})), 8);
}

TEST(StoragePolicy, LeavesTheLastShortcutUnquantized) {
    for (const Quantization quantization : {Quantization::EightBit, Quantization::FourBit}) {
        for (const at::ScalarType compute : {at::kFloat, at::kBFloat16}) {
            const auto bits = [&](std::string_view name, const weights::UnetConfig& unet) {
                return bitsOf(quantization, "unet", name, compute, unet);
            };
            EXPECT_EQ(bits("up_blocks.3.resnets.2.conv_shortcut.weight", kWide), 0);
            EXPECT_EQ(bits("up_blocks.2.resnets.2.conv_shortcut.weight", kNarrow), 0);
            EXPECT_NE(bits("up_blocks.0.resnets.2.conv_shortcut.weight", kNarrow), 0);
        }
    }
    EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", "up_blocks.3.resnets.0.conv_shortcut.weight",
                     at::kBFloat16),
              0);
    EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", "up_blocks.3.resnets.0.conv_shortcut.weight",
                     at::kFloat),
              8);
}

TEST(StoragePolicy, KeepsTheEmbeddingsOfWideUnetsInEightBits) {
    for (const at::ScalarType compute : {at::kFloat, at::kBFloat16}) {
        for (const char* name : {"time_embedding.linear_1.weight", "class_embedding.weight"}) {
            EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", name, compute, kWide), 8) << name;
        }
        EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", "class_embedding.weight", compute, kNarrow),
                  4);
    }
}

TEST(StoragePolicy, LeavesTheFirstAndTheLastConvolutionUnquantized) {
    for (const char* name : {"conv_in.weight", "conv_out.weight"}) {
        for (const at::ScalarType compute : {at::kFloat, at::kBFloat16, at::kHalf}) {
            EXPECT_EQ(bitsOf(Quantization::EightBit, "unet", name, compute), 0) << name;
            EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", name, compute), 0) << name;
        }
    }
}

}  // namespace
}  // namespace audioldm::engine::memory
