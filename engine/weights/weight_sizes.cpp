// SPDX-License-Identifier: MIT
#include "engine/weights/weight_sizes.h"

#include <algorithm>

namespace audioldm::engine::weights {

bool takeRoom(std::int64_t& room, std::int64_t bytes) {
    if (bytes > room) {
        return false;
    }
    room -= room == WeightPlacement::kAll ? 0 : bytes;
    return true;
}

WeightSizes::Placed WeightSizes::placed(const WeightPlacement& placement) const {
    Placed placed;
    std::int64_t room = placement.formedBytes;
    for (const One& one : m_weights) {
        const bool isFormed = !one.isLarge || takeRoom(room, one.formed);
        const bool hasStored = one.stored > 0;
        if (isFormed || hasStored) {
            placed.makingPeak = std::max(placed.makingPeak, placed.kept() + one.making);
        }
        if (isFormed) {
            (one.isLarge ? placed.formed : placed.fixed) += one.formed;
        } else {
            placed.largestMade.resize(std::max(placed.largestMade.size(), one.place + 1));
            std::int64_t& most = placed.largestMade[one.place];
            most = std::max(most, hasStored ? one.formed : one.making);
            (hasStored ? placed.madeFromStored : placed.madeFromFile) += one.formed;
        }
        if (hasStored && (!isFormed || placement.keepStored)) {
            placed.stored += one.stored;
        }
    }
    return placed;
}

std::int64_t WeightSizes::Placed::mostWith(const std::vector<std::int64_t>& activations) const {
    std::int64_t most = *std::max_element(activations.begin(), activations.end());
    for (std::size_t place = 0; place < largestMade.size(); ++place) {
        most = std::max(most,
                        largestMade[place] + activations[std::min(place, activations.size() - 1)]);
    }
    return most;
}

std::int64_t WeightSizes::storage() const {
    std::int64_t bytes = 0;
    for (const One& one : m_weights) {
        bytes += one.stored > 0 ? one.stored : one.formed;
    }
    return bytes;
}

}  // namespace audioldm::engine::weights
