// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>
#include <gtest/gtest.h>

#include <ostream>
#include <vector>

namespace audioldm::tests {

/// What a layer computes in, and how far its result may be from the reference's float32.
struct Precision {
    at::ScalarType dtype = at::kFloat;
    double maxError = 1e-5;      ///< largest difference over the largest expected magnitude
    double cosineError = 1e-10;  ///< 1 - cosine of the angle between the two
};

/// float32, and bfloat16 where the processor computes in it: for INSTANTIATE_TEST_SUITE_P.
[[nodiscard]] std::vector<Precision> precisions();

/// For the names of parametrised tests: "float32" or "bfloat16".
[[nodiscard]] std::string precisionName(const testing::TestParamInfo<Precision>& info);

/// Compares sizes, then the largest and the angular difference; the numbers are in the message.
[[nodiscard]] testing::AssertionResult isClose(const at::Tensor& actual, const at::Tensor& expected,
                                               const Precision& precision = {});

void PrintTo(const Precision& precision, std::ostream* out);

}  // namespace audioldm::tests
