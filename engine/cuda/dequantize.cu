// SPDX-License-Identifier: MIT
// Quantized weights to the type that is computed in, in one pass: without it libtorch makes two or
// three tensors of the expanded size on the way.
#include <algorithm>

#include "engine/cuda/element.cuh"

namespace audioldm::engine::cuda {

namespace {

constexpr int kThreads = 256;
constexpr std::int64_t kMaxBlocks = 65535;

unsigned blocksFor(std::int64_t total) {
    return static_cast<unsigned>(std::min(kMaxBlocks, (total + kThreads - 1) / kThreads));
}

/// One thread: `Width` neighbouring codes of a row.
template <typename T, int Width>
__global__ void expandBytes(const std::int8_t* codes, const float* scales, T* output,
                            std::int64_t total, std::int64_t packs) {
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t at = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
         at < total; at += step) {
        const float scale = scales[at / packs];
        const auto stored = reinterpret_cast<const Pack<std::int8_t, Width>*>(codes)[at];
        Pack<T, Width> result;
        for (int i = 0; i < Width; ++i) {
            result.at[i] = fromFloat<T>(static_cast<float>(stored.at[i]) * scale);
        }
        reinterpret_cast<Pack<T, Width>*>(output)[at] = result;
    }
}

/// One thread: one byte, and so a weight of each half of a tile.
template <typename T>
__global__ void expandNibbles(DequantizeCall call) {
    const std::int64_t half = call.tile / 2;
    const std::int64_t rowBytes = call.rowSize / 2;
    const std::int64_t total = call.rows * rowBytes;
    const std::int64_t groups =
        (call.rowSize / call.tile + call.tilesPerGroup - 1) / call.tilesPerGroup;
    const auto* codes = static_cast<const std::uint8_t*>(call.codes);
    const auto* scales = static_cast<const __half*>(call.scales);
    const auto* minima = static_cast<const __half*>(call.minima);
    auto* output = static_cast<T*>(call.output);
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t at = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
         at < total; at += step) {
        const std::int64_t row = at / rowBytes;
        const std::int64_t within = at - row * rowBytes;
        const std::int64_t tile = within / half;
        const std::int64_t group = row * groups + tile / call.tilesPerGroup;
        const float scale = __half2float(scales[group]);
        const float minimum = __half2float(minima[group]);
        const int code = codes[at];
        T* const target = output + row * call.rowSize + tile * call.tile + (within - tile * half);
        target[0] = fromFloat<T>(static_cast<float>(code & 15) * scale + minimum);
        target[half] = fromFloat<T>(static_cast<float>(code >> 4) * scale + minimum);
    }
}

template <typename T, int Width>
int runBytes(const DequantizeCall& call, cudaStream_t stream) {
    const std::int64_t packs = call.rowSize / Width;
    const std::int64_t total = call.rows * packs;
    expandBytes<T, Width><<<blocksFor(total), kThreads, 0, stream>>>(
        static_cast<const std::int8_t*>(call.codes), static_cast<const float*>(call.scales),
        static_cast<T*>(call.output), total, packs);
    return launched("dequantize");
}

bool isSound(const DequantizeCall& call) {
    if (call.rows < 0 || call.rowSize < 0 || (call.bits != 8 && call.bits != 4)) {
        return false;
    }
    return call.bits == 8 || (call.tile > 0 && call.tile % 2 == 0 && call.tilesPerGroup > 0 &&
                              call.rowSize % call.tile == 0);
}

}  // namespace

int dequantize(const DequantizeCall* call, void* stream) {
    if (!isSound(*call)) {
        setErrorText("dequantize: sizes out of range.");
        return 1;
    }
    if (call->rows == 0 || call->rowSize == 0) {
        return 0;
    }
    return withElementType(call->type, [call, stream](auto element) {
        using T = decltype(element);
        const auto queue = static_cast<cudaStream_t>(stream);
        if (call->bits == 8) {
            const bool four = fourAtOnce<T>(call->output, call->output, call->rowSize) &&
                              fourAtOnce<std::int8_t>(call->codes, call->codes, call->rowSize);
            return four ? runBytes<T, 4>(*call, queue) : runBytes<T, 1>(*call, queue);
        }
        expandNibbles<T><<<blocksFor(call->rows * call->rowSize / 2), kThreads, 0, queue>>>(*call);
        return launched("dequantize");
    });
}

}  // namespace audioldm::engine::cuda
