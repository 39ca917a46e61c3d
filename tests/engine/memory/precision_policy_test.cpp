// SPDX-License-Identifier: MIT
#include "engine/memory/precision_policy.h"

#include <gtest/gtest.h>

namespace audioldm::engine::memory {
namespace {

using weights::WeightRole;

TEST(PrecisionPolicy, KeepsNormsAloneInFloat32) {
    const weights::DtypePolicy policy = precisionPolicy(at::kBFloat16);
    EXPECT_EQ(policy("norm1.weight", WeightRole::Norm), at::kFloat);
    for (const WeightRole role :
         {WeightRole::Convolution, WeightRole::Linear, WeightRole::Embedding, WeightRole::Bias}) {
        EXPECT_EQ(policy("conv_in.weight", role), at::kBFloat16);
    }
}

TEST(PrecisionPolicy, ComputesTextInFloat32InsteadOfBfloat16) {
    const weights::DtypePolicy policy = textPrecisionPolicy(at::kBFloat16);
    EXPECT_EQ(textComputeType(at::kBFloat16), at::kFloat);
    EXPECT_EQ(policy("word_embeddings.weight", WeightRole::Embedding), at::kBFloat16);
    for (const WeightRole role : {WeightRole::Linear, WeightRole::Norm, WeightRole::Bias}) {
        EXPECT_EQ(policy("dense.weight", role), at::kFloat);
    }
}

TEST(PrecisionPolicy, LeavesTextInTheOtherTypes) {
    for (const at::ScalarType type : {at::kFloat, at::kHalf}) {
        EXPECT_EQ(textComputeType(type), type);
        EXPECT_EQ(textPrecisionPolicy(type)("dense.weight", WeightRole::Linear), type);
        EXPECT_EQ(textPrecisionPolicy(type)("dense.weight", WeightRole::Norm), at::kFloat);
    }
}

TEST(PrecisionPolicy, ComputesTheSpectrogramInFloat32InsteadOfBfloat16) {
    const weights::DtypePolicy policy = vaePrecisionPolicy(at::kBFloat16);
    EXPECT_EQ(policy("decoder.conv_out.weight", WeightRole::Convolution), at::kFloat);
    EXPECT_EQ(policy("decoder.conv_in.weight", WeightRole::Convolution), at::kBFloat16);
    EXPECT_EQ(policy("encoder.conv_out.weight", WeightRole::Convolution), at::kBFloat16);
    EXPECT_EQ(policy("decoder.conv_norm_out.weight", WeightRole::Norm), at::kFloat);
    EXPECT_EQ(vaePrecisionPolicy(at::kHalf)("decoder.conv_out.weight", WeightRole::Convolution),
              at::kHalf);
}

TEST(PrecisionPolicy, ComputesTheWaveformInFloat32InsteadOfBfloat16) {
    weights::VocoderConfig vocoder;
    vocoder.upsampleRates = {5, 4, 2};
    vocoder.resblockKernelSizes = {3, 7};
    const weights::DtypePolicy policy = vocoderPrecisionPolicy(at::kBFloat16, vocoder);
    for (const char* name : {"conv_pre.weight", "conv_post.weight", "upsampler.2.weight",
                             "resblocks.4.convs1.0.weight", "resblocks.5.convs2.1.weight"}) {
        EXPECT_EQ(policy(name, WeightRole::Convolution), at::kFloat) << name;
    }
    for (const char* name : {"upsampler.1.weight", "upsampler.20.weight",
                             "resblocks.3.convs1.0.weight", "resblocks.40.convs1.0.weight"}) {
        EXPECT_EQ(policy(name, WeightRole::Convolution), at::kBFloat16) << name;
    }
    EXPECT_EQ(policy("scale", WeightRole::Norm), at::kFloat);
    EXPECT_EQ(
        vocoderPrecisionPolicy(at::kHalf, vocoder)("conv_post.weight", WeightRole::Convolution),
        at::kHalf);
}

}  // namespace
}  // namespace audioldm::engine::memory
