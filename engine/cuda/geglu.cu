// SPDX-License-Identifier: MIT
// GEGLU in one pass: the product and the gate's GELU without an intermediate tensor.
#include <algorithm>

#include "engine/cuda/element.cuh"

namespace audioldm::engine::cuda {

namespace {

constexpr int kThreads = 256;
constexpr std::int64_t kMaxBlocks = 65535;
constexpr float kRootHalf = 0.70710678118654752F;

template <typename T, int Width>
__global__ void gateRows(const T* input, T* output, std::int64_t total, std::int64_t packs) {
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t at = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
         at < total; at += step) {
        const std::int64_t row = at / packs;
        const auto* first = reinterpret_cast<const Pack<T, Width>*>(input) + row * packs + at;
        const Pack<T, Width> values = first[0];
        const Pack<T, Width> gates = first[packs];
        Pack<T, Width> result;
        for (int i = 0; i < Width; ++i) {
            const float gate = toFloat(gates.at[i]);
            const float gelu = 0.5F * gate * (1.0F + erff(gate * kRootHalf));
            result.at[i] = fromFloat<T>(toFloat(values.at[i]) * gelu);
        }
        reinterpret_cast<Pack<T, Width>*>(output)[at] = result;
    }
}

template <typename T, int Width>
int run(const GegluCall& call, cudaStream_t stream) {
    const std::int64_t packs = call.width / Width;
    const std::int64_t total = call.rows * packs;
    const auto blocks =
        static_cast<unsigned>(std::min(kMaxBlocks, (total + kThreads - 1) / kThreads));
    gateRows<T, Width><<<blocks, kThreads, 0, stream>>>(static_cast<const T*>(call.input),
                                                        static_cast<T*>(call.output), total, packs);
    return launched("geglu");
}

}  // namespace

int geglu(const GegluCall* call, void* stream) {
    if (call->rows < 0 || call->width < 0) {
        setErrorText("geglu: sizes out of range.");
        return 1;
    }
    if (call->rows == 0 || call->width == 0) {
        return 0;
    }
    return withElementType(call->type, [call, stream](auto element) {
        using T = decltype(element);
        const auto queue = static_cast<cudaStream_t>(stream);
        return fourAtOnce<T>(call->input, call->output, call->width) ? run<T, 4>(*call, queue)
                                                                     : run<T, 1>(*call, queue);
    });
}

}  // namespace audioldm::engine::cuda
