// SPDX-License-Identifier: MIT
#pragma once

#include <c10/util/Half.h>

#include <cstdint>
#include <vector>

#include "engine/weights/group_fit.h"
#include "engine/weights/packed_tensor.h"

namespace audioldm::engine::weights {

/// Quantizes the chunks of one weight in four bits. One thread.
///
/// A convolution's taps are rounded one after the other, each with the errors of its neighbours
/// before it added, so that the errors of a kernel nearly cancel. The activations of neighbouring
/// positions are much alike, so that less of the errors reaches the result than of errors that are
/// rounded each for itself: in the starter model, half. Where activations correlate by r^distance
/// along both axes, these are the weights that make the expected error least, one after the other.
class FourBitChunk final {
public:
    /// groupTiles  tiles of a group, the last one of a chunk may have fewer
    FourBitChunk(const ChannelOrder& order, std::int64_t groupTiles);

    /// values  [chunkSize] of the chunk; working memory
    /// scales, minima  [groups, channels] of the chunk, written; codes [chunkSize / 2], written
    void quantize(float* values, c10::Half* scales, c10::Half* minima, std::uint8_t* codes);

private:
    void fitGroups(const float* values, c10::Half* scales, c10::Half* minima);
    void quantizeTaps(float* values, std::uint8_t* codes);

    const ChannelOrder& m_order;
    std::int64_t m_tiles;       // of a chunk
    std::int64_t m_groupTiles;  // of a group
    GroupFit m_fit;
    // Of each position of a group's tiles, for all groups of the chunk.
    std::vector<float> m_inverses;
    std::vector<float> m_scales;
    std::vector<float> m_minima;
    std::vector<float> m_errors;  // of one tile
};

}  // namespace audioldm::engine::weights
