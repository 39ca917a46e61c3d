// SPDX-License-Identifier: MIT
// From the stored form of a QuantizedWeight to the one that its layer computes with.
#include <ATen/Parallel.h>

#include <algorithm>
#include <vector>

#include "engine/core/cuda_plugin.h"
#include "engine/weights/kernels/quantize_kernels.h"
#include "engine/weights/quantize_tasks.h"
#include "engine/weights/quantized_weight.h"

namespace audioldm::engine::weights {

using kernels::quantizeKernels;

at::Tensor QuantizedWeight::expandOnCpu() const {
    at::Tensor memory = at::empty({m_order.elements()}, at::TensorOptions().dtype(m_dtype));
    const std::int64_t tile = m_order.tile();
    const std::int64_t channels = m_order.channelsPerChunk;
    const std::int64_t tilesOfChunk = m_order.chunkSize / tile;
    const auto [groupTiles, groupsOfChunk] = groups();
    const auto* const kernels = &quantizeKernels();
    void* const target = memory.mutable_data_ptr();
    const void* const codes = m_codes.const_data_ptr();
    at::parallel_for(
        0, m_order.chunks * groupsOfChunk, grain(groupTiles * tile),
        [&, groupTiles = groupTiles, groupsOfChunk = groupsOfChunk](std::int64_t begin,
                                                                    std::int64_t end) {
            std::vector<float> table(2 * static_cast<std::size_t>(tile));
            float* const scales = table.data();
            float* const minima = table.data() + tile;
            for (std::int64_t group = begin; group < end; ++group) {
                const std::int64_t firstTile = group % groupsOfChunk * groupTiles;
                const std::int64_t tiles = std::min(groupTiles, tilesOfChunk - firstTile);
                const std::int64_t first =
                    group / groupsOfChunk * m_order.chunkSize + firstTile * tile;
                const std::int64_t at = group * channels;
                if (m_bits == 8) {
                    const auto* stored = m_scales.const_data_ptr<float>() + at;
                    for (std::int64_t j = 0; j < tile; ++j) {
                        scales[j] = stored[m_order.channelOf[static_cast<std::size_t>(j)]];
                    }
                    const auto* source = static_cast<const std::int8_t*>(codes) + first;
                    if (m_dtype == at::kFloat) {
                        kernels->expand8ToFloat(source, scales, tile, tiles,
                                                static_cast<float*>(target) + first);
                    } else {
                        kernels->expand8ToBFloat16(source, scales, tile, tiles,
                                                   static_cast<std::uint16_t*>(target) + first);
                    }
                    continue;
                }
                const auto* storedScales = m_scales.const_data_ptr<c10::Half>() + at;
                const auto* storedMinima = m_minima.const_data_ptr<c10::Half>() + at;
                for (std::int64_t j = 0; j < tile; ++j) {
                    const auto channel = m_order.channelOf[static_cast<std::size_t>(j)];
                    scales[j] = static_cast<float>(storedScales[channel]);
                    minima[j] = static_cast<float>(storedMinima[channel]);
                }
                const auto* source = static_cast<const std::uint8_t*>(codes) + first / 2;
                if (m_dtype == at::kFloat) {
                    kernels->expand4ToFloat(source, scales, minima, tile, tiles,
                                            static_cast<float*>(target) + first);
                } else {
                    kernels->expand4ToBFloat16(source, scales, minima, tile, tiles,
                                               static_cast<std::uint16_t*>(target) + first);
                }
            }
        });
    return memory;
}

/// By our kernel; undefined where it is not there for this device.
at::Tensor QuantizedWeight::expandByKernel() const {
    const auto plugin = m_codes.is_cuda() ? loadCudaPlugin() : Result<const cuda::Plugin*>(nullptr);
    if (!plugin.ok() || plugin.value() == nullptr || plugin.value()->kernels == nullptr) {
        return {};
    }
    void* stream = nullptr;
    const std::int32_t device = m_codes.get_device();
    at::Tensor memory = at::empty({m_order.elements()}, m_codes.options().dtype(m_dtype));
    const cuda::DequantizeCall call{m_codes.const_data_ptr(),
                                    m_scales.const_data_ptr(),
                                    m_minima.defined() ? m_minima.const_data_ptr() : nullptr,
                                    memory.mutable_data_ptr(),
                                    m_order.chunks,
                                    m_order.chunkSize,
                                    m_order.tile(),
                                    groups().tiles,
                                    m_bits,
                                    m_dtype == at::kFloat  ? cuda::ElementType::Float32
                                    : m_dtype == at::kHalf ? cuda::ElementType::Float16
                                                           : cuda::ElementType::BFloat16};
    if (plugin.value()->currentStream(device, &stream) != 0 ||
        plugin.value()->kernels->dequantize(&call, stream) != 0) {
        return {};
    }
    return memory;
}

/// The same with libtorch's operators, on any device: rows that lie together in memory.
at::Tensor QuantizedWeight::expandOnDevice() const {
    const std::int64_t rows = m_order.chunks;
    const std::int64_t tile = m_order.tile();
    if (m_bits == 8) {
        return (m_codes.view({rows, -1}).to(m_scales.scalar_type()) * m_scales.view({rows, 1}))
            .to(m_dtype)
            .view({-1});
    }
    // [rows, tiles, tile / 2] -> low and high codes side by side
    const at::Tensor bytes = m_codes.view({rows, -1, tile / 2});
    const at::Tensor codes =
        at::cat({bytes.bitwise_and(15), bytes.__rshift__(4)}, -1).to(at::kFloat);
    const std::int64_t tiles = groups().tiles;
    const auto perTile = [&](const at::Tensor& stored) {
        return stored.to(at::kFloat)
            .view({rows, -1, 1})
            .repeat_interleave(tiles, 1)
            .narrow(1, 0, codes.size(1));
    };
    return (codes * perTile(m_scales) + perTile(m_minima)).to(m_dtype).view({-1});
}

UsedWeight QuantizedWeight::expand() const {
    const bool onCpu = m_codes.is_cpu() && (m_dtype == at::kFloat || m_dtype == at::kBFloat16);
    at::Tensor memory = onCpu ? expandOnCpu() : expandByKernel();
    if (!memory.defined()) {
        memory = expandOnDevice();
    }
    if (!m_description.empty()) {
        at::Tensor tensor = packed::over(memory, m_shape, m_description);
        return {std::move(tensor), std::move(memory)};
    }
    at::Tensor dense = memory.as_strided(m_shape, m_strides);
    return {m_packAtUse ? m_packAtUse(dense) : dense, {}};
}

}  // namespace audioldm::engine::weights
