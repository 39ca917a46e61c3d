// SPDX-License-Identifier: MIT
#include "engine/layers/kernels/cpu_kernels.h"

#include "engine/layers/kernels/kernel_sets.h"

namespace audioldm::engine::layers::kernels {
namespace {

bool hasAvx512() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}

const KernelSet& bestKernels() {
    static const KernelSet& best = hasAvx512() ? kAvx512Kernels
                                   : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
                                       ? kAvx2Kernels
                                       : kPlainKernels;
    return best;
}

}  // namespace

template <>
const CpuKernels<float>& cpuKernels<float>() {
    return *bestKernels().float32;
}

template <>
const CpuKernels<BFloat16>& cpuKernels<BFloat16>() {
    return *bestKernels().bfloat16;
}

bool hasNativeBFloat16() {
    return hasAvx512() && __builtin_cpu_supports("avx512bf16");
}

AttentionHead bfloat16AttentionHead() {
    return hasNativeBFloat16() ? &attentionHeadAvx512 : nullptr;
}

}  // namespace audioldm::engine::layers::kernels
