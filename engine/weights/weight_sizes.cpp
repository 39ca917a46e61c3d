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
            placed.largestMade = std::max(placed.largestMade, hasStored ? one.formed : one.making);
            (hasStored ? placed.madeFromStored : placed.madeFromFile) += one.formed;
        }
        if (hasStored && (!isFormed || placement.keepStored)) {
            placed.stored += one.stored;
        }
    }
    return placed;
}

std::int64_t WeightSizes::storage() const {
    std::int64_t bytes = 0;
    for (const One& one : m_weights) {
        bytes += one.stored > 0 ? one.stored : one.formed;
    }
    return bytes;
}

}  // namespace audioldm::engine::weights
