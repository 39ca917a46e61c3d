// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace audioldm::engine::weights {

/// Which output channel (first axis) each element of a weight's memory belongs to. The memory is
/// cut into chunks, each of its own channels, and a chunk into tiles: the element at position j of
/// every tile of a chunk belongs to the chunk's channel channelOf[j].
struct ChannelOrder {
    std::int64_t chunks = 0;
    std::int64_t chunkSize = 0;         ///< elements, a multiple of the tile's
    std::int64_t channelsPerChunk = 1;  ///< the last chunk's may lie beyond the weight's channels
    std::vector<std::int32_t> channelOf;
    bool padded = false;  ///< some elements are no weights but zeros that fill blocks
    /// Height and width of a convolution's kernel: the weights of one tap are tapTiles tiles away
    /// from those of the next, row by row. {1, 1}: no convolution, or taps that lie otherwise.
    std::array<std::int64_t, 2> kernel = {1, 1};
    std::int64_t tapTiles = 0;

    [[nodiscard]] std::int64_t taps() const { return kernel[0] * kernel[1]; }
    [[nodiscard]] std::int64_t tile() const { return static_cast<std::int64_t>(channelOf.size()); }
    [[nodiscard]] std::int64_t elements() const { return chunks * chunkSize; }

    friend bool operator==(const ChannelOrder&, const ChannelOrder&) = default;
};

/// The order of memory in which each channel's elements lie together, as in a dense tensor.
/// rows x rowSize; the tile is the largest divisor of rowSize up to `largestTile` (an even one if
/// there is any).
[[nodiscard]] ChannelOrder rowOrder(std::int64_t rows, std::int64_t rowSize,
                                    std::int64_t largestTile);

/// Notes the kernel of `order`'s convolution, if its taps lie as the fields need it: `across`
/// elements of memory from one to the next in a row, `down` from row to row.
void noteKernel(ChannelOrder& order, std::array<std::int64_t, 2> kernel, std::int64_t across,
                std::int64_t down);

/// A tensor that oneDNN has packed (is_mkldnn()), as memory: what is needed to make it again from
/// memory of our own. Any thread.
namespace packed {

/// The tensor's memory.
[[nodiscard]] std::span<std::byte> bytesOf(const at::Tensor& packedTensor);

/// oneDNN's description of the packed form.
[[nodiscard]] std::vector<std::uint8_t> descriptionOf(const at::Tensor& packedTensor);

/// The order of `packedTensor`, which was made from `plain` [O, ...]; none when this program does
/// not understand its form. Compared at some elements with `plain`, so that an order that is
/// misread is found out.
[[nodiscard]] std::optional<ChannelOrder> orderOf(const at::Tensor& packedTensor,
                                                  const at::Tensor& plain);

/// A packed tensor of `shape` over `memory` (1-D, of the tensor's dtype), which must outlive it.
[[nodiscard]] at::Tensor over(const at::Tensor& memory, at::IntArrayRef shape,
                              const std::vector<std::uint8_t>& description);

}  // namespace packed
}  // namespace audioldm::engine::weights
