// SPDX-License-Identifier: MIT
#include "engine/weights/group_fit.h"

#include <algorithm>
#include <limits>

#include "engine/weights/kernels/quantize_kernels.h"

namespace audioldm::engine::weights {
namespace {

constexpr float kMostCode4 = 15.0F;

using kernels::quantizeKernels;

}  // namespace

GroupFit::GroupFit(const ChannelOrder& order)
    : m_order(order),
      m_inverses(order.channelOf.size()),
      m_minima(order.channelOf.size()),
      m_sums(kSums * order.channelOf.size()),
      m_channels(static_cast<std::size_t>(order.channelsPerChunk)) {}

void GroupFit::fit(const float* values, std::int64_t tiles, c10::Half* scales, c10::Half* minima) {
    constexpr int kRounds = 3;
    startFromRange(values, tiles);
    for (int round = 0; round < kRounds; ++round) {
        spread();
        quantizeKernels().sums4(values, m_inverses.data(), m_minima.data(), m_order.tile(), tiles,
                                m_sums.data());
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

void GroupFit::startFromRange(const float* values, std::int64_t tiles) {
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

void GroupFit::spread() {
    for (std::size_t j = 0; j < m_minima.size(); ++j) {
        const Channel& channel = m_channels[static_cast<std::size_t>(m_order.channelOf[j])];
        const auto scale = static_cast<float>(channel.scale);
        m_inverses[j] = scale > 0 ? 1.0F / scale : 0.0F;
        m_minima[j] = static_cast<float>(channel.minimum);
    }
}

void GroupFit::takeSums(std::int64_t tiles) {
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
        const double error = weightSquares + scale * scale * squares + count * minimum * minimum +
                             2 * scale * minimum * codes - 2 * scale * products -
                             2 * minimum * weights;
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

}  // namespace audioldm::engine::weights
