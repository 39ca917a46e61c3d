// SPDX-License-Identifier: MIT
#include "engine/layers/convolution.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "engine/core/exception.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::layers {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;
using tests::StoredWeights;

constexpr double kSlope = 0.1;

std::string textOf(const ConvolutionGeometry& g, const at::Tensor& x) {
    return concat(g.inChannels, " to ", g.outChannels, " channels, kernel ", g.kernel[0], 'x',
                  g.kernel[1], ", typical width ", g.typicalInput[1], ", input ", x.sizes());
}

class ConvolutionTest : public testing::TestWithParam<Precision> {
protected:
    void SetUp() override { at::manual_seed(2); }

    [[nodiscard]] at::Tensor rounded(const at::Tensor& x) const {
        return x.to(GetParam().dtype).to(at::kDouble);
    }

    [[nodiscard]] at::Tensor activation(const at::Tensor& x) const {
        return x.to(GetParam().dtype).contiguous(at::MemoryFormat::ChannelsLast);
    }

    /// A layer of random weights against at::conv2d in float64, in all its three forms.
    void compare(const ConvolutionGeometry& g, std::int64_t batch, std::int64_t height,
                 std::int64_t width) {
        const at::Tensor weight =
            at::randn({g.outChannels, g.inChannels, g.kernel[0], g.kernel[1]});
        const at::Tensor bias = at::randn({g.outChannels});
        const at::Tensor x = at::randn({batch, g.inChannels, height, width});
        StoredWeights weights({{"weight", weight}, {"bias", bias}}, GetParam().dtype);
        const Conv2d conv(weights.store().scope(), g);
        weights.load();
        const at::Tensor expected =
            at::conv2d(rounded(x), rounded(weight), rounded(bias), g.stride, g.padding, g.dilation);
        const at::Tensor actual = conv.forward(activation(x));
        EXPECT_TRUE(isClose(actual, expected, GetParam())) << textOf(g, x);
        EXPECT_TRUE(actual.is_contiguous(at::MemoryFormat::ChannelsLast)) << textOf(g, x);
        EXPECT_TRUE(isClose(conv.forwardLeaky(activation(x), kSlope),
                            at::leaky_relu(expected, kSlope), GetParam()))
            << textOf(g, x);
        const at::Tensor residual = activation(at::randn(expected.sizes()));
        const at::Tensor before = residual.clone();
        EXPECT_TRUE(
            isClose(conv.forwardAdd(activation(x), residual), expected + residual, GetParam()))
            << textOf(g, x);
        EXPECT_TRUE(at::equal(residual, before)) << "the residual was written to";
    }
};

TEST_P(ConvolutionTest, AgreesWithTheReference) {
    for (const char* name : {"conv3x3", "conv1x1", "conv3x3_stride2"}) {
        LayerDump dump(name, GetParam().dtype);
        ConvolutionGeometry geometry = squareKernel(6, 10, dump.parameters()["kernel_size"]);
        geometry.stride.fill(dump.parameters()["stride"]);
        const Conv2d conv(dump.scope(), geometry);
        dump.load();
        EXPECT_TRUE(
            isClose(conv.forward(dump.activation("x")), dump.expected("output"), GetParam()))
            << name;
    }
}

TEST_P(ConvolutionTest, AgreesAtAwkwardSizes) {
    for (const auto& [in, out] : {std::pair{1, 1}, {1, 17}, {33, 1}, {5, 24}, {20, 33}}) {
        for (const std::int64_t kernel : {1, 3}) {
            compare(squareKernel(in, out, kernel), 2, 1, 1);
            compare(squareKernel(in, out, kernel), 1, 13, 3);
        }
    }
}

TEST_P(ConvolutionTest, AgreesAlongOneAxis) {
    for (const std::int64_t dilation : {1, 3, 5}) {
        for (const std::int64_t length : {1, 2, 63, 65}) {
            ConvolutionGeometry geometry;
            geometry.inChannels = 6;
            geometry.outChannels = 9;
            geometry.kernel = {1, 7};
            geometry.dilation = {1, dilation};
            geometry.padding = {0, 3 * dilation};
            geometry.typicalInput = {1, 500};
            compare(geometry, 1, 1, length);
        }
    }
}

TEST_P(ConvolutionTest, AgreesWhereItGathersWindows) {
    for (const auto& [in, out] : {std::pair{1, 1}, {5, 24}, {20, 33}, {32, 16}}) {
        for (const std::int64_t typicalWidth : {1, 2, 4}) {
            ConvolutionGeometry geometry = squareKernel(in, out, 3);
            geometry.typicalInput = {16, typicalWidth};
            compare(geometry, 2, 16, typicalWidth);
            compare(geometry, 1, 1, 1);   // one position
            compare(geometry, 3, 63, 5);  // wider than it was laid out for
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, ConvolutionTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::layers
