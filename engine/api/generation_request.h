// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/api/result.h"

namespace audioldm {

/// What is to be made. Ranges are promises of the interface; validate() checks all of them.
struct GenerationRequest {
    std::string prompt;          ///< UTF-8, not empty
    std::string negativePrompt;  ///< UTF-8; empty: none
    int steps = 25;              ///< 1 to 1000
    double guidance = 3.5;       ///< 0 to 100; at 1 or less no guidance pass is run
    double durationSeconds = 5;  ///< 0.04 to 30, to the sample
    /// 0 to 2^63 - 1; none: a random one, reported. Take k uses seed + k.
    std::optional<std::int64_t> seed;
    int count = 1;          ///< takes, 1 to 64
    std::string scheduler;  ///< a name of schedulerNames(); empty: ddim
    double eta = 0;         ///< 0 to 1, DDIM only: 0 deterministic, 1 like DDPM

    /// Guidance acts in the steps with guidanceStart <= i / steps < guidanceEnd; 0 <= start <= end
    /// <= 1.
    double guidanceStart = 0;
    double guidanceEnd = 1;
    /// 0 to 1: how far the guided noise is brought back to the deviation of the conditional one.
    double guidanceRescale = 0;
};

inline constexpr int kMaxSteps = 1000;
inline constexpr double kMaxGuidance = 100;
inline constexpr double kMinDurationSeconds = 0.04;
inline constexpr double kMaxDurationSeconds = 30;
inline constexpr int kMaxCount = 64;

/// Checks every range; the error's context is the field's name, its message says value, limit and
/// why.
[[nodiscard]] Result<void> validate(const GenerationRequest& request);

}  // namespace audioldm
