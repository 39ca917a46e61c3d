// SPDX-License-Identifier: MIT
#include "engine/weights/quantized_weight.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstring>

#include "engine/core/exception.h"
#include "engine/weights/four_bit_chunk.h"
#include "engine/weights/quantize_tasks.h"
#include "engine/weights/row_rounding.h"

namespace audioldm::engine::weights {
namespace {

/// Tile of a dense row: long enough for vectors, short enough to be a small table.
constexpr std::int64_t kRowTile = 128;

/// Values of a dense float32 or bfloat16 tensor's memory, as float32 into `out`.
void readFloats(const void* memory, at::ScalarType dtype, std::int64_t first, std::int64_t count,
                float* out) {
    if (dtype == at::kFloat) {
        std::memcpy(out, static_cast<const float*>(memory) + first,
                    static_cast<std::size_t>(count) * sizeof(float));
        return;
    }
    if (dtype == at::kHalf) {
        const auto* values = static_cast<const c10::Half*>(memory) + first;
        std::copy(values, values + count, out);
        return;
    }
    const auto* values = static_cast<const c10::BFloat16*>(memory) + first;
    std::copy(values, values + count, out);
}

const void* memoryOf(const at::Tensor& formed) {
    return formed.is_mkldnn() ? packed::bytesOf(formed).data() : formed.const_data_ptr();
}

/// Bits that a weight is stored in where `bits` are asked for.
int possibleBits(const at::Tensor& arranged, int bits) {
    return (arranged.numel() / arranged.size(0)) % 2 == 0 ? bits : 8;
}

}  // namespace

QuantizedWeight::Groups QuantizedWeight::groups() const {
    const std::int64_t tile = m_order.tile();
    const std::int64_t tiles = m_order.chunkSize / tile;
    if (m_bits == 8) {
        return {tiles, 1};
    }
    const std::int64_t perGroup =
        std::max<std::int64_t>(1, kGroupSize * m_order.channelsPerChunk / tile);
    return {perGroup, (tiles + perGroup - 1) / perGroup};
}

QuantizedWeight QuantizedWeight::quantize(at::Tensor arranged, int bits, at::ScalarType dtype,
                                          const WeightLayout& pack, at::Device device) {
    assertThat(arranged.is_cpu() && arranged.scalar_type() == at::kFloat &&
                   arranged.is_contiguous() && (bits == 8 || bits == 4),
               "weights are quantized from contiguous float32 on the CPU");
    QuantizedWeight result;
    result.m_dtype = dtype;
    result.m_shape = arranged.sizes().vec();
    result.m_bits = possibleBits(arranged, bits);
    if (result.m_bits == 4) {
        const at::Tensor plain = arranged.to(dtype);
        arranged.reset();
        at::Tensor formed = pack ? pack(plain) : plain;
        result.takeForm(formed, plain, pack);
        result.storeNibbles(result.m_packAtUse ? plain : formed);
    } else {
        at::Tensor rowScales;
        const at::Tensor codes = codesOfRows(arranged, dtype, rowScales);
        arranged.reset();
        at::Tensor formed = pack ? pack(codes) : codes;
        result.takeForm(formed, codes, pack);
        const ChannelOrder& order = result.m_order;
        result.m_scales = at::zeros({order.chunks, 1, order.channelsPerChunk}, rowScales.options());
        result.m_scales.view({-1}).narrow(0, 0, rowScales.size(0)).copy_(rowScales);
        result.storeBytes(result.m_packAtUse ? codes : formed);
    }
    result.m_codes = result.m_codes.to(device);
    result.m_scales = result.m_scales.to(device);
    result.m_minima = result.m_minima.defined() ? result.m_minima.to(device) : at::Tensor();
    return result;
}

UsedWeight QuantizedWeight::round(at::Tensor arranged, int bits, at::ScalarType dtype,
                                  const WeightLayout& pack, at::Device device) {
    const bool byRows = possibleBits(arranged, bits) == 8 && device.is_cpu() &&
                        (dtype == at::kFloat || dtype == at::kBFloat16);
    if (!byRows) {
        return quantize(std::move(arranged), bits, dtype, pack, device).expand();
    }
    const at::Tensor rounded = roundedRows(arranged, dtype);
    arranged.reset();
    return {pack ? pack(rounded) : rounded, {}};
}

/// Decides in which order of memory the codes are kept.
void QuantizedWeight::takeForm(const at::Tensor& formed, const at::Tensor& arranged,
                               const WeightLayout& pack) {
    const std::int64_t rowSize = arranged.numel() / arranged.size(0);
    const std::int64_t rowTile = m_bits == 4 ? kGroupSize : kRowTile;
    if (formed.is_mkldnn()) {
        auto order = packed::orderOf(formed, arranged);
        // Zeros that fill blocks must stay zeros, which four bits with a minimum do not keep.
        if (order && (m_bits == 8 || (!order->padded && order->tile() % 2 == 0))) {
            m_order = std::move(*order);
            m_description = packed::descriptionOf(formed);
            return;
        }
        m_order = rowOrder(arranged.size(0), rowSize, rowTile);
        m_strides = arranged.strides().vec();
        m_packAtUse = pack;
        return;
    }
    m_order = rowOrder(arranged.size(0), rowSize, rowTile);
    m_shape = formed.sizes().vec();
    m_strides = formed.strides().vec();
    assertThat(formed.is_non_overlapping_and_dense() && formed.stride(0) == rowSize,
               "a packed weight is dense, its channels outermost");
    if (formed.dim() == 4) {
        noteKernel(m_order, {formed.size(2), formed.size(3)}, formed.stride(3), formed.stride(2));
    }
}

void QuantizedWeight::storeBytes(const at::Tensor& formedCodes) {
    const std::int64_t count = m_order.elements();
    m_codes = at::empty({count}, at::TensorOptions().dtype(at::kChar));
    const void* const source = memoryOf(formedCodes);
    auto* const target = m_codes.mutable_data_ptr<std::int8_t>();
    const auto convert = [&](const auto* values) {
        at::parallel_for(0, count, kElementsPerTask, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                target[i] = static_cast<std::int8_t>(static_cast<float>(values[i]));
            }
        });
    };
    if (m_dtype == at::kFloat) {
        convert(static_cast<const float*>(source));
    } else if (m_dtype == at::kHalf) {
        convert(static_cast<const c10::Half*>(source));
    } else {
        convert(static_cast<const c10::BFloat16*>(source));
    }
}

void QuantizedWeight::storeNibbles(const at::Tensor& formed) {
    const std::int64_t channels = m_order.channelsPerChunk;
    const auto [groupTiles, groupsOfChunk] = groups();
    m_codes = at::empty({m_order.elements() / 2}, at::TensorOptions().dtype(at::kByte));
    m_scales =
        at::empty({m_order.chunks, groupsOfChunk, channels}, at::TensorOptions().dtype(at::kHalf));
    m_minima = at::empty_like(m_scales);
    auto* const codes = m_codes.mutable_data_ptr<std::uint8_t>();
    auto* const scales = m_scales.mutable_data_ptr<c10::Half>();
    auto* const minima = m_minima.mutable_data_ptr<c10::Half>();
    const void* const source = memoryOf(formed);
    at::parallel_for(0, m_order.chunks, grain(m_order.chunkSize),
                     [&, groupTiles = groupTiles, groupsOfChunk = groupsOfChunk](std::int64_t begin,
                                                                                 std::int64_t end) {
                         std::vector<float> values(static_cast<std::size_t>(m_order.chunkSize));
                         FourBitChunk quantized(m_order, groupTiles);
                         for (std::int64_t chunk = begin; chunk < end; ++chunk) {
                             const std::int64_t first = chunk * m_order.chunkSize;
                             const std::int64_t firstScale = chunk * groupsOfChunk * channels;
                             readFloats(source, m_dtype, first, m_order.chunkSize, values.data());
                             quantized.quantize(values.data(), scales + firstScale,
                                                minima + firstScale, codes + first / 2);
                         }
                     });
}

std::int64_t QuantizedWeight::storedBytes() const {
    const auto bytes = [](const at::Tensor& tensor) {
        return tensor.defined() ? static_cast<std::int64_t>(tensor.nbytes()) : 0;
    };
    return bytes(m_codes) + bytes(m_scales) + bytes(m_minima);
}

std::int64_t QuantizedWeight::expandedBytes() const {
    return m_order.elements() * static_cast<std::int64_t>(c10::elementSize(m_dtype));
}

}  // namespace audioldm::engine::weights
