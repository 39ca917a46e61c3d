// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "engine/weights/packed_tensor.h"
#include "engine/weights/weight.h"

namespace audioldm::engine::weights {

/// A weight stored in 8 or 4 bits, in the order of memory of the form that its layer computes with:
/// expanding it is one pass over memory, whatever that form is.
///
/// 8 bits: weight = code * scale, one scale for each output channel.
/// 4 bits: weight = code * scale + minimum, for groups of 64 weights of one output channel.
///
/// Immutable once made. Engine thread only, as all tensors.
class QuantizedWeight final {
public:
    /// Weights of one group in 4 bits.
    static constexpr std::int64_t kGroupSize = 64;

    /// Quantizes `arranged` [O, ...], float32 on the CPU, whose values are lost: it is used as
    /// working memory.
    ///
    /// bits   8, or 4 (a weight whose rows have an odd number of elements is kept in 8 all the
    /// same) dtype  what it expands to pack   the layer's packing, a reordering of elements; may be
    /// empty
    [[nodiscard]] static QuantizedWeight quantize(at::Tensor arranged, int bits,
                                                  at::ScalarType dtype, const WeightLayout& pack,
                                                  at::Device device);

    /// What quantize(...).expand() gives, to the bit, without the stored form in between: for a
    /// weight that is not kept stored. As quantize() in all else.
    [[nodiscard]] static UsedWeight round(at::Tensor arranged, int bits, at::ScalarType dtype,
                                          const WeightLayout& pack, at::Device device);

    /// The weight in the layer's form.
    [[nodiscard]] UsedWeight expand() const;

    [[nodiscard]] int bits() const { return m_bits; }
    /// Bytes that it takes as it is stored.
    [[nodiscard]] std::int64_t storedBytes() const;
    /// Bytes of what expand() makes.
    [[nodiscard]] std::int64_t expandedBytes() const;

private:
    /// Where the groups of codes lie, and how many there are.
    struct Groups {
        std::int64_t tiles = 0;     ///< of a group; the last one of a chunk may have fewer
        std::int64_t perChunk = 0;  ///< groups
    };
    [[nodiscard]] Groups groups() const;

    void takeForm(const at::Tensor& formed, const at::Tensor& arranged, const WeightLayout& pack);
    void storeBytes(const at::Tensor& formedCodes);
    void storeNibbles(const at::Tensor& formed);
    [[nodiscard]] at::Tensor expandOnCpu() const;
    [[nodiscard]] at::Tensor expandByKernel() const;
    [[nodiscard]] at::Tensor expandOnDevice() const;

    int m_bits = 8;
    at::ScalarType m_dtype = at::kFloat;
    ChannelOrder m_order;
    at::Tensor m_codes;   // int8 [elements], or uint8 [elements / 2]
    at::Tensor m_scales;  // [chunks, groups, channels of a chunk]; float32, or float16 for 4 bits
    at::Tensor m_minima;  // the same, for 4 bits
    std::vector<std::int64_t> m_shape;
    std::vector<std::int64_t> m_strides;      // of a dense form
    std::vector<std::uint8_t> m_description;  // of a form that oneDNN has packed
    WeightLayout m_packAtUse;                 // for a packed form whose order is not understood
};

}  // namespace audioldm::engine::weights
