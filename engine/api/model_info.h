// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace audioldm {

/// What a model folder is, without having loaded its weights.
struct ModelInfo {
    std::string name;
    std::string folder;
    std::string hash;  ///< over everything that decides the sound, 32 hexadecimal digits
    std::int64_t parameters = 0;
    std::int64_t bytesOnDisk = 0;
    std::int32_t sampleRate = 0;
    std::vector<std::string> warnings;  ///< "weights hold NaN", for instance
};

}  // namespace audioldm
