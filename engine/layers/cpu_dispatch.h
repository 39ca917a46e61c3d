// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>

#include "engine/layers/kernels/cpu_kernels.h"

namespace audioldm::engine::layers {

/// Whether our CPU kernels can take `x`: on a CPU, in a type that they have, and not recorded for
/// gradients (libtorch's own operators are used then).
[[nodiscard]] inline bool fitsCpuKernels(const at::Tensor& x) {
    return x.is_cpu() && !x.requires_grad() &&
           (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16);
}

/// Calls function(kernels, example) with the kernels of x's element type; `example` is a null
/// pointer of that type. Call only when fitsCpuKernels(x).
template <typename Function>
void withCpuKernels(const at::Tensor& x, const Function& function) {
    if (x.scalar_type() == at::kFloat) {
        function(kernels::cpuKernels<float>(), static_cast<float*>(nullptr));
    } else {
        function(kernels::cpuKernels<kernels::BFloat16>(),
                 static_cast<kernels::BFloat16*>(nullptr));
    }
}

/// The tensor's memory as the kernels' element type.
template <typename Element>
[[nodiscard]] Element* elements(const at::Tensor& tensor) {
    return static_cast<Element*>(tensor.data_ptr());
}

/// Elements that one thread should get at least, so that starting threads pays off.
inline constexpr std::int64_t kElementsPerTask = 1 << 14;

/// Rows of `width` elements that one thread should get at least.
[[nodiscard]] inline std::int64_t rowsPerTask(std::int64_t width) {
    return std::max<std::int64_t>(1, kElementsPerTask / width);
}

}  // namespace audioldm::engine::layers
