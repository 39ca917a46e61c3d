// SPDX-License-Identifier: MIT
#include "engine/weights/packed_tensor.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <array>
#include <cstring>

// libtorch exports these for the code that its compiler makes, without a header for others.
namespace at::native {
std::int64_t data_ptr_from_mkldnn(const at::Tensor& tensor);
std::int64_t nbytes_from_mkldnn(const at::Tensor& tensor);
at::Tensor mkldnn_tensor_from_data_ptr(void* data, at::IntArrayRef dims, at::ScalarType dtype,
                                       at::Device device, const std::uint8_t* metadata,
                                       std::int64_t metadataSize);
}  // namespace at::native

namespace audioldm::engine::weights {
namespace {

constexpr std::size_t kMostDims = 12;
using Numbers = std::array<std::int64_t, kMostDims>;

/// The beginning of oneDNN's memory descriptor (dnnl_memory_desc of version 3), which its
/// description is a copy of, but for the field in front that says what kind of object it is.
struct Descriptor {
    std::int32_t dimCount;
    Numbers dims;
    std::int32_t dataType;
    Numbers paddedDims;
    Numbers paddedOffsets;
    std::int64_t offset;
    std::int32_t formatKind;
    Numbers strides;
    std::int32_t blockCount;
    Numbers blocks;
    Numbers blockedDims;
};
constexpr std::int32_t kBlockedFormat = 2;
/// Bytes of that field.
constexpr std::size_t kDescriptorOffset = 4;

/// Reads fields one after the other, each at its own alignment behind `start`.
class FieldReader final {
public:
    FieldReader(const std::vector<std::uint8_t>& bytes, std::size_t start)
        : m_bytes(bytes),
          m_position(start) {}

    template <typename Field>
    void read(Field& field, std::size_t alignment) {
        m_position = (m_position + alignment - 1) / alignment * alignment;
        m_complete = m_complete && m_position + sizeof field <= m_bytes.size();
        if (m_complete) {
            std::memcpy(&field, m_bytes.data() + m_position, sizeof field);
        }
        m_position += sizeof field;
    }
    [[nodiscard]] bool complete() const { return m_complete; }

private:
    const std::vector<std::uint8_t>& m_bytes;
    std::size_t m_position;
    bool m_complete = true;
};

std::optional<Descriptor> readDescriptor(const std::vector<std::uint8_t>& bytes) {
    Descriptor descriptor{};
    FieldReader reader(bytes, kDescriptorOffset);
    constexpr std::size_t kInt = sizeof(std::int32_t);
    constexpr std::size_t kLong = sizeof(std::int64_t);
    reader.read(descriptor.dimCount, kInt);
    reader.read(descriptor.dims, kLong);
    reader.read(descriptor.dataType, kInt);
    reader.read(descriptor.paddedDims, kLong);
    reader.read(descriptor.paddedOffsets, kLong);
    reader.read(descriptor.offset, kLong);
    reader.read(descriptor.formatKind, kInt);
    reader.read(descriptor.strides, kLong);
    reader.read(descriptor.blockCount, kInt);
    reader.read(descriptor.blocks, kLong);
    reader.read(descriptor.blockedDims, kLong);
    const auto most = static_cast<std::int32_t>(kMostDims);
    const bool sound = reader.complete() && descriptor.formatKind == kBlockedFormat &&
                       descriptor.offset == 0 && descriptor.dimCount >= 2 &&
                       descriptor.dimCount <= most && descriptor.blockCount >= 0 &&
                       descriptor.blockCount <= most;
    for (std::size_t i = 0; sound && i < static_cast<std::size_t>(descriptor.blockCount); ++i) {
        if (descriptor.blockedDims[i] < 0 || descriptor.blockedDims[i] >= descriptor.dimCount ||
            descriptor.blocks[i] < 1) {
            return std::nullopt;
        }
    }
    return sound ? std::optional(descriptor) : std::nullopt;
}

/// Product of the blocks of dimension `dim`.
std::int64_t blockOf(const Descriptor& descriptor, std::int64_t dim) {
    std::int64_t block = 1;
    for (std::size_t i = 0; i < static_cast<std::size_t>(descriptor.blockCount); ++i) {
        block *= descriptor.blockedDims[i] == dim ? descriptor.blocks[i] : 1;
    }
    return block;
}

/// Where the element with these indices lies in memory.
std::int64_t positionOf(const Descriptor& descriptor, Numbers indices) {
    std::int64_t position = 0;
    std::int64_t stride = 1;
    for (auto i = static_cast<std::size_t>(descriptor.blockCount); i-- > 0;) {
        const auto dim = static_cast<std::size_t>(descriptor.blockedDims[i]);
        position += indices[dim] % descriptor.blocks[i] * stride;
        indices[dim] /= descriptor.blocks[i];
        stride *= descriptor.blocks[i];
    }
    for (std::size_t dim = 0; dim < static_cast<std::size_t>(descriptor.dimCount); ++dim) {
        position += indices[dim] * descriptor.strides[dim];
    }
    return position;
}

/// The order, if the channels are the outermost axis; none for other forms.
std::optional<ChannelOrder> orderIn(const Descriptor& descriptor) {
    std::int64_t tile = 1;
    for (std::size_t i = 0; i < static_cast<std::size_t>(descriptor.blockCount); ++i) {
        tile *= descriptor.blocks[i];
    }
    ChannelOrder order;
    order.channelsPerChunk = blockOf(descriptor, 0);
    order.chunks = descriptor.paddedDims[0] / order.channelsPerChunk;
    order.chunkSize = descriptor.strides[0];
    std::int64_t rest = 1;
    for (std::size_t dim = 0; dim < static_cast<std::size_t>(descriptor.dimCount); ++dim) {
        order.padded = order.padded || descriptor.paddedDims[dim] != descriptor.dims[dim];
        rest *= dim == 0 ? order.channelsPerChunk : descriptor.paddedDims[dim];
        if (descriptor.strides[dim] % tile != 0 || descriptor.strides[dim] > order.chunkSize) {
            return std::nullopt;
        }
    }
    if (rest != order.chunkSize) {
        return std::nullopt;
    }
    for (std::int64_t j = 0; j < tile; ++j) {
        std::int64_t within = j;
        std::int64_t channel = 0;
        std::int64_t factor = 1;
        for (auto i = static_cast<std::size_t>(descriptor.blockCount); i-- > 0;) {
            const std::int64_t digit = within % descriptor.blocks[i];
            within /= descriptor.blocks[i];
            if (descriptor.blockedDims[i] == 0) {
                channel += digit * factor;
                factor *= descriptor.blocks[i];
            }
        }
        order.channelOf.push_back(static_cast<std::int32_t>(channel));
    }
    if (descriptor.dimCount == 4 && blockOf(descriptor, 2) == 1 && blockOf(descriptor, 3) == 1) {
        noteKernel(order, {descriptor.dims[2], descriptor.dims[3]}, descriptor.strides[3],
                   descriptor.strides[2]);
    }
    return order;
}

/// Whether some elements of `plain` are where the descriptor says.
bool isWhereItSays(const Descriptor& descriptor, const at::Tensor& packedTensor,
                   const at::Tensor& plain) {
    constexpr std::int64_t kSamples = 61;
    const auto size = static_cast<std::size_t>(plain.element_size());
    const std::span<const std::byte> memory = packed::bytesOf(packedTensor);
    const auto* source = static_cast<const std::byte*>(plain.const_data_ptr());
    const std::int64_t count = plain.numel();
    for (std::int64_t sample = 0; sample < kSamples; ++sample) {
        std::int64_t rest = (count - 1) * sample / (kSamples - 1);
        Numbers indices{};
        std::int64_t offset = 0;
        for (std::int64_t dim = plain.dim(); dim-- > 0;) {
            const std::int64_t index = rest % plain.size(dim);
            rest /= plain.size(dim);
            indices[static_cast<std::size_t>(dim)] = index;
            offset += index * plain.stride(dim);
        }
        const auto at = static_cast<std::size_t>(positionOf(descriptor, indices)) * size;
        if (at + size > memory.size() ||
            std::memcmp(memory.data() + at, source + static_cast<std::size_t>(offset) * size,
                        size) != 0) {
            return false;
        }
    }
    return true;
}

}  // namespace

ChannelOrder rowOrder(std::int64_t rows, std::int64_t rowSize, std::int64_t largestTile) {
    std::int64_t tile = 1;
    for (std::int64_t candidate = std::min(largestTile, rowSize); candidate > 1; --candidate) {
        if (rowSize % candidate == 0 && (candidate % 2 == 0 || tile == 1)) {
            tile = candidate;
            if (candidate % 2 == 0) {
                break;
            }
        }
    }
    ChannelOrder order;
    order.chunks = rows;
    order.chunkSize = rowSize;
    order.channelOf.assign(static_cast<std::size_t>(tile), 0);
    return order;
}

void noteKernel(ChannelOrder& order, std::array<std::int64_t, 2> kernel, std::int64_t across,
                std::int64_t down) {
    const std::int64_t whole = kernel[0] * kernel[1] * across;
    if (across % order.tile() == 0 && order.chunkSize % whole == 0 &&
        (kernel[0] == 1 || down == kernel[1] * across)) {
        order.kernel = kernel;
        order.tapTiles = across / order.tile();
    }
}

namespace packed {

std::span<std::byte> bytesOf(const at::Tensor& packedTensor) {
    auto* const data = reinterpret_cast<std::byte*>(  // libtorch hands the pointer out as a number
        static_cast<std::uintptr_t>(at::native::data_ptr_from_mkldnn(packedTensor)));
    return {data, static_cast<std::size_t>(at::native::nbytes_from_mkldnn(packedTensor))};
}

std::vector<std::uint8_t> descriptionOf(const at::Tensor& packedTensor) {
    static const auto describe = c10::Dispatcher::singleton()
                                     .findSchemaOrThrow("mkldnn::_get_mkldnn_serialized_md", "")
                                     .typed<at::Tensor(const at::Tensor&)>();
    const at::Tensor bytes = describe.call(packedTensor).contiguous();
    const auto* data = bytes.const_data_ptr<std::uint8_t>();
    return {data, data + bytes.numel()};
}

std::optional<ChannelOrder> orderOf(const at::Tensor& packedTensor, const at::Tensor& plain) {
    const std::optional<Descriptor> descriptor = readDescriptor(descriptionOf(packedTensor));
    if (!descriptor || descriptor->dimCount != plain.dim()) {
        return std::nullopt;
    }
    for (std::int64_t dim = 0; dim < plain.dim(); ++dim) {
        if (descriptor->dims[static_cast<std::size_t>(dim)] != plain.size(dim)) {
            return std::nullopt;
        }
    }
    std::optional<ChannelOrder> order = orderIn(*descriptor);
    const auto bytes = static_cast<std::int64_t>(bytesOf(packedTensor).size());
    if (!order || order->elements() * static_cast<std::int64_t>(plain.element_size()) != bytes ||
        !isWhereItSays(*descriptor, packedTensor, plain)) {
        return std::nullopt;
    }
    return order;
}

at::Tensor over(const at::Tensor& memory, at::IntArrayRef shape,
                const std::vector<std::uint8_t>& description) {
    return at::native::mkldnn_tensor_from_data_ptr(
        memory.mutable_data_ptr(), shape, memory.scalar_type(), memory.device(), description.data(),
        static_cast<std::int64_t>(description.size()));
}

}  // namespace packed
}  // namespace audioldm::engine::weights
