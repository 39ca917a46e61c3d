// SPDX-License-Identifier: MIT
#include "engine/service/error_boundary.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace audioldm::engine::service {
namespace {

/// The error that comes of `thrown` leaving the engine.
template <typename Thrown>
Error errorOf(const Thrown& thrown) {
    const Result<int> result = resultOf([&]() -> int { throw thrown; });
    EXPECT_FALSE(result.ok());
    return result.ok() ? Error{} : result.error();
}

TEST(ErrorBoundary, HandsValuesThrough) {
    const Outcome<int> outcome = outcomeOf([] { return 7; });
    ASSERT_TRUE(std::holds_alternative<int>(outcome));
    EXPECT_EQ(std::get<int>(outcome), 7);
}

TEST(ErrorBoundary, KeepsTypedErrorsWhole) {
    const Error error{ErrorCode::ShapeMismatch, "what and why", "unet/conv_in.weight"};
    EXPECT_EQ(errorOf(EngineException(error)), error);
}

TEST(ErrorBoundary, TellsCancellingFromFailing) {
    const Outcome<int> outcome = outcomeOf([]() -> int { throw CancelledException(); });
    EXPECT_TRUE(std::holds_alternative<Cancelled>(outcome));
}

TEST(ErrorBoundary, KnowsAllKindsOfMissingMemory) {
    EXPECT_EQ(errorOf(std::bad_alloc()).code, ErrorCode::OutOfMemory);
    EXPECT_EQ(errorOf(c10::OutOfMemoryError({"f", "file", 1}, "no room on the device")).code,
              ErrorCode::OutOfMemory);
}

TEST(ErrorBoundary, ShowsNoCallSitesOfLibtorch) {
    const Error error =
        errorOf(c10::Error({"f", "file", 1}, "sizes differ\nException raised from f"));
    EXPECT_EQ(error.code, ErrorCode::Internal);
    EXPECT_NE(error.message.find("sizes differ"), std::string::npos);
    EXPECT_EQ(error.message.find("raised from"), std::string::npos);
}

TEST(ErrorBoundary, CallsEverythingElseInternal) {
    const Error error = errorOf(std::runtime_error("odd"));
    EXPECT_EQ(error.code, ErrorCode::Internal);
    EXPECT_NE(error.message.find("odd"), std::string::npos);
    EXPECT_EQ(errorOf(42).code, ErrorCode::Internal);
}

}  // namespace
}  // namespace audioldm::engine::service
