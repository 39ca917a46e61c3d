// SPDX-License-Identifier: MIT
// Our kernels beside libtorch's own operations, on a GPU; skipped where there is none.
#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/core/cuda_plugin.h"
#include "engine/weights/quantized_weight.h"

namespace audioldm::engine {
namespace {

using cuda::ElementType;

struct Precision {
    at::ScalarType scalar;
    ElementType element;
    double tolerance;  ///< of the largest difference, for values around 1
};

const std::vector<Precision> kPrecisions = {{at::kFloat, ElementType::Float32, 1e-5},
                                            {at::kHalf, ElementType::Float16, 4e-3},
                                            {at::kBFloat16, ElementType::BFloat16, 3e-2}};

class CudaKernels : public testing::Test {
protected:
    void SetUp() override {
        const auto loaded = loadCudaPlugin();
        if (!loaded.ok()) {
            GTEST_SKIP() << loaded.error().message;
        }
        m_plugin = loaded.value();
        std::int32_t count = 0;
        if (m_plugin->deviceCount(&count) != 0 || count == 0) {
            GTEST_SKIP() << "no GPU: " << m_plugin->lastError();
        }
        if (m_plugin->kernels == nullptr) {
            GTEST_SKIP() << "the plug-in was built without kernels";
        }
        ASSERT_EQ(m_plugin->currentStream(0, &m_stream), 0) << m_plugin->lastError();
        at::manual_seed(1);
    }

    static at::Tensor random(at::IntArrayRef shape, at::ScalarType type) {
        return at::randn(shape).to(at::TensorOptions(at::kCUDA).dtype(type));
    }

    static double largestDifference(const at::Tensor& a, const at::Tensor& b) {
        return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
    }

    void checkGroupNorm(const Precision& precision, std::int64_t batch, std::int64_t channels,
                        std::int64_t height, std::int64_t width, bool silu);

    const cuda::Plugin* m_plugin = nullptr;
    void* m_stream = nullptr;
};

void CudaKernels::checkGroupNorm(const Precision& precision, std::int64_t batch,
                                 std::int64_t channels, std::int64_t height, std::int64_t width,
                                 bool silu) {
    // A mean far from 0 shows sums of squares that cancel.
    const auto input = (random({batch, channels, height, width}, precision.scalar) + 3.0)
                           .contiguous(at::MemoryFormat::ChannelsLast);
    const auto weight = random({channels}, precision.scalar);
    const auto bias = random({channels}, precision.scalar);
    auto output = at::empty_like(input);
    cuda::GroupNormCall call{input.const_data_ptr(),
                             output.mutable_data_ptr(),
                             weight.const_data_ptr(),
                             bias.const_data_ptr(),
                             batch,
                             height * width,
                             channels,
                             32,
                             1e-5F,
                             precision.element,
                             silu ? 1 : 0,
                             nullptr,
                             0};
    call.workspaceBytes = m_plugin->kernels->groupNormWorkspace(&call);
    const auto workspace = at::empty({static_cast<std::int64_t>(call.workspaceBytes)},
                                     at::TensorOptions(at::kCUDA).dtype(at::kByte));
    call.workspace = workspace.mutable_data_ptr();
    ASSERT_EQ(m_plugin->kernels->groupNorm(&call, m_stream), 0) << m_plugin->lastError();
    ASSERT_EQ(m_plugin->synchronize(0), 0) << m_plugin->lastError();

    auto expected = at::group_norm(input.to(at::kDouble), 32, weight.to(at::kDouble),
                                   bias.to(at::kDouble), 1e-5);
    if (silu) {
        expected = at::silu(expected);
    }
    // Values reach about 12 here: the tolerance grows with them.
    const double scale = 1.0 + expected.abs().max().item<double>();
    EXPECT_LT(largestDifference(output, expected), precision.tolerance * scale)
        << batch << "x" << channels << "x" << height << "x" << width << " " << precision.scalar;
}

TEST_F(CudaKernels, GroupNormEqualsLibtorch) {
    for (const auto& precision : kPrecisions) {
        for (const bool silu : {false, true}) {
            checkGroupNorm(precision, 2, 128, 125, 16, silu);
            checkGroupNorm(precision, 1, 640, 7, 3, silu);
            checkGroupNorm(precision, 2, 2560, 16, 2, silu);
            checkGroupNorm(precision, 1, 96, 1, 1, silu);
            checkGroupNorm(precision, 3, 32, 1000, 64, silu);
        }
    }
}

TEST_F(CudaKernels, GegluEqualsLibtorch) {
    for (const auto& precision : kPrecisions) {
        for (const auto& [rows, width] : std::vector<std::pair<std::int64_t, std::int64_t>>{
                 {1, 1}, {33, 513}, {4000, 512}, {250, 2560}}) {
            const auto input = random({rows, 2 * width}, precision.scalar);
            auto output = at::empty({rows, width}, input.options());
            const cuda::GegluCall call{input.const_data_ptr(), output.mutable_data_ptr(), rows,
                                       width, precision.element};
            ASSERT_EQ(m_plugin->kernels->geglu(&call, m_stream), 0) << m_plugin->lastError();
            ASSERT_EQ(m_plugin->synchronize(0), 0) << m_plugin->lastError();
            const auto halves = input.to(at::kDouble).chunk(2, 1);
            const auto expected = halves[0] * at::gelu(halves[1]);
            const double scale = 1.0 + expected.abs().max().item<double>();
            EXPECT_LT(largestDifference(output, expected), precision.tolerance * scale)
                << rows << "x" << width << " " << precision.scalar;
        }
    }
}

/// What a weight expands to on a CPU, it expands to on the GPU, by our kernel.
TEST_F(CudaKernels, DequantizesAsTheCpuDoes) {
    for (const auto& precision : kPrecisions) {
        for (const int bits : {8, 4}) {
            for (const auto& [rows, rowSize] : std::vector<std::pair<std::int64_t, std::int64_t>>{
                     {640, 5760}, {33, 66}, {7, 12}, {1, 130}}) {
                const at::Tensor weight = at::randn({rows, rowSize});
                const auto onCpu = weights::QuantizedWeight::quantize(weight.clone(), bits,
                                                                      at::kFloat, {}, at::kCPU);
                const auto onGpu = weights::QuantizedWeight::quantize(
                    weight.clone(), bits, precision.scalar, {}, at::kCUDA);
                EXPECT_LT(largestDifference(onGpu.expand().tensor.cpu(), onCpu.expand().tensor),
                          precision.tolerance * 5)
                    << rows << "x" << rowSize << " " << bits << " " << precision.scalar;
            }
        }
    }
}

TEST_F(CudaKernels, DescribesTheDeviceAndCountsItsMemory) {
    cuda::Device device{};
    ASSERT_EQ(m_plugin->describeDevice(0, &device), 0) << m_plugin->lastError();
    EXPECT_EQ(device.usable, 1) << device.unusableReason;
    EXPECT_GT(device.totalBytes, device.freeBytes);
    EXPECT_STRNE(device.name, "");

    ASSERT_EQ(m_plugin->resetPeakMemory(0), 0);
    cuda::MemoryStatistics before{};
    ASSERT_EQ(m_plugin->memoryStatistics(0, &before), 0);
    {
        const auto block = at::empty({8 << 20}, at::TensorOptions(at::kCUDA).dtype(at::kByte));
        cuda::MemoryStatistics during{};
        ASSERT_EQ(m_plugin->memoryStatistics(0, &during), 0);
        EXPECT_EQ(during.allocatedBytes - before.allocatedBytes, 8 << 20);
    }
    ASSERT_EQ(m_plugin->emptyCache(), 0) << m_plugin->lastError();
    cuda::MemoryStatistics after{};
    ASSERT_EQ(m_plugin->memoryStatistics(0, &after), 0);
    EXPECT_EQ(after.allocatedBytes, before.allocatedBytes);
    EXPECT_GE(after.peakAllocatedBytes, before.allocatedBytes + (8 << 20));
}

}  // namespace
}  // namespace audioldm::engine
