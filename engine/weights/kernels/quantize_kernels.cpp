// SPDX-License-Identifier: MIT
#include "engine/weights/kernels/quantize_kernels.h"

namespace audioldm::engine::weights::kernels {

const QuantizeKernels& quantizeKernels() {
    static const QuantizeKernels& best =
        __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
            ? kAvx512QuantizeKernels
        : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? kAvx2QuantizeKernels
                                                                          : kPlainQuantizeKernels;
    return best;
}

}  // namespace audioldm::engine::weights::kernels
