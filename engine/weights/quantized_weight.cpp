// SPDX-License-Identifier: MIT
#include "engine/weights/quantized_weight.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "engine/core/cuda_plugin.h"
#include "engine/core/exception.h"
#include "engine/weights/kernels/quantize_kernels.h"

namespace audioldm::engine::weights {
namespace {

/// Tile of a dense row: long enough for vectors, short enough to be a small table.
constexpr std::int64_t kRowTile = 128;
/// Elements that a thread should get at least.
constexpr std::int64_t kElementsPerTask = std::int64_t{1} << 16;
constexpr float kMostCode4 = 15.0F;

using kernels::quantizeKernels;

std::int64_t grain(std::int64_t elementsEach) {
    return std::max<std::int64_t>(1, kElementsPerTask / std::max<std::int64_t>(1, elementsEach));
}

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

/// Rows of `arranged` as whole numbers of type `dtype`; scales [rows].
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

/// Rows of `arranged` [O, ...] as eight bits leave them, float32 or bfloat16.
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

/// Makes the scales and minima of groups in 4 bits: first from the smallest and largest weight,
/// then by least squares for the codes that came of it, as long as the error falls. One thread.
class GroupFit final {
public:
    explicit GroupFit(const ChannelOrder& order)
        : m_order(order),
          m_inverses(order.channelOf.size()),
          m_minima(order.channelOf.size()),
          m_sums(kSums * order.channelOf.size()),
          m_channels(static_cast<std::size_t>(order.channelsPerChunk)) {}

    /// values [tiles * tile]; scales and minima [channels], written
    void fit(const float* values, std::int64_t tiles, c10::Half* scales, c10::Half* minima) {
        constexpr int kRounds = 3;
        startFromRange(values, tiles);
        for (int round = 0; round < kRounds; ++round) {
            spread();
            quantizeKernels().sums4(values, m_inverses.data(), m_minima.data(), m_order.tile(),
                                    tiles, m_sums.data());
            takeSums(tiles);
        }
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            scales[i] = m_channels[i].bestScale;
            minima[i] = m_channels[i].bestMinimum;
            m_channels[i].scale = m_channels[i].bestScale;
            m_channels[i].minimum = m_channels[i].bestMinimum;
        }
        spread();
    }

    /// For each position of the last group: one over the scale, and the minimum.
    [[nodiscard]] const std::vector<float>& inverses() const { return m_inverses; }
    [[nodiscard]] const std::vector<float>& minima() const { return m_minima; }

private:
    static constexpr std::size_t kSums = 5;

    struct Channel {
        // As they are stored: the codes are for what is stored.
        c10::Half scale = 0;
        c10::Half minimum = 0;
        c10::Half bestScale = 0;
        c10::Half bestMinimum = 0;
        double leastError = 0;
        float low = 0;
        float high = 0;
        std::array<double, kSums> sums{};  // of code, its square, weight, product, weight's square
        std::int64_t count = 0;
    };

    void startFromRange(const float* values, std::int64_t tiles) {
        quantizeKernels().range(values, m_order.tile(), tiles, m_minima.data(), m_inverses.data());
        for (Channel& channel : m_channels) {
            channel.low = std::numeric_limits<float>::max();
            channel.high = std::numeric_limits<float>::lowest();
            channel.leastError = std::numeric_limits<double>::infinity();
        }
        for (std::size_t j = 0; j < m_minima.size(); ++j) {
            Channel& channel = m_channels[static_cast<std::size_t>(m_order.channelOf[j])];
            channel.low = std::min(channel.low, m_minima[j]);
            channel.high = std::max(channel.high, m_inverses[j]);
        }
        for (Channel& channel : m_channels) {
            channel.scale = static_cast<c10::Half>((channel.high - channel.low) / kMostCode4);
            channel.minimum = static_cast<c10::Half>(channel.low);
            channel.bestScale = channel.scale;
            channel.bestMinimum = channel.minimum;
        }
    }

    void spread() {
        for (std::size_t j = 0; j < m_minima.size(); ++j) {
            const Channel& channel = m_channels[static_cast<std::size_t>(m_order.channelOf[j])];
            const auto scale = static_cast<float>(channel.scale);
            m_inverses[j] = scale > 0 ? 1.0F / scale : 0.0F;
            m_minima[j] = static_cast<float>(channel.minimum);
        }
    }

    /// Keeps what these codes were made with if it is the best, and finds what would fit them best.
    void takeSums(std::int64_t tiles) {
        for (Channel& channel : m_channels) {
            channel.sums = {};
            channel.count = 0;
        }
        const std::size_t tile = m_minima.size();
        for (std::size_t j = 0; j < tile; ++j) {
            Channel& channel = m_channels[static_cast<std::size_t>(m_order.channelOf[j])];
            for (std::size_t i = 0; i < kSums; ++i) {
                channel.sums[i] += static_cast<double>(m_sums[i * tile + j]);
            }
            channel.count += tiles;
        }
        for (Channel& channel : m_channels) {
            const auto [codes, squares, weights, products, weightSquares] = channel.sums;
            const auto scale = static_cast<double>(static_cast<float>(channel.scale));
            const auto minimum = static_cast<double>(static_cast<float>(channel.minimum));
            const auto count = static_cast<double>(channel.count);
            const double error = weightSquares + scale * scale * squares +
                                 count * minimum * minimum + 2 * scale * minimum * codes -
                                 2 * scale * products - 2 * minimum * weights;
            if (error < channel.leastError) {
                channel.leastError = error;
                channel.bestScale = channel.scale;
                channel.bestMinimum = channel.minimum;
            }
            const double spreadOfCodes = count * squares - codes * codes;
            if (spreadOfCodes > 0) {
                const double fitted = (count * products - codes * weights) / spreadOfCodes;
                channel.scale = static_cast<c10::Half>(static_cast<float>(fitted));
                channel.minimum =
                    static_cast<c10::Half>(static_cast<float>((weights - fitted * codes) / count));
            }
        }
    }

    const ChannelOrder& m_order;
    std::vector<float> m_inverses;
    std::vector<float> m_minima;
    std::vector<float> m_sums;
    std::vector<Channel> m_channels;
};

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
    const std::int64_t tile = m_order.tile();
    const std::int64_t channels = m_order.channelsPerChunk;
    const std::int64_t tilesOfChunk = m_order.chunkSize / tile;
    const auto [groupTiles, groupsOfChunk] = groups();
    m_codes = at::empty({m_order.elements() / 2}, at::TensorOptions().dtype(at::kByte));
    m_scales =
        at::empty({m_order.chunks, groupsOfChunk, channels}, at::TensorOptions().dtype(at::kHalf));
    m_minima = at::empty_like(m_scales);
    auto* const codes = m_codes.mutable_data_ptr<std::uint8_t>();
    auto* const scales = m_scales.mutable_data_ptr<c10::Half>();
    auto* const minima = m_minima.mutable_data_ptr<c10::Half>();
    const void* const source = memoryOf(formed);
    const auto tileSize = static_cast<std::size_t>(tile);
    at::parallel_for(
        0, m_order.chunks * groupsOfChunk, grain(groupTiles * tile),
        [&, groupTiles = groupTiles, groupsOfChunk = groupsOfChunk](std::int64_t begin,
                                                                    std::int64_t end) {
            std::vector<float> values(static_cast<std::size_t>(groupTiles) * tileSize);
            GroupFit grid(m_order);
            for (std::int64_t group = begin; group < end; ++group) {
                const std::int64_t firstTile = group % groupsOfChunk * groupTiles;
                const std::int64_t tiles = std::min(groupTiles, tilesOfChunk - firstTile);
                const std::int64_t first =
                    group / groupsOfChunk * m_order.chunkSize + firstTile * tile;
                readFloats(source, m_dtype, first, tiles * tile, values.data());
                grid.fit(values.data(), tiles, scales + group * channels,
                         minima + group * channels);
                quantizeKernels().quantize4(values.data(), grid.inverses().data(),
                                            grid.minima().data(), tile, tiles, codes + first / 2);
            }
        });
}

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
