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

}  // namespace
}  // namespace audioldm::engine::memory
