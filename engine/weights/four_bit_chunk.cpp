// SPDX-License-Identifier: MIT
#include "engine/weights/four_bit_chunk.h"

#include <algorithm>

#include "engine/weights/kernels/quantize_kernels.h"

namespace audioldm::engine::weights {
namespace {

/// How much activations of neighbouring positions correlate: 0.3 to 1 in the starter model, the
/// mean included. 0.5 and 0.85 make its sounds differ by a quarter to a half more.
constexpr float kNeighbours = 0.7F;

using kernels::quantizeKernels;

}  // namespace

FourBitChunk::FourBitChunk(const ChannelOrder& order, std::int64_t groupTiles)
    : m_order(order),
      m_tiles(order.chunkSize / order.tile()),
      m_groupTiles(groupTiles),
      m_fit(order),
      m_errors(order.channelOf.size()) {
    const std::int64_t groups = (m_tiles + groupTiles - 1) / groupTiles;
    const auto positions = static_cast<std::size_t>(groups * order.tile());
    m_inverses.resize(positions);
    m_scales.resize(positions);
    m_minima.resize(positions);
}

void FourBitChunk::quantize(float* values, c10::Half* scales, c10::Half* minima,
                            std::uint8_t* codes) {
    const std::int64_t tile = m_order.tile();
    fitGroups(values, scales, minima);
    if (m_order.taps() > 1) {
        quantizeTaps(values, codes);
        return;
    }
    for (std::int64_t first = 0; first < m_tiles; first += m_groupTiles) {
        const std::int64_t at = first / m_groupTiles * tile;
        quantizeKernels().quantize4(
            values + first * tile, m_inverses.data() + at, m_minima.data() + at, tile,
            std::min(m_groupTiles, m_tiles - first), codes + first * tile / 2);
    }
}

void FourBitChunk::fitGroups(const float* values, c10::Half* scales, c10::Half* minima) {
    const std::int64_t tile = m_order.tile();
    const std::int64_t channels = m_order.channelsPerChunk;
    for (std::int64_t first = 0, group = 0; first < m_tiles; first += m_groupTiles, ++group) {
        c10::Half* const groupScales = scales + group * channels;
        m_fit.fit(values + first * tile, std::min(m_groupTiles, m_tiles - first), groupScales,
                  minima + group * channels);
        std::ranges::copy(m_fit.inverses(), m_inverses.begin() + group * tile);
        std::ranges::copy(m_fit.minima(), m_minima.begin() + group * tile);
        for (std::int64_t j = 0; j < tile; ++j) {
            const std::int32_t channel = m_order.channelOf[static_cast<std::size_t>(j)];
            m_scales[static_cast<std::size_t>(group * tile + j)] = groupScales[channel];
        }
    }
}

void FourBitChunk::quantizeTaps(float* values, std::uint8_t* codes) {
    const std::int64_t tile = m_order.tile();
    const std::int64_t across = m_order.tapTiles * tile;
    const std::int64_t down = m_order.kernel[1] * across;
    const auto pass = [&](float share, float* later) {
        quantizeKernels().addScaled(m_errors.data(), share, tile, later);
    };
    // Taps follow each other in memory, row by row, whatever lies around and between them.
    for (std::int64_t t = 0; t < m_tiles; ++t) {
        const std::int64_t tap = t / m_order.tapTiles % m_order.taps();
        const bool lastAcross = tap % m_order.kernel[1] + 1 == m_order.kernel[1];
        const bool lastDown = tap / m_order.kernel[1] + 1 == m_order.kernel[0];
        const std::int64_t at = t / m_groupTiles * tile;
        float* const weights = values + t * tile;
        quantizeKernels().quantize4WithErrors(weights, m_inverses.data() + at, m_scales.data() + at,
                                              m_minima.data() + at, tile, codes + t * tile / 2,
                                              m_errors.data());
        if (!lastAcross) {
            pass(kNeighbours, weights + across);
        }
        if (!lastDown) {
            pass(kNeighbours, weights + down);
        }
        if (!lastAcross && !lastDown) {
            pass(-kNeighbours * kNeighbours, weights + down + across);
        }
    }
}

}  // namespace audioldm::engine::weights
