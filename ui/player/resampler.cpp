// SPDX-License-Identifier: MIT
#include "ui/player/resampler.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <soxr.h>

namespace audioldm::ui {

namespace {

/// Samples on either side of a seam in which a resampler's ringing dies away.
constexpr std::int64_t kReach = 1024;

std::int64_t floorToMultiple(std::int64_t value, std::int64_t of) {
    const std::int64_t rest = ((value % of) + of) % of;
    return value - rest;
}

}  // namespace

std::int64_t frameOfSample(std::int64_t sample, std::int32_t fromRate, std::int32_t toRate) {
    if (fromRate == toRate) {
        return sample;
    }
    return std::llround(static_cast<double>(sample) * toRate / fromRate);
}

std::vector<float> resample(std::span<const float> samples, std::int32_t fromRate,
                            std::int32_t toRate) {
    if (fromRate < 1 || toRate < 1 || samples.empty()) {
        return {};
    }
    if (fromRate == toRate) {
        return {samples.begin(), samples.end()};
    }
    const std::int64_t wanted =
        frameOfSample(static_cast<std::int64_t>(samples.size()), fromRate, toRate);
    std::vector<float> frames(static_cast<std::size_t>(wanted));
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    std::size_t used = 0;
    std::size_t made = 0;
    const soxr_error_t error =
        soxr_oneshot(fromRate, toRate, 1, samples.data(), samples.size(), &used, frames.data(),
                     frames.size(), &made, nullptr, &quality, nullptr);
    if (error != nullptr) {
        made = 0;
    }
    std::fill(frames.begin() + static_cast<std::ptrdiff_t>(made), frames.end(), 0.0F);
    return frames;
}

LoopSeam resampledSeam(std::span<const float> samples, std::int64_t first, std::int64_t last,
                       std::int32_t fromRate, std::int32_t toRate) {
    LoopSeam seam;
    const auto count = static_cast<std::int64_t>(samples.size());
    const std::int64_t length = last - first;
    if (fromRate < 1 || toRate < 1 || fromRate == toRate || length < 1 || first < 0) {
        return seam;
    }
    // A stretch that begins on a multiple of this many samples begins on a whole frame too.
    const std::int64_t grid = fromRate / std::gcd(fromRate, toRate);
    // The frames begin <= frame < end of the sound that goes round.
    const auto goingRound = [&](std::int64_t begin, std::int64_t end) {
        const auto sampleOf = [&](std::int64_t frame) {
            return static_cast<std::int64_t>(
                std::floor(static_cast<double>(frame) * fromRate / toRate));
        };
        const std::int64_t from = floorToMultiple(sampleOf(begin) - kReach, grid);
        const std::int64_t to = sampleOf(end) + kReach;
        std::vector<float> around;
        around.reserve(static_cast<std::size_t>(to - from));
        for (std::int64_t i = from; i < to; ++i) {
            const std::int64_t place = first + (((i - first) % length) + length) % length;
            around.push_back(place < count ? samples[static_cast<std::size_t>(place)] : 0.0F);
        }
        const std::vector<float> frames = resample(around, fromRate, toRate);
        const auto skip = begin - from / grid * (toRate / std::gcd(fromRate, toRate));
        return std::vector<float>(frames.begin() + skip, frames.begin() + skip + (end - begin));
    };
    const std::int64_t firstFrame = frameOfSample(first, fromRate, toRate);
    const std::int64_t lastFrame = frameOfSample(last, fromRate, toRate);
    const std::int64_t reach = frameOfSample(kReach, fromRate, toRate);
    const std::int64_t after = std::min(reach, (lastFrame - firstFrame) / 2);
    const std::int64_t before = std::min(reach, lastFrame - firstFrame - after);
    seam.afterStart = goingRound(firstFrame, firstFrame + after);
    seam.beforeEnd = goingRound(lastFrame - before, lastFrame);
    return seam;
}

}  // namespace audioldm::ui
