// SPDX-License-Identifier: MIT
#include "engine/layers/attention.h"

#include <cmath>

#include "engine/layers/cpu_dispatch.h"

namespace audioldm::engine::layers {
namespace {

using kernels::BFloat16;

/// Queries that one task takes at least: each task packs the keys and values of its head anew.
constexpr std::int64_t kQueriesPerTask = 256;

/// Our kernel on every head, in tasks of (batch row, head, part of the queries).
at::Tensor bfloat16SelfAttention(const at::Tensor& joined, std::int64_t heads,
                                 kernels::AttentionHead attend) {
    const std::int64_t batch = joined.size(0);
    const std::int64_t length = joined.size(1);
    const std::int64_t width = joined.size(2) / 3;
    const std::int64_t headDim = width / heads;
    const std::int64_t units = batch * heads;
    const std::int64_t threads = at::get_num_threads();
    const std::int64_t partsForThreads = (threads + units - 1) / units;
    const std::int64_t parts =
        std::clamp<std::int64_t>(length / kQueriesPerTask, 1, partsForThreads);
    at::Tensor out = at::empty({batch, length, width}, joined.options());
    const auto* source = elements<const BFloat16>(joined);
    auto* target = elements<BFloat16>(out);
    const std::int64_t scratchBytes = kernels::attentionScratchBytes(length, headDim);
    at::parallel_for(0, units * parts, 1, [&](std::int64_t first, std::int64_t last) {
        const at::Tensor scratch = at::empty({scratchBytes}, at::TensorOptions().dtype(at::kByte));
        for (std::int64_t task = first; task < last; ++task) {
            const std::int64_t b = task / parts / heads;
            const std::int64_t head = task / parts % heads;
            const std::int64_t begin = length * (task % parts) / parts;
            const std::int64_t end = length * (task % parts + 1) / parts;
            const BFloat16* rows = source + b * length * 3 * width + head * headDim;
            kernels::AttentionShape shape;
            shape.queries = end - begin;
            shape.keys = length;
            shape.headDim = headDim;
            shape.rowStride = 3 * width;
            shape.outStride = width;
            shape.scale = 1.0F / std::sqrt(static_cast<float>(headDim));
            attend(rows + begin * 3 * width, rows + width, rows + 2 * width, shape,
                   scratch.data_ptr(), target + (b * length + begin) * width + head * headDim);
        }
    });
    return out;
}

}  // namespace

at::Tensor selfAttention(const at::Tensor& joined, std::int64_t heads) {
    const std::int64_t batch = joined.size(0);
    const std::int64_t length = joined.size(1);
    const std::int64_t width = joined.size(2) / 3;
    const auto attend = kernels::bfloat16AttentionHead();
    if (attend != nullptr && joined.scalar_type() == at::kBFloat16 && fitsCpuKernels(joined) &&
        joined.is_contiguous()) {
        return bfloat16SelfAttention(joined, heads, attend);
    }
    // [B, L, 3, heads, headDim] -> three views [B, heads, L, headDim]
    const at::Tensor split =
        joined.view({batch, length, 3, heads, width / heads}).permute({2, 0, 3, 1, 4});
    const at::Tensor mixed = at::scaled_dot_product_attention(split[0], split[1], split[2]);
    return mixed.transpose(1, 2).reshape({batch, length, width});
}

SelfAttention::SelfAttention(const weights::WeightScope& scope, std::int64_t width,
                             std::int64_t heads, Linear::Bias inputBias)
    : SelfAttention(scope, width, heads, inputBias, {"to_q", "to_k", "to_v"}, "to_out.0") {}

SelfAttention::SelfAttention(const weights::WeightScope& scope, std::int64_t width,
                             std::int64_t heads, Linear::Bias inputBias,
                             const std::vector<std::string>& inputs, const std::string& output)
    : m_heads(heads),
      m_toQkv(Linear::joined(scope, inputs, width, width, inputBias)),
      m_toOut(scope.sub(output), width, width) {}

at::Tensor SelfAttention::forwardAdd(const at::Tensor& tokens, const at::Tensor& residual) const {
    return m_toOut.forwardAdd(selfAttention(m_toQkv.forward(tokens), m_heads), residual);
}

}  // namespace audioldm::engine::layers
