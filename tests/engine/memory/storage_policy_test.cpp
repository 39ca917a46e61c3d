// SPDX-License-Identifier: MIT
#include "engine/memory/storage_policy.h"

#include <gtest/gtest.h>

namespace audioldm::engine::memory {
namespace {

using weights::WeightRole;

constexpr std::size_t kLevels = 4;

int bitsOf(Quantization quantization, std::string_view module, std::string_view name,
           at::ScalarType compute) {
    return storagePolicy(quantization, module, kLevels, compute)(name, WeightRole::Linear);
}

TEST(StoragePolicy, QuantizesTheUnetAlone) {
    for (const at::ScalarType compute : {at::kFloat, at::kBFloat16}) {
        for (const char* module : {"text_encoder", "vae", "vocoder"}) {
            EXPECT_EQ(bitsOf(Quantization::EightBit, module, "any.weight", compute), 0) << module;
        }
        const char* const name = "mid_block.resnets.0.conv1.weight";
        EXPECT_EQ(bitsOf(Quantization::EightBit, "unet", name, compute), 8);
        EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", name, compute), 4);
        EXPECT_FALSE(storagePolicy(Quantization::None, "unet", kLevels, compute));
    }
}

TEST(StoragePolicy, StoresTheLastBlockInEightBitsWhateverTheNumberOfLevels) {
    EXPECT_EQ(
        bitsOf(Quantization::FourBit, "unet", "up_blocks.3.resnets.0.conv1.weight", at::kBFloat16),
        8);
    EXPECT_EQ(
        bitsOf(Quantization::FourBit, "unet", "up_blocks.2.resnets.0.conv1.weight", at::kBFloat16),
        4);
}

TEST(StoragePolicy, LeavesNothingOfTheUnetUnquantizedInFloat32) {
    for (const char* name : {"conv_in.weight", "conv_out.weight", "time_embedding.linear_1.weight",
                             "class_embedding.weight"}) {
        EXPECT_EQ(bitsOf(Quantization::EightBit, "unet", name, at::kBFloat16), 0) << name;
        EXPECT_EQ(bitsOf(Quantization::EightBit, "unet", name, at::kHalf), 0) << name;
        EXPECT_EQ(bitsOf(Quantization::EightBit, "unet", name, at::kFloat), 8) << name;
        EXPECT_EQ(bitsOf(Quantization::FourBit, "unet", name, at::kFloat), 8) << name;
    }
}

}  // namespace
}  // namespace audioldm::engine::memory
