// SPDX-License-Identifier: MIT
#include "engine/layers/kernels/cpu_kernels.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/layers/kernels/kernel_sets.h"
#include "tests/support/comparison.h"

namespace audioldm::engine::layers::kernels {
namespace {

using tests::isClose;
using tests::Precision;

constexpr std::int64_t kAwkwardSizes[] = {1, 2, 5, 15, 16, 17, 24, 33, 63, 65, 80, 504};
/// Half a unit in the last place of bfloat16, twice: the kernels round once.
constexpr Precision kRounding{at::kBFloat16, 0x1p-8, 1e-4};

/// One instruction set's kernels with one element type.
template <const KernelSet& Set, typename ElementType>
struct Choice {
    using Element = ElementType;
    static constexpr bool kIsFloat = std::is_same_v<Element, float>;
    static const CpuKernels<Element>& kernels() {
        if constexpr (kIsFloat) {
            return *Set.float32;
        } else {
            return *Set.bfloat16;
        }
    }
    static bool runsHere() {
        const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        const bool avx512 =
            __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl");
        return &Set == &kPlainKernels || (&Set == &kAvx2Kernels ? avx2 : avx512);
    }
};

template <typename ChoiceType>
class CpuKernelsTest : public testing::Test {
protected:
    using Element = typename ChoiceType::Element;

    void SetUp() override {
        if (!ChoiceType::runsHere()) {
            GTEST_SKIP() << "this processor does not have the instructions";
        }
        at::manual_seed(6);
    }

    static constexpr at::ScalarType kType = ChoiceType::kIsFloat ? at::kFloat : at::kBFloat16;
    static constexpr Precision kPrecision = ChoiceType::kIsFloat ? Precision{} : kRounding;

    [[nodiscard]] static at::Tensor random(at::IntArrayRef shape) {
        return (1 + 3 * at::randn(shape)).to(kType);
    }
    [[nodiscard]] static const Element* read(const at::Tensor& tensor) {
        return static_cast<const Element*>(tensor.const_data_ptr());
    }

    /// A target with a guard row behind it: kernels must not write past what they are given.
    struct Target {
        Target(std::int64_t rows, std::int64_t columns)
            : all(at::full({rows * columns + kGuard}, kMark, at::TensorOptions().dtype(kType))),
              values(all.narrow(0, 0, rows * columns).view({rows, columns})) {}
        Element* data() { return static_cast<Element*>(all.mutable_data_ptr()); }
        [[nodiscard]] bool guarded() const {
            return all.narrow(0, all.numel() - kGuard, kGuard).eq(kMark).all().item<bool>();
        }
        static constexpr std::int64_t kGuard = 16;
        static constexpr double kMark = 77;
        at::Tensor all;
        at::Tensor values;
    };
};

using Choices = testing::Types<Choice<kPlainKernels, float>, Choice<kPlainKernels, BFloat16>,
                               Choice<kAvx2Kernels, float>, Choice<kAvx2Kernels, BFloat16>,
                               Choice<kAvx512Kernels, float>, Choice<kAvx512Kernels, BFloat16>>;
TYPED_TEST_SUITE(CpuKernelsTest, Choices);

TYPED_TEST(CpuKernelsTest, ChannelMomentsAddUp) {
    for (const std::int64_t channels : kAwkwardSizes) {
        for (const std::int64_t rows : {1, 2, 63}) {
            const at::Tensor x = this->random({rows, channels});
            at::Tensor sums = at::full({2, channels}, 5.0, at::kDouble);
            auto* data = sums.mutable_data_ptr<double>();
            TypeParam::kernels().channelMoments(this->read(x), rows, channels, data,
                                                data + channels);
            const at::Tensor exact = x.to(at::kDouble);
            // Added to what is there.
            EXPECT_TRUE(isClose(sums[0], exact.sum(0) + 5)) << rows << " x " << channels;
            EXPECT_TRUE(isClose(sums[1], (exact * exact).sum(0) + 5)) << rows << " x " << channels;
        }
    }
}

TYPED_TEST(CpuKernelsTest, ScaleShiftAgreesWithTorch) {
    for (const std::int64_t channels : kAwkwardSizes) {
        const at::Tensor x = this->random({3, channels});
        const at::Tensor scale = at::randn({channels});
        const at::Tensor shift = at::randn({channels});
        const at::Tensor expected = x.to(at::kDouble) * scale + shift;
        typename TestFixture::Target plain(3, channels);
        typename TestFixture::Target silu(3, channels);
        TypeParam::kernels().scaleShift(this->read(x), scale.const_data_ptr<float>(),
                                        shift.const_data_ptr<float>(), 3, channels, plain.data());
        TypeParam::kernels().scaleShiftSilu(this->read(x), scale.const_data_ptr<float>(),
                                            shift.const_data_ptr<float>(), 3, channels,
                                            silu.data());
        EXPECT_TRUE(isClose(plain.values, expected, this->kPrecision)) << channels;
        EXPECT_TRUE(isClose(silu.values, at::silu(expected), this->kPrecision)) << channels;
        EXPECT_TRUE(plain.guarded() && silu.guarded()) << channels;
    }
}

TYPED_TEST(CpuKernelsTest, LayerNormAgreesWithTorch) {
    for (const std::int64_t width : kAwkwardSizes) {
        const at::Tensor x = this->random({5, width});
        const at::Tensor weight = at::randn({width});
        const at::Tensor bias = at::randn({width});
        typename TestFixture::Target target(5, width);
        TypeParam::kernels().layerNorm(this->read(x), weight.const_data_ptr<float>(),
                                       bias.const_data_ptr<float>(), 5, width, 1e-5F,
                                       target.data());
        EXPECT_TRUE(isClose(target.values,
                            at::layer_norm(x.to(at::kDouble), {width}, weight.to(at::kDouble),
                                           bias.to(at::kDouble), 1e-5),
                            this->kPrecision))
            << width;
        EXPECT_TRUE(target.guarded()) << width;
    }
}

TYPED_TEST(CpuKernelsTest, GegluAgreesWithTorch) {
    for (const std::int64_t width : kAwkwardSizes) {
        const at::Tensor x = this->random({5, 2 * width});
        const at::Tensor exact = x.to(at::kDouble);
        typename TestFixture::Target target(5, width);
        TypeParam::kernels().geglu(this->read(x), 5, width, target.data());
        EXPECT_TRUE(isClose(target.values,
                            exact.narrow(1, 0, width) * at::gelu(exact.narrow(1, width, width)),
                            this->kPrecision))
            << width;
        EXPECT_TRUE(target.guarded()) << width;
    }
}

TYPED_TEST(CpuKernelsTest, LeakyReluAgreesWithTorch) {
    for (const std::int64_t count : kAwkwardSizes) {
        std::vector<at::Tensor> branches;
        std::vector<const typename TypeParam::Element*> pointers;
        at::Tensor sum = at::zeros({count}, at::kDouble);
        for (int i = 0; i < 4; ++i) {
            branches.push_back(this->random({count}));
            pointers.push_back(this->read(branches.back()));
            sum = sum + branches.back();
            typename TestFixture::Target target(1, count);
            TypeParam::kernels().meanLeakyRelu(pointers.data(), i + 1, count,
                                               1.0F / static_cast<float>(i + 1), 0.1F,
                                               target.data());
            EXPECT_TRUE(
                isClose(target.values[0], at::leaky_relu(sum / (i + 1), 0.1), this->kPrecision))
                << count;
            EXPECT_TRUE(target.guarded()) << count;
        }
        typename TestFixture::Target target(1, count);
        TypeParam::kernels().leakyRelu(pointers.front(), count, 0.1F, target.data());
        EXPECT_TRUE(isClose(target.values[0], at::leaky_relu(branches.front().to(at::kDouble), 0.1),
                            this->kPrecision))
            << count;
        EXPECT_TRUE(target.guarded()) << count;
    }
}

// A broken model must show as NaN in the end, not as plausible sound.
TYPED_TEST(CpuKernelsTest, KeepNotANumber) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    for (const std::int64_t count : {3, 16, 20}) {
        const at::Tensor x = at::full({1, count}, kNan, at::TensorOptions().dtype(this->kType));
        const at::Tensor ones = at::ones({count});
        typename TestFixture::Target leaky(1, count);
        typename TestFixture::Target silu(1, count);
        TypeParam::kernels().leakyRelu(this->read(x), count, 0.1F, leaky.data());
        TypeParam::kernels().scaleShiftSilu(this->read(x), ones.const_data_ptr<float>(),
                                            ones.const_data_ptr<float>(), 1, count, silu.data());
        EXPECT_TRUE(leaky.values.isnan().all().template item<bool>()) << count;
        EXPECT_TRUE(silu.values.isnan().all().template item<bool>()) << count;
    }
}

// Far from zero the exponential saturates; SiLU and GELU must still be x or 0.
TYPED_TEST(CpuKernelsTest, ActivationsHoldFarFromZero) {
    const at::Tensor far = at::tensor({-1e30, -1000.0, -90.0, -20.0, 20.0, 90.0, 1000.0, 1e30},
                                      at::TensorOptions().dtype(at::kDouble))
                               .to(this->kType);
    const std::int64_t count = far.numel();
    const at::Tensor ones = at::ones({count});
    const at::Tensor zeros = at::zeros({count});
    const at::Tensor gated = at::cat({at::ones_like(far), far}).contiguous();
    typename TestFixture::Target silu(1, count);
    typename TestFixture::Target gelu(1, count);
    TypeParam::kernels().scaleShiftSilu(this->read(far), ones.const_data_ptr<float>(),
                                        zeros.const_data_ptr<float>(), 1, count, silu.data());
    TypeParam::kernels().geglu(this->read(gated), 1, count, gelu.data());
    const at::Tensor expected = at::relu(far.to(at::kDouble));
    for (std::int64_t i = 0; i < count; ++i) {
        const auto wanted = expected[i].template item<double>();
        const double tolerance = 1e-5 + std::abs(wanted) * 1e-2;
        EXPECT_NEAR(silu.values[0][i].template item<double>(), wanted, tolerance) << i;
        EXPECT_NEAR(gelu.values[0][i].template item<double>(), wanted, tolerance) << i;
    }
}

TEST(AttentionHead, WritesOnlyItsQueries) {
    const AttentionHead attend = bfloat16AttentionHead();
    if (attend == nullptr) {
        GTEST_SKIP() << "this processor has no bfloat16 dot product";
    }
    constexpr double kMark = 77;
    for (const std::int64_t headDim : {1, 5, 33, 80}) {
        for (const std::int64_t queries : {1, 3, 6}) {
            const at::Tensor joined = at::randn({7, 3 * headDim}).to(at::kBFloat16);
            at::Tensor out = at::full({8, headDim + 1}, kMark, joined.options());
            const auto* q = static_cast<const BFloat16*>(joined.const_data_ptr());
            const AttentionShape shape{queries, 7, headDim, 3 * headDim, headDim + 1, 0.5F};
            const at::Tensor scratch =
                at::empty({attentionScratchBytes(7, headDim)}, at::TensorOptions(at::kByte));
            attend(q, q + headDim, q + 2 * headDim, shape, scratch.mutable_data_ptr(),
                   static_cast<BFloat16*>(out.mutable_data_ptr()));
            const at::Tensor exact = joined.to(at::kDouble);
            const at::Tensor weights =
                at::softmax(0.5 * at::matmul(exact.narrow(1, 0, headDim).narrow(0, 0, queries),
                                             exact.narrow(1, headDim, headDim).t()),
                            -1);
            EXPECT_TRUE(isClose(out.narrow(0, 0, queries).narrow(1, 0, headDim),
                                at::matmul(weights, exact.narrow(1, 2 * headDim, headDim)),
                                {at::kBFloat16, 0.02, 1e-3}))
                << headDim << ", " << queries;
            EXPECT_TRUE(out.narrow(0, queries, 8 - queries).eq(kMark).all().item<bool>());
            EXPECT_TRUE(out.select(1, headDim).eq(kMark).all().item<bool>());
        }
    }
}

}  // namespace
}  // namespace audioldm::engine::layers::kernels
