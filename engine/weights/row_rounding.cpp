// SPDX-License-Identifier: MIT
#include "engine/weights/row_rounding.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <vector>

#include "engine/weights/kernels/quantize_kernels.h"
#include "engine/weights/quantize_tasks.h"

namespace audioldm::engine::weights {

using kernels::quantizeKernels;

at::Tensor codesOfRows(const at::Tensor& arranged, at::ScalarType dtype, at::Tensor& scales) {
    const std::int64_t rows = arranged.size(0);
    const std::int64_t rowSize = arranged.numel() / rows;
    at::Tensor codes = at::empty(arranged.sizes(), arranged.options().dtype(dtype));
    scales = at::empty({rows}, arranged.options());
    const auto* source = arranged.const_data_ptr<float>();
    auto* scaleData = scales.mutable_data_ptr<float>();
    void* const target = codes.mutable_data_ptr();
    at::parallel_for(0, rows, grain(rowSize), [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> wide(dtype == at::kHalf ? static_cast<std::size_t>(rowSize) : 0);
        for (std::int64_t row = begin; row < end; ++row) {
            const float* const values = source + row * rowSize;
            if (dtype == at::kBFloat16) {
                scaleData[row] = quantizeKernels().bfloat16CodesOfRow(
                    values, rowSize, static_cast<std::uint16_t*>(target) + row * rowSize);
            } else if (dtype == at::kFloat) {
                scaleData[row] = quantizeKernels().codesOfRow(
                    values, rowSize, static_cast<float*>(target) + row * rowSize);
            } else {
                scaleData[row] = quantizeKernels().codesOfRow(values, rowSize, wide.data());
                std::copy(wide.begin(), wide.end(),
                          static_cast<c10::Half*>(target) + row * rowSize);
            }
        }
    });
    return codes;
}

at::Tensor roundedRows(const at::Tensor& arranged, at::ScalarType dtype) {
    const std::int64_t rows = arranged.size(0);
    const std::int64_t rowSize = arranged.numel() / rows;
    at::Tensor rounded = at::empty(arranged.sizes(), arranged.options().dtype(dtype));
    const auto* source = arranged.const_data_ptr<float>();
    void* const target = rounded.mutable_data_ptr();
    at::parallel_for(0, rows, grain(rowSize), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            if (dtype == at::kFloat) {
                quantizeKernels().roundRow(source + row * rowSize, rowSize,
                                           static_cast<float*>(target) + row * rowSize);
            } else {
                quantizeKernels().bfloat16RoundRow(
                    source + row * rowSize, rowSize,
                    static_cast<std::uint16_t*>(target) + row * rowSize);
            }
        }
    });
    return rounded;
}

}  // namespace audioldm::engine::weights
