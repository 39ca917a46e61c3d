// SPDX-License-Identifier: MIT
#pragma once

#include "engine/layers/kernels/cpu_kernels.h"

namespace audioldm::engine::layers::kernels {

/// The kernels built for one instruction set.
struct KernelSet {
    const CpuKernels<float>* float32;
    const CpuKernels<BFloat16>* bfloat16;
};

extern const KernelSet kPlainKernels;   ///< any x86-64
extern const KernelSet kAvx2Kernels;    ///< AVX2 and FMA (x86-64-v3)
extern const KernelSet kAvx512Kernels;  ///< AVX-512 F, BW, CD, DQ, VL (x86-64-v4)

/// bfloat16 attention on AVX-512 with the bfloat16 dot product.
void attentionHeadAvx512(const BFloat16* q, const BFloat16* k, const BFloat16* v,
                         const AttentionShape& shape, void* scratch, BFloat16* out);

}  // namespace audioldm::engine::layers::kernels
