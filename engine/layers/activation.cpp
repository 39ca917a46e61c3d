// SPDX-License-Identifier: MIT
#include "engine/layers/activation.h"

#include "engine/layers/cpu_dispatch.h"

namespace audioldm::engine::layers {

at::Tensor geglu(const at::Tensor& x) {
    const std::int64_t width = x.size(-1) / 2;
    if (!fitsCpuKernels(x) || !x.is_contiguous()) {
        return x.narrow(-1, 0, width) * at::gelu(x.narrow(-1, width, width));
    }
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = width;
    at::Tensor out = at::empty(shape, x.options());
    const std::int64_t rows = out.numel() / width;
    withCpuKernels(x, [&]<typename Element>(const kernels::CpuKernels<Element>& run, Element*) {
        const auto* source = elements<const Element>(x);
        auto* target = elements<Element>(out);
        at::parallel_for(0, rows, rowsPerTask(width), [&](std::int64_t first, std::int64_t last) {
            run.geglu(source + first * 2 * width, last - first, width, target + first * width);
        });
    });
    return out;
}

at::Tensor leakyRelu(const at::Tensor& x, double slope) {
    if (!fitsCpuKernels(x) || !x.is_non_overlapping_and_dense()) {
        return at::leaky_relu(x, slope);
    }
    at::Tensor out = at::empty_like(x);
    withCpuKernels(x, [&]<typename Element>(const kernels::CpuKernels<Element>& run, Element*) {
        const auto* source = elements<const Element>(x);
        auto* target = elements<Element>(out);
        at::parallel_for(0, x.numel(), kElementsPerTask,
                         [&](std::int64_t first, std::int64_t last) {
                             run.leakyRelu(source + first, last - first, static_cast<float>(slope),
                                           target + first);
                         });
    });
    return out;
}

at::Tensor meanLeakyRelu(const std::vector<at::Tensor>& branches, double slope) {
    const at::Tensor& first = branches.front();
    const auto count = static_cast<double>(branches.size());
    const bool alike = std::all_of(branches.begin(), branches.end(), [&](const at::Tensor& branch) {
        return branch.strides() == first.strides();
    });
    if (!fitsCpuKernels(first) || !first.is_non_overlapping_and_dense() || !alike) {
        at::Tensor sum = first;
        for (std::size_t i = 1; i < branches.size(); ++i) {
            sum = sum + branches[i];
        }
        return at::leaky_relu(sum / count, slope);
    }
    at::Tensor out = at::empty_like(first);
    withCpuKernels(first, [&]<typename Element>(const kernels::CpuKernels<Element>& run, Element*) {
        const auto scale = static_cast<float>(1.0 / count);
        auto* target = elements<Element>(out);
        at::parallel_for(
            0, first.numel(), kElementsPerTask, [&](std::int64_t begin, std::int64_t end) {
                std::vector<const Element*> sources;
                for (const at::Tensor& branch : branches) {
                    sources.push_back(elements<const Element>(branch) + begin);
                }
                run.meanLeakyRelu(sources.data(), static_cast<std::int64_t>(sources.size()),
                                  end - begin, scale, static_cast<float>(slope), target + begin);
            });
    });
    return out;
}

}  // namespace audioldm::engine::layers
