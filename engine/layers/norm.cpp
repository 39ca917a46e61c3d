// SPDX-License-Identifier: MIT
#include "engine/layers/norm.h"

#include <cmath>

#include "engine/layers/cpu_dispatch.h"

namespace audioldm::engine::layers {
namespace {

using weights::WeightRole;
using weights::WeightScope;

/// Rows whose moments are summed in float32 before they are added up in double.
constexpr std::int64_t kMomentRows = 64;

/// The affine map that stands for the whole norm: out = x * scale[b, c] + offset[b, c], float32.
struct ChannelMap {
    at::Tensor scale;
    at::Tensor offset;
};

/// sums[b, c, 0] and [b, c, 1]: the sum and the sum of squares of x over all positions, float64.
template <typename Element>
at::Tensor channelSums(const kernels::CpuKernels<Element>& run, const at::Tensor& x) {
    const std::int64_t batch = x.size(0);
    const std::int64_t channels = x.size(1);
    const std::int64_t rows = x.size(2) * x.size(3);
    const std::int64_t chunks = (rows + kMomentRows - 1) / kMomentRows;
    const std::int64_t tasks =
        std::min<std::int64_t>(at::get_num_threads(), std::max<std::int64_t>(1, batch * chunks));
    const auto* source = elements<const Element>(x);
    at::Tensor partial = at::zeros({tasks, batch, 2, channels}, x.options().dtype(at::kDouble));
    auto* partialData = partial.mutable_data_ptr<double>();
    at::parallel_for(0, tasks, 1, [&](std::int64_t firstTask, std::int64_t lastTask) {
        for (std::int64_t task = firstTask; task < lastTask; ++task) {
            const std::int64_t begin = batch * chunks * task / tasks;
            const std::int64_t end = batch * chunks * (task + 1) / tasks;
            for (std::int64_t i = begin; i < end; ++i) {
                const std::int64_t b = i / chunks;
                const std::int64_t row = i % chunks * kMomentRows;
                double* sums = partialData + (task * batch + b) * 2 * channels;
                run.channelMoments(source + (b * rows + row) * channels,
                                   std::min(kMomentRows, rows - row), channels, sums,
                                   sums + channels);
            }
        }
    });
    return tasks == 1 ? partial[0] : partial.sum(0);
}

/// Sums of x [B, 2, C] made into the map of the norm of x + shift.
ChannelMap channelMap(const at::Tensor& sums, const at::Tensor& shift, const at::Tensor& weight,
                      const at::Tensor& bias, std::int64_t groups, std::int64_t positions,
                      double epsilon) {
    const std::int64_t batch = sums.size(0);
    const std::int64_t channels = sums.size(2);
    const std::int64_t perGroup = channels / groups;
    const auto count = static_cast<double>(positions * perGroup);
    const auto perChannel = static_cast<double>(positions);
    ChannelMap map{at::empty({batch, channels}, weight.options()),
                   at::empty({batch, channels}, weight.options())};
    auto* scale = map.scale.mutable_data_ptr<float>();
    auto* offset = map.offset.mutable_data_ptr<float>();
    const at::Tensor shiftFloat =
        shift.defined() ? shift.to(at::kFloat).contiguous() : at::Tensor();
    const float* shiftData = shift.defined() ? shiftFloat.const_data_ptr<float>() : nullptr;
    const auto* weightData = weight.const_data_ptr<float>();
    const auto* biasData = bias.const_data_ptr<float>();
    const auto* data = sums.const_data_ptr<double>();
    const auto shiftOf = [&](std::int64_t b, std::int64_t c) {
        return shiftData != nullptr ? static_cast<double>(shiftData[b * channels + c]) : 0.0;
    };
    for (std::int64_t b = 0; b < batch; ++b) {
        const double* total = data + b * 2 * channels;
        const double* squares = total + channels;
        for (std::int64_t group = 0; group < groups; ++group) {
            double sum = 0;
            double sumOfSquares = 0;
            for (std::int64_t c = group * perGroup; c < (group + 1) * perGroup; ++c) {
                const double s = shiftOf(b, c);
                sum += total[c] + perChannel * s;
                sumOfSquares += squares[c] + 2 * s * total[c] + perChannel * s * s;
            }
            const double mean = sum / count;
            const double variance = std::max(0.0, sumOfSquares / count - mean * mean);
            const double inverse = 1.0 / std::sqrt(variance + epsilon);
            for (std::int64_t c = group * perGroup; c < (group + 1) * perGroup; ++c) {
                const double factor = inverse * static_cast<double>(weightData[c]);
                scale[b * channels + c] = static_cast<float>(factor);
                offset[b * channels + c] = static_cast<float>(static_cast<double>(biasData[c]) +
                                                              (shiftOf(b, c) - mean) * factor);
            }
        }
    }
    return map;
}

}  // namespace

GroupNorm::GroupNorm(const WeightScope& scope, std::int64_t groups, std::int64_t channels,
                     double epsilon)
    : m_groups(groups),
      m_epsilon(epsilon),
      m_weight(scope.take("weight", {channels}, WeightRole::Norm)),
      m_bias(scope.take("bias", {channels}, WeightRole::Norm)) {}

at::Tensor GroupNorm::forward(const at::Tensor& x) const {
    return run(x, {}, Activation::None);
}

at::Tensor GroupNorm::forwardSilu(const at::Tensor& x) const {
    return run(x, {}, Activation::Silu);
}

at::Tensor GroupNorm::forwardShiftedSilu(const at::Tensor& x, const at::Tensor& shift) const {
    return run(x, shift, Activation::Silu);
}

at::Tensor GroupNorm::run(const at::Tensor& x, const at::Tensor& shift,
                          Activation activation) const {
    if (!fitsCpuKernels(x) || !x.is_contiguous(at::MemoryFormat::ChannelsLast)) {
        return runPlain(x, shift, activation);
    }
    const std::int64_t channels = x.size(1);
    const std::int64_t rows = x.size(2) * x.size(3);
    at::Tensor out = at::empty_like(x, x.options(), at::MemoryFormat::ChannelsLast);
    withCpuKernels(x, [&]<typename Element>(const kernels::CpuKernels<Element>& kernels, Element*) {
        const ChannelMap map = channelMap(channelSums(kernels, x), shift, m_weight.tensor(),
                                          m_bias.tensor(), m_groups, rows, m_epsilon);
        const auto apply =
            activation == Activation::Silu ? kernels.scaleShiftSilu : kernels.scaleShift;
        const auto* source = elements<const Element>(x);
        const auto* scale = map.scale.const_data_ptr<float>();
        const auto* offset = map.offset.const_data_ptr<float>();
        auto* target = elements<Element>(out);
        const std::int64_t all = x.size(0) * rows;
        at::parallel_for(0, all, rowsPerTask(channels), [&](std::int64_t first, std::int64_t last) {
            while (first < last) {
                const std::int64_t b = first / rows;
                const std::int64_t count = std::min(last, (b + 1) * rows) - first;
                apply(source + first * channels, scale + b * channels, offset + b * channels, count,
                      channels, target + first * channels);
                first += count;
            }
        });
    });
    return out;
}

at::Tensor GroupNorm::runPlain(const at::Tensor& x, const at::Tensor& shift,
                               Activation activation) const {
    at::Tensor input =
        shift.defined() ? x + shift.to(x.scalar_type()).unsqueeze(-1).unsqueeze(-1) : x;
    const at::Tensor normed = at::group_norm(input, m_groups, m_weight.tensor().to(x.scalar_type()),
                                             m_bias.tensor().to(x.scalar_type()), m_epsilon);
    return activation == Activation::Silu ? at::silu(normed) : normed;
}

LayerNorm::LayerNorm(const WeightScope& scope, std::int64_t width, double epsilon)
    : m_width(width),
      m_epsilon(epsilon),
      m_weight(scope.take("weight", {width}, WeightRole::Norm)),
      m_bias(scope.take("bias", {width}, WeightRole::Norm)) {}

at::Tensor LayerNorm::forward(const at::Tensor& x) const {
    if (!fitsCpuKernels(x) || !x.is_contiguous()) {
        return at::layer_norm(x, {m_width}, m_weight.tensor().to(x.scalar_type()),
                              m_bias.tensor().to(x.scalar_type()), m_epsilon);
    }
    at::Tensor out = at::empty_like(x);
    const std::int64_t rows = x.numel() / m_width;
    withCpuKernels(x, [&]<typename Element>(const kernels::CpuKernels<Element>& kernels, Element*) {
        const auto* source = elements<const Element>(x);
        const auto* weight = m_weight.tensor().const_data_ptr<float>();
        const auto* bias = m_bias.tensor().const_data_ptr<float>();
        auto* target = elements<Element>(out);
        at::parallel_for(0, rows, rowsPerTask(m_width), [&](std::int64_t first, std::int64_t last) {
            kernels.layerNorm(source + first * m_width, weight, bias, last - first, m_width,
                              static_cast<float>(m_epsilon), target + first * m_width);
        });
    });
    return out;
}

}  // namespace audioldm::engine::layers
