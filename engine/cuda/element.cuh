// SPDX-License-Identifier: MIT
#pragma once

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

#include <cstdint>
#include <string>

#include "engine/cuda/kernels.h"

/// Elements and short vectors of them, computed in float32; for the .cu files alone.
namespace audioldm::engine::cuda {

/// `Width` neighbouring elements, moved in one access.
template <typename T, int Width>
struct alignas(sizeof(T) * Width) Pack {
    T at[Width];
};

__device__ inline float toFloat(float value) {
    return value;
}
__device__ inline float toFloat(__half value) {
    return __half2float(value);
}
__device__ inline float toFloat(__nv_bfloat16 value) {
    return __bfloat162float(value);
}

template <typename T>
__device__ inline T fromFloat(float value);
template <>
__device__ inline float fromFloat<float>(float value) {
    return value;
}
template <>
__device__ inline __half fromFloat<__half>(float value) {
    return __float2half_rn(value);
}
template <>
__device__ inline __nv_bfloat16 fromFloat<__nv_bfloat16>(float value) {
    return __float2bfloat16_rn(value);
}

/// Elements moved at once: four where the memory and the row length allow it.
template <typename T>
[[nodiscard]] inline bool fourAtOnce(const void* first, const void* second, std::int64_t length) {
    const auto address =
        reinterpret_cast<std::uintptr_t>(first) | reinterpret_cast<std::uintptr_t>(second);
    return length % 4 == 0 && address % (4 * sizeof(T)) == 0;
}

/// Calls action(T{}) with the element type that is asked for; 1 and a text for an unknown one.
template <typename Action>
int withElementType(ElementType type, Action action) {
    switch (type) {
        case ElementType::Float32:
            return action(float{});
        case ElementType::Float16:
            return action(__half{});
        case ElementType::BFloat16:
            return action(__nv_bfloat16{});
    }
    setErrorText("A GPU kernel was asked for an element type that it does not know.");
    return 1;
}

/// 0 when the launches before it were taken; otherwise 1 and a text.
[[nodiscard]] inline int launched(const char* kernel) {
    const cudaError_t code = cudaGetLastError();
    if (code == cudaSuccess) {
        return 0;
    }
    setErrorText((std::string("The GPU refused the kernel ") + kernel + ": " +
                  cudaGetErrorString(code) + ".")
                     .c_str());
    return 1;
}

}  // namespace audioldm::engine::cuda
