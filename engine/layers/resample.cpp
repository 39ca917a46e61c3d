// SPDX-License-Identifier: MIT
#include "engine/layers/resample.h"

#include <algorithm>

#include "engine/core/exception.h"

namespace audioldm::engine::layers {
namespace {

ConvolutionGeometry downGeometry(std::int64_t channels, Downsample::Padding padding,
                                 std::array<std::int64_t, 2> typicalInput) {
    ConvolutionGeometry geometry = squareKernel(channels, channels, 3);
    geometry.stride = {2, 2};
    geometry.typicalInput = typicalInput;
    if (padding == Downsample::Padding::EndsOnly) {
        geometry.padding = {0, 0};
    }
    return geometry;
}

ConvolutionGeometry upGeometry(std::int64_t channels, std::array<std::int64_t, 2> typicalOutput) {
    ConvolutionGeometry geometry;
    geometry.inChannels = channels;
    geometry.outChannels = 4 * channels;
    geometry.kernel = {2, 2};
    geometry.padding = {1, 1};
    geometry.typicalInput = {(typicalOutput[0] + 1) / 2, (typicalOutput[1] + 1) / 2};
    return geometry;
}

/// The taps of an axis for even and odd places of the doubled axis: [2, ..., 2, ...] from [..., 3,
/// ...], the new axis in front. An even place sees its left neighbour's value once and its own
/// twice, an odd place its own twice and its right neighbour's once.
at::Tensor pairTaps(const at::Tensor& kernel, std::int64_t axis) {
    const at::Tensor left = kernel.narrow(axis, 0, 1);
    const at::Tensor middle = kernel.narrow(axis, 1, 1);
    const at::Tensor right = kernel.narrow(axis, 2, 1);
    return at::stack(
        {at::cat({left, middle + right}, axis), at::cat({left + middle, right}, axis)});
}

/// [out, in, 3, 3] -> [4 out, in, 2, 2]: even rows then odd ones, in each even columns, then odd.
at::Tensor phaseKernels(const at::Tensor& stored) {
    const std::int64_t out = stored.size(0);
    const std::int64_t in = stored.size(1);
    const at::Tensor kernels = at::empty({2, 2, out, in, 2, 2}, stored.options());
    // A part of the channels at a time: the sums are made in float32, and of all channels at once
    // they would take several times the memory of the result.
    constexpr std::int64_t kElementsAtOnce = std::int64_t{1} << 18;
    const std::int64_t part =
        stored.is_meta() ? out : std::max<std::int64_t>(1, kElementsAtOnce / stored[0].numel());
    for (std::int64_t first = 0; first < out; first += part) {
        const std::int64_t count = std::min(part, out - first);
        const at::Tensor rows = pairTaps(stored.narrow(0, first, count).to(at::kFloat), 2);
        const at::Tensor phases = pairTaps(rows, 4);  // [columns, rows, count, in, 2, 2]
        kernels.narrow(2, first, count).copy_(phases.transpose(0, 1));
    }
    return kernels.view({4 * out, in, 2, 2});
}

/// What follows the last place of an axis so that an odd target length comes out right: a zero, and
/// the step from the last value back to the one before it. See joinPhases().
at::Tensor withEnd(const at::Tensor& x, std::int64_t axis) {
    const std::int64_t length = x.size(axis);
    const at::Tensor last = x.narrow(axis, length - 1, 1);
    const at::Tensor step = length > 1 ? x.narrow(axis, length - 2, 1) - last : -last;
    return at::cat({x, at::zeros_like(last), step}, axis);
}

/// Interleaves the results for even and odd places of an axis into `target`.
///
/// even, odd  results of the 2-tap kernels over an axis of `length` values (lengthened by withEnd()
///            when the target's is 2 length - 1): place p has seen the values p - 1 and p
/// The last of an odd number of places is an even one whose right neighbour lies outside and counts
/// as zero, where the even kernel has its own value. That sum is made of the odd kernel at (last,
/// 0) and of the even one at (step, 0), as both are linear; the bias is in it twice.
void joinPhases(const at::Tensor& target, const at::Tensor& even, const at::Tensor& odd,
                std::int64_t axis, std::int64_t length, const at::Tensor& bias) {
    const std::int64_t places = target.size(axis);
    target.slice(axis, 0, places, 2).copy_(even.narrow(axis, 0, length));
    target.slice(axis, 1, places, 2).copy_(odd.narrow(axis, 1, places / 2));
    if (places % 2 != 0) {
        const at::Tensor end = odd.narrow(axis, length, 1) + even.narrow(axis, length + 2, 1);
        target.narrow(axis, places - 1, 1).copy_(end - bias.view({1, -1, 1, 1}));
    }
}

}  // namespace

Downsample::Downsample(const weights::WeightScope& scope, std::int64_t channels, Padding padding,
                       std::array<std::int64_t, 2> typicalInput)
    : m_padding(padding),
      m_conv(scope.sub("conv"), downGeometry(channels, padding, typicalInput)) {}

at::Tensor Downsample::forward(const at::Tensor& x) const {
    if (m_padding == Padding::EndsOnly) {
        const at::Tensor padded = at::constant_pad_nd(x, {0, 1, 0, 1});
        return m_conv.forward(padded.contiguous(at::MemoryFormat::ChannelsLast));
    }
    return m_conv.forward(x);
}

Upsample::Upsample(const weights::WeightScope& scope, std::int64_t channels,
                   std::array<std::int64_t, 2> typicalOutput)
    : m_channels(channels),
      m_conv(scope.sub("conv"), upGeometry(channels, typicalOutput), {channels, channels, 3, 3},
             &phaseKernels, channels, [](const at::Tensor& bias) { return bias.repeat({4}); }),
      m_bias(scope.sub("conv").take("bias", {channels}, weights::WeightRole::Bias)) {}

at::Tensor Upsample::forward(const at::Tensor& x) const {
    return forward(x, 2 * x.size(2), 2 * x.size(3));
}

at::Tensor Upsample::forward(const at::Tensor& x, std::int64_t height, std::int64_t width) const {
    const std::int64_t rows = x.size(2);
    const std::int64_t columns = x.size(3);
    assertThat((height + 1) / 2 == rows && (width + 1) / 2 == columns,
               "an axis grows to twice its length or one less");
    at::Tensor input = height % 2 == 0 ? x : withEnd(x, 2);
    input = width % 2 == 0 ? input : withEnd(input, 3);
    const at::Tensor phases = m_conv.forward(input.contiguous(at::MemoryFormat::ChannelsLast));
    const at::Tensor& bias = m_bias.tensor();
    const auto joinRows = [&](const at::Tensor& target, std::int64_t column, std::int64_t first) {
        const auto phase = [&](std::int64_t row) {
            return phases.narrow(1, (2 * row + column) * m_channels, m_channels)
                .narrow(3, first, target.size(3));
        };
        joinPhases(target, phase(0), phase(1), 2, rows, bias);
    };
    const auto emptyOf = [&](std::int64_t places) {
        return at::empty({x.size(0), m_channels, height, places}, phases.options(),
                         at::MemoryFormat::ChannelsLast);
    };
    at::Tensor out = emptyOf(width);
    if (width % 2 == 0) {
        joinRows(out.slice(3, 0, width, 2), 0, 0);
        joinRows(out.slice(3, 1, width, 2), 1, 1);
        return out;
    }
    const at::Tensor even = emptyOf(phases.size(3));
    const at::Tensor odd = emptyOf(phases.size(3));
    joinRows(even, 0, 0);
    joinRows(odd, 1, 0);
    joinPhases(out, even, odd, 3, columns, bias);
    return out;
}

}  // namespace audioldm::engine::layers
