// SPDX-License-Identifier: MIT
#include "ui/player/playback_preparation.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "ui/player/loudness.h"
#include "ui/player/resampler.h"

namespace audioldm::ui {

namespace {

bool fits(const PlaybackOrder& order) {
    return order.prepared.rate == order.rate && order.prepared.sounds == order.sounds;
}

PlaybackFrames framesOf(const WaveformPtr& sound, std::int32_t rate) {
    if (!sound) {
        return nullptr;
    }
    if (sound->sampleRate == rate) {
        // The samples themselves, kept alive by their waveform.
        return {sound, &sound->samples};
    }
    return std::make_shared<const std::vector<float>>(
        resample(sound->samples, sound->sampleRate, rate));
}

PreparedSounds prepared(const PlaybackOrder& order) {
    PreparedSounds result;
    result.rate = order.rate;
    result.sounds = order.sounds;
    for (std::size_t side = 0; side < result.frames.size(); ++side) {
        const bool kept =
            order.prepared.rate == order.rate && order.prepared.sounds[side] == order.sounds[side];
        result.frames[side] =
            kept ? order.prepared.frames[side] : framesOf(order.sounds[side], order.rate);
    }
    if (order.sounds[0] && order.sounds[1]) {
        result.gains = matchingGains(*order.sounds[0], *order.sounds[1]);
    }
    return result;
}

/// The samples of the loop in a sound of `count` samples at `rate`.
std::pair<std::int64_t, std::int64_t> loopOf(const PlaybackOrder& order, std::int32_t rate,
                                             std::int64_t count) {
    std::int64_t first = 0;
    std::int64_t last = count;
    if (order.loopEnd > order.loopStart) {
        first = std::llround(std::clamp(order.loopStart * rate, 0.0, static_cast<double>(count)));
        last = std::llround(std::clamp(order.loopEnd * rate, 0.0, static_cast<double>(count)));
    }
    return last > first ? std::pair(first, last) : std::pair(std::int64_t{0}, count);
}

/// The frames of the loop: those nearest to the samples of the first sound, so that a loop is
/// exact where nothing is resampled.
std::pair<std::int64_t, std::int64_t> loopFramesOf(const PlaybackOrder& order,
                                                   std::int64_t frames) {
    const std::int32_t rate = order.sounds[0] ? order.sounds[0]->sampleRate : order.rate;
    const std::int64_t count = frameOfSample(frames, order.rate, rate);
    const auto [first, last] = loopOf(order, rate, count);
    const std::int64_t firstFrame = frameOfSample(first, rate, order.rate);
    const std::int64_t lastFrame =
        last == count ? frames : std::min(frames, frameOfSample(last, rate, order.rate));
    return lastFrame > firstFrame ? std::pair(firstFrame, lastFrame)
                                  : std::pair(std::int64_t{0}, frames);
}

LoopSeam seamOf(const PlaybackOrder& order, const WaveformPtr& sound, std::int64_t frames) {
    if (!sound || sound->sampleRate == order.rate) {
        return {};
    }
    const std::int64_t samples = frameOfSample(frames, order.rate, sound->sampleRate);
    const auto [first, last] = loopOf(order, sound->sampleRate, samples);
    return resampledSeam(sound->samples, first, last, sound->sampleRate, order.rate);
}

}  // namespace

bool takesLong(const PlaybackOrder& order) {
    if (fits(order)) {
        return false;
    }
    const bool resamples = std::any_of(
        order.sounds.begin(), order.sounds.end(),
        [&order](const WaveformPtr& sound) { return sound && sound->sampleRate != order.rate; });
    return resamples || (order.sounds[0] && order.sounds[1]);
}

PlaybackParts makeProgram(const PlaybackOrder& order) {
    PlaybackParts parts;
    parts.prepared = fits(order) ? order.prepared : prepared(order);
    auto program = std::make_shared<PlaybackProgram>();
    program->rate = order.rate;
    program->sounds[0] = {parts.prepared.frames[0], parts.prepared.gains.first, {}};
    program->sounds[1] = {parts.prepared.frames[1], parts.prepared.gains.second, {}};
    for (const PlaybackSound& sound : program->sounds) {
        const std::size_t count = sound.frames ? sound.frames->size() : 0;
        program->frames = std::max(program->frames, static_cast<std::int64_t>(count));
    }
    if (order.startSeconds >= 0) {
        const auto end = static_cast<double>(program->frames);
        program->startFrame = std::llround(std::min(order.startSeconds * order.rate, end));
    }
    if (order.looping && program->frames > 0) {
        program->looping = true;
        std::tie(program->loopFirst, program->loopLast) = loopFramesOf(order, program->frames);
        for (std::size_t side = 0; side < program->sounds.size(); ++side) {
            program->sounds[side].seam = seamOf(order, order.sounds[side], program->frames);
        }
    }
    parts.program = std::move(program);
    return parts;
}

}  // namespace audioldm::ui
