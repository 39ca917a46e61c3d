// SPDX-License-Identifier: MIT
#include "tests/support/comparison.h"

#include <ATen/ATen.h>

#include "engine/layers/kernels/cpu_kernels.h"

namespace audioldm::tests {
namespace {

constexpr double kBFloat16MaxError = 0.03;
constexpr double kBFloat16CosineError = 1e-3;
constexpr double kSmallestNorm = 1e-30;

}  // namespace

std::vector<Precision> precisions() {
    std::vector<Precision> all{Precision{}};
    if (engine::layers::kernels::hasNativeBFloat16()) {
        all.push_back({at::kBFloat16, kBFloat16MaxError, kBFloat16CosineError});
    }
    return all;
}

std::string precisionName(const testing::TestParamInfo<Precision>& info) {
    return info.param.dtype == at::kFloat ? "float32" : "bfloat16";
}

testing::AssertionResult isClose(const at::Tensor& actual, const at::Tensor& expected,
                                 const Precision& precision) {
    if (actual.sizes() != expected.sizes()) {
        return testing::AssertionFailure() << "the result has the sizes " << actual.sizes()
                                           << ", expected " << expected.sizes();
    }
    const at::Tensor a = actual.to(at::kDouble).flatten();
    const at::Tensor e = expected.to(at::kDouble).flatten();
    const double largest = e.abs().max().item<double>();
    const double difference = (a - e).abs().max().item<double>();
    const double norms = (a.norm() * e.norm()).item<double>();
    const double cosine = a.dot(e).item<double>() / std::max(norms, kSmallestNorm);
    const bool bothZero = largest == 0 && difference == 0;
    const bool close = bothZero || (difference <= precision.maxError * largest &&
                                    1 - cosine <= precision.cosineError);
    if (!close) {
        return testing::AssertionFailure()
               << "largest difference " << difference << " of values up to " << largest
               << " (allowed " << precision.maxError * largest << "), cosine error " << 1 - cosine
               << " (allowed " << precision.cosineError << ")";
    }
    return testing::AssertionSuccess();
}

void PrintTo(const Precision& precision, std::ostream* out) {
    *out << (precision.dtype == at::kFloat ? "float32" : "bfloat16");
}

}  // namespace audioldm::tests
