// SPDX-License-Identifier: MIT
#include "engine/pipeline/memory_plan.h"

#include <gtest/gtest.h>

#include "engine/core/exception.h"

namespace audioldm::engine::pipeline {
namespace {

constexpr std::int64_t kMegabyte = std::int64_t{1024} * 1024;
constexpr std::int64_t kWeights = 761 * kMegabyte;

const weights::ComputeOptions kBFloat16{at::kCPU, at::kBFloat16, 125};
const weights::ComputeOptions kFloat32{at::kCPU, at::kFloat, 125};

/// The sizes of audioldm-s, which are the defaults.
const weights::ModelConfig kConfig;

/// Activations at the peak, measured at the allocator while audioldm-s made sounds of these
/// lengths.
TEST(MemoryPlan, PredictsWhatWasMeasured) {
    constexpr double kTolerance = 0.05;
    const auto expectNear = [&](std::int64_t planned, double measured) {
        EXPECT_NEAR(static_cast<double>(planned), measured, kTolerance * measured);
    };
    expectNear(activationBytes(kConfig, kBFloat16, 5.0), 46310896);
    expectNear(activationBytes(kConfig, kBFloat16, 10.24), 94736880);
    expectNear(activationBytes(kConfig, kFloat32, 5.0), 82123696);
    expectNear(activationBytes(kConfig, kFloat32, 10.24), 168042928);
}

TEST(MemoryPlan, AcceptsExactlyWhatItNeeds) {
    const std::int64_t needed = kWeights + activationBytes(kConfig, kBFloat16, 5.0);
    EXPECT_NO_THROW(checkFits(kConfig, kBFloat16, kWeights, 5.0, needed));
    EXPECT_THROW(checkFits(kConfig, kBFloat16, kWeights, 5.0, needed - 1), EngineException);
}

TEST(MemoryPlan, NamesALengthThatFits) {
    constexpr std::int64_t kBudget = 820 * kMegabyte;
    try {
        checkFits(kConfig, kBFloat16, kWeights, 30.0, kBudget);
        FAIL() << "30 s were accepted";
    } catch (const EngineException& exception) {
        EXPECT_EQ(exception.error().code, ErrorCode::OutOfMemory);
        const std::string& message = exception.error().message;
        const std::size_t at = message.find("at most ");
        ASSERT_NE(at, std::string::npos) << message;
        const double seconds = std::stod(message.substr(at + 8));
        EXPECT_GE(seconds, 1.0);
        EXPECT_NO_THROW(checkFits(kConfig, kBFloat16, kWeights, seconds, kBudget)) << message;
    }
}

TEST(MemoryPlan, OffersNoLengthWhereTheWeightsAloneDoNotFit) {
    try {
        checkFits(kConfig, kFloat32, 2 * kWeights, 5.0, 256 * kMegabyte);
        FAIL() << "256 MB were accepted";
    } catch (const EngineException& exception) {
        EXPECT_EQ(exception.error().message.find("duration"), std::string::npos);
        EXPECT_NE(exception.error().message.find("--max-memory"), std::string::npos);
    }
}

}  // namespace
}  // namespace audioldm::engine::pipeline
