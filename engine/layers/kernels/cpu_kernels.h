// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace audioldm::engine::layers::kernels {

/// A bfloat16 number as it lies in memory.
struct BFloat16 {
    std::uint16_t bits;
};

/// The element-wise and reducing parts of the layers on rows of contiguous memory, for one element
/// type. Every function handles the rows it is given on the calling thread; the callers spread rows
/// over threads. Sums are kept in float32 per call and in double between calls.
///
/// Element is float or BFloat16; all arithmetic is float32. Any thread.
template <typename Element>
struct CpuKernels {
    /// sum[c] and sumOfSquares[c] over the rows of x [rows, channels]. Give at most a few hundred
    /// rows a call, so that float32 is enough inside of it.
    void (*channelMoments)(const Element* x, std::int64_t rows, std::int64_t channels, double* sum,
                           double* sumOfSquares);

    /// out = f(x * scale[c] + shift[c]) over x [rows, channels]; f is SiLU or nothing.
    void (*scaleShift)(const Element* x, const float* scale, const float* shift, std::int64_t rows,
                       std::int64_t channels, Element* out);
    void (*scaleShiftSilu)(const Element* x, const float* scale, const float* shift,
                           std::int64_t rows, std::int64_t channels, Element* out);

    /// LayerNorm over the last axis of x [rows, width]; weight and bias [width].
    void (*layerNorm)(const Element* x, const float* weight, const float* bias, std::int64_t rows,
                      std::int64_t width, float epsilon, Element* out);

    /// out [rows, width] = x[:, :width] * gelu(x[:, width:]) over x [rows, 2 width]; the exact
    /// GELU.
    void (*geglu)(const Element* x, std::int64_t rows, std::int64_t width, Element* out);

    /// out = x where x > 0, else slope * x.
    void (*leakyRelu)(const Element* x, std::int64_t count, float slope, Element* out);

    /// out = leakyRelu((a + b + c) * scale): the mean of three branches and what follows it.
    void (*meanLeakyRelu)(const Element* const* branches, std::int64_t branchCount,
                          std::int64_t count, float scale, float slope, Element* out);
};

/// The fastest implementation that this processor runs: AVX-512 with bfloat16, AVX2, or plain
/// x86-64.
template <typename Element>
[[nodiscard]] const CpuKernels<Element>& cpuKernels();

template <>
[[nodiscard]] const CpuKernels<float>& cpuKernels<float>();
template <>
[[nodiscard]] const CpuKernels<BFloat16>& cpuKernels<BFloat16>();

/// Sizes of one head's attention; strides in elements.
struct AttentionShape {
    std::int64_t queries = 0;
    std::int64_t keys = 0;
    std::int64_t headDim = 0;
    std::int64_t rowStride = 0;  ///< from one row of q, k or v to the next
    std::int64_t outStride = 0;
    float scale = 1;
};

/// Attention of one head in bfloat16 with float32 sums: out = softmax(q k^T * scale) v.
///
/// q, k, v  rows of `headDim` elements
/// scratch  attentionScratchBytes(keys, headDim) bytes, of this call alone
/// out      rows of `headDim` elements
/// Any thread.
using AttentionHead = void (*)(const BFloat16* q, const BFloat16* k, const BFloat16* v,
                               const AttentionShape& shape, void* scratch, BFloat16* out);

[[nodiscard]] std::int64_t attentionScratchBytes(std::int64_t keys, std::int64_t headDim);

/// Null where the processor has no bfloat16 dot product.
[[nodiscard]] AttentionHead bfloat16AttentionHead();

/// Whether the processor multiplies bfloat16 natively, so that computing in it pays off.
[[nodiscard]] bool hasNativeBFloat16();

}  // namespace audioldm::engine::layers::kernels
