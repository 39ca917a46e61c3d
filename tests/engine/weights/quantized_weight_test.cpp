// SPDX-License-Identifier: MIT
#include "engine/weights/quantized_weight.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <limits>

#include "engine/layers/onednn_ops.h"

namespace audioldm::engine::weights {
namespace {

using layers::ConvolutionGeometry;

/// A convolution's sizes, [out, in, kernel, kernel].
struct Sizes {
    std::int64_t out;
    std::int64_t in;
    std::int64_t kernel;
};

/// Sizes of AudioLDM's layers, and awkward ones whose blocks oneDNN fills with zeros.
constexpr Sizes kSizes[] = {{128, 128, 3}, {640, 256, 3}, {192, 384, 3}, {256, 192, 1},
                            {96, 48, 3},   {40, 24, 3},   {17, 10, 3},   {8, 5, 1}};

ConvolutionGeometry geometryOf(const Sizes& sizes) {
    ConvolutionGeometry geometry;
    geometry.inChannels = sizes.in;
    geometry.outChannels = sizes.out;
    geometry.kernel = {sizes.kernel, sizes.kernel};
    geometry.padding = {sizes.kernel / 2, sizes.kernel / 2};
    return geometry;
}

/// Rows of very different sizes, as trained layers have them.
at::Tensor weightOf(const Sizes& sizes) {
    return at::randn({sizes.out, sizes.in, sizes.kernel, sizes.kernel}) *
           at::linspace(0.01, 3, sizes.out).view({-1, 1, 1, 1});
}

/// Largest error over the largest magnitude, row by row.
double worstRowError(const at::Tensor& got, const at::Tensor& expected) {
    const at::Tensor error = (got.to(at::kFloat) - expected).flatten(1).abs().amax(1);
    return (error / expected.flatten(1).abs().amax(1)).max().item<double>();
}

class QuantizedWeightTest : public testing::TestWithParam<at::ScalarType> {
protected:
    void SetUp() override { at::manual_seed(5); }
};

/// Half a step of 8 bits, and the rounding of bfloat16.
constexpr double kError8 = 0.5 / 127 + 1.0 / 256;
/// Half a step of 4 bits over a range of up to twice the largest magnitude, and roundings.
constexpr double kError4 = 0.5 * 2 / 15 + 1.0 / 100;

TEST_P(QuantizedWeightTest, KeepsADenseWeightToHalfAStep) {
    for (const Sizes& sizes : kSizes) {
        const at::Tensor weight = weightOf(sizes);
        for (const int bits : {8, 4}) {
            const auto stored =
                QuantizedWeight::quantize(weight.clone(), bits, GetParam(), {}, at::kCPU);
            const UsedWeight used = stored.expand();
            ASSERT_EQ(used.tensor.sizes(), weight.sizes());
            ASSERT_EQ(used.tensor.scalar_type(), GetParam());
            EXPECT_LE(worstRowError(used.tensor, weight), bits == 8 ? kError8 : kError4)
                << sizes.out << 'x' << sizes.in << 'x' << sizes.kernel << ' ' << bits;
        }
    }
}

/// A packed weight computes what the same rounded weight computes plain: the scales have found
/// their channels in oneDNN's order.
TEST_P(QuantizedWeightTest, ComputesPackedWhatItComputesPlain) {
    for (const Sizes& sizes : kSizes) {
        const ConvolutionGeometry geometry = geometryOf(sizes);
        const at::Tensor weight = weightOf(sizes);
        const at::Tensor x = at::randn({2, sizes.in, 9, 6})
                                 .to(GetParam())
                                 .contiguous(at::MemoryFormat::ChannelsLast);
        const auto pack = [&](const at::Tensor& plain) {
            return layers::onednn::packConvolution(plain, geometry);
        };
        const auto stored =
            QuantizedWeight::quantize(weight.clone(), 8, GetParam(), pack, at::kCPU);
        const auto plain = QuantizedWeight::quantize(weight.clone(), 8, GetParam(), {}, at::kCPU);
        const UsedWeight used = stored.expand();
        const at::Tensor got =
            layers::onednn::convolution(x, used.tensor, {}, geometry).to(at::kFloat);
        const at::Tensor expected =
            at::conv2d(x, plain.expand().tensor, {}, 1, geometry.padding).to(at::kFloat);
        const double tolerance = (GetParam() == at::kFloat ? 1e-5 : 1e-2);
        EXPECT_LE((got - expected).abs().max().item<double>(),
                  tolerance * expected.abs().max().item<double>())
            << sizes.out << 'x' << sizes.in << 'x' << sizes.kernel;
    }
}

TEST_P(QuantizedWeightTest, ComputesPackedInFourBits) {
    // A tap takes over errors of up to three others: 1 + 2 * 0.7 + 0.7 * 0.7 times its own.
    constexpr double kErrorOfTaps = 2.9 * kError4;
    for (const Sizes& sizes : kSizes) {
        const ConvolutionGeometry geometry = geometryOf(sizes);
        const at::Tensor weight = weightOf(sizes);
        const auto pack = [&](const at::Tensor& plain) {
            return layers::onednn::packConvolution(plain, geometry);
        };
        const auto stored =
            QuantizedWeight::quantize(weight.clone(), 4, GetParam(), pack, at::kCPU);
        // One pixel at a time reads the weight's taps back.
        const at::Tensor ones = at::eye(sizes.in)
                                    .view({sizes.in, sizes.in, 1, 1})
                                    .to(GetParam())
                                    .contiguous(at::MemoryFormat::ChannelsLast);
        const at::Tensor got =
            layers::onednn::convolution(ones, stored.expand().tensor, {}, geometry)
                .to(at::kFloat)
                .view({sizes.in, sizes.out})
                .t();
        const std::int64_t middle = sizes.kernel / 2;
        const at::Tensor expected = weight.select(3, middle).select(2, middle);
        const at::Tensor error = (got - expected).abs().amax(1);
        EXPECT_LE((error / weight.flatten(1).abs().amax(1)).max().item<double>(),
                  sizes.kernel == 1 ? kError4 : kErrorOfTaps)
            << sizes.out << 'x' << sizes.in << 'x' << sizes.kernel;
    }
}

/// Where neighbouring activations are alike, a convolution in four bits errs less than its weights.
TEST_P(QuantizedWeightTest, LetsTheErrorsOfTheTapsCancel) {
    for (const Sizes& sizes : {Sizes{128, 128, 3}, Sizes{640, 256, 3}}) {
        const ConvolutionGeometry geometry = geometryOf(sizes);
        const at::Tensor weight = weightOf(sizes);
        const auto packed = [&](const at::Tensor& plain) {
            return layers::onednn::packConvolution(plain, geometry);
        };
        const auto lastAxis = [](const at::Tensor& plain) {
            return plain.contiguous(at::MemoryFormat::ChannelsLast);
        };
        const at::Tensor flat =
            at::randn({1, sizes.in, 1, 1}).expand({1, sizes.in, 3, 3}).to(GetParam()).contiguous();
        const auto meanError = [&](const at::Tensor& rounded) {
            const at::Tensor missed = rounded.to(at::kFloat) - weight;
            return at::conv2d(flat.to(at::kFloat), missed).abs().mean().item<double>();
        };
        const at::Tensor expected = at::conv2d(flat.to(at::kFloat), weight);
        const double plain = meanError(
            QuantizedWeight::quantize(weight.clone(), 4, GetParam(), {}, at::kCPU).expand().tensor);
        EXPECT_LT(
            meanError(QuantizedWeight::quantize(weight.clone(), 4, GetParam(), lastAxis, at::kCPU)
                          .expand()
                          .tensor),
            0.6 * plain);
        const UsedWeight used =
            QuantizedWeight::quantize(weight.clone(), 4, GetParam(), packed, at::kCPU).expand();
        const at::Tensor got =
            layers::onednn::convolution(flat.contiguous(at::MemoryFormat::ChannelsLast),
                                        used.tensor, {}, geometry)
                .select(3, 1)
                .select(2, 1)
                .to(at::kFloat);
        const double ofPacked =
            (got - expected.flatten(1)).abs().mean().item<double>() -
            (GetParam() == at::kBFloat16 ? expected.abs().mean().item<double>() / 500 : 0);
        EXPECT_LT(ofPacked, 0.6 * plain) << sizes.out;
    }
}

TEST_P(QuantizedWeightTest, PacksLinearWeights) {
    for (const auto& [out, in] :
         {std::pair<std::int64_t, std::int64_t>{640, 5760}, {1152, 384}, {33, 12}, {20, 7}}) {
        const at::Tensor weight = at::randn({out, in}) * at::linspace(0.01, 3, out).view({-1, 1});
        const at::Tensor x = at::eye(in).to(GetParam());
        for (const int bits : {8, 4}) {
            const auto stored = QuantizedWeight::quantize(weight.clone(), bits, GetParam(),
                                                          &layers::onednn::packLinear, at::kCPU);
            const UsedWeight used = stored.expand();
            ASSERT_TRUE(used.tensor.is_mkldnn());
            const at::Tensor got = layers::onednn::linear(x, used.tensor, {}).to(at::kFloat).t();
            EXPECT_LE(worstRowError(got, weight), bits == 8 ? kError8 : kError4)
                << out << 'x' << in << ' ' << bits;
        }
    }
}

/// The way that keeps no stored form gives the same weights: the same sound in any memory.
TEST_P(QuantizedWeightTest, RoundsToWhatItExpandsTo) {
    for (const Sizes& sizes : kSizes) {
        const ConvolutionGeometry geometry = geometryOf(sizes);
        const at::Tensor weight = weightOf(sizes);
        const auto packed = [&](const at::Tensor& plain) {
            return layers::onednn::packConvolution(plain, geometry);
        };
        const at::Tensor ones = at::eye(sizes.in)
                                    .view({sizes.in, sizes.in, 1, 1})
                                    .to(GetParam())
                                    .contiguous(at::MemoryFormat::ChannelsLast);
        for (const int bits : {8, 4}) {
            const auto stored =
                QuantizedWeight::quantize(weight.clone(), bits, GetParam(), {}, at::kCPU);
            const UsedWeight rounded =
                QuantizedWeight::round(weight.clone(), bits, GetParam(), {}, at::kCPU);
            EXPECT_TRUE(at::equal(stored.expand().tensor, rounded.tensor));
            const UsedWeight expandedPacked =
                QuantizedWeight::quantize(weight.clone(), bits, GetParam(), packed, at::kCPU)
                    .expand();
            const UsedWeight roundedPacked =
                QuantizedWeight::round(weight.clone(), bits, GetParam(), packed, at::kCPU);
            EXPECT_TRUE(
                at::equal(layers::onednn::convolution(ones, expandedPacked.tensor, {}, geometry),
                          layers::onednn::convolution(ones, roundedPacked.tensor, {}, geometry)))
                << sizes.out << 'x' << sizes.in << 'x' << sizes.kernel << ' ' << bits;
        }
    }
}

TEST_P(QuantizedWeightTest, ShowsValuesThatAreNotFinite) {
    for (const float value :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        at::Tensor weight = at::ones({4, 64});
        weight[1][5] = value;
        const auto stored =
            QuantizedWeight::quantize(weight.clone(), 8, GetParam(), {}, at::kCPU).expand();
        const auto rounded = QuantizedWeight::round(weight.clone(), 8, GetParam(), {}, at::kCPU);
        for (const UsedWeight& used : {stored, rounded}) {
            EXPECT_FALSE(at::isfinite(used.tensor[1][5]).item<bool>());
            EXPECT_TRUE(at::isfinite(used.tensor[0]).all().item<bool>());
        }
    }
}

TEST_P(QuantizedWeightTest, TakesTheBytesThatItPromises) {
    const Sizes sizes{640, 640, 3};
    const auto elements = static_cast<double>(sizes.out * sizes.in * 9);
    const auto pack = [&](const at::Tensor& plain) {
        return layers::onednn::packConvolution(plain, geometryOf(sizes));
    };
    const auto bytesPerWeight = [&](int bits) {
        const auto stored =
            QuantizedWeight::quantize(weightOf(sizes), bits, GetParam(), pack, at::kCPU);
        return static_cast<double>(stored.storedBytes()) / elements;
    };
    constexpr double kHalf = 2;
    EXPECT_LE(bytesPerWeight(8), 0.51 * kHalf);
    EXPECT_LE(bytesPerWeight(4), 0.285 * kHalf);
}

TEST_P(QuantizedWeightTest, TakesZerosAndConstants) {
    for (const int bits : {8, 4}) {
        for (const double value : {0.0, -0.25, 3.0}) {
            const at::Tensor weight = at::full({4, 64}, value);
            const auto stored =
                QuantizedWeight::quantize(weight.clone(), bits, GetParam(), {}, at::kCPU);
            EXPECT_TRUE(at::allclose(stored.expand().tensor.to(at::kFloat), weight, 1e-2, 0));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Types, QuantizedWeightTest, testing::Values(at::kFloat, at::kBFloat16),
                         [](const auto& tested) {
                             return std::string(tested.param == at::kFloat ? "float32"
                                                                           : "bfloat16");
                         });

}  // namespace
}  // namespace audioldm::engine::weights
