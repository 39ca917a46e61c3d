// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/api/waveform.h"
#include "engine/audio/sound_file.h"

namespace audioldm::engine::audio {

/// The kinds of sound file that are written.
enum class SoundContainer {
    Wav,
    Flac,
};

/// A sound file's bytes.
struct EncodedSound {
    std::string bytes;
    std::int64_t clippedSamples = 0;  ///< beyond full scale, clipped; 0 for float
    std::int64_t invalidSamples = 0;  ///< not a number or infinite, replaced
};

/// Encodes mono sound in memory, so that no write error can hide in the encoder.
///
/// Integer formats round to the nearest of 2^15 or 2^23 steps a unit, full scale is +-1; samples
/// beyond it are clipped. NaN becomes 0 and an infinity full scale in every format: players and
/// editors do not guard against them. The same input gives the same bytes at any time.
/// comment  UTF-8 without NUL
/// throws   EngineException(InvalidRequest) for a sample rate or a length (0 too) that the format
/// cannot
///          hold, EngineException(Internal) when libsndfile refuses
[[nodiscard]] EncodedSound encodeSound(const Waveform& waveform, SoundContainer container,
                                       SampleFormat format, const std::string& comment);

/// The samples that a reader of a file in `format` gets: rounded, clipped and made finite as
/// encodeSound() does it. FLAC with SampleFormat::Float holds Pcm24.
[[nodiscard]] std::vector<float> samplesAsStored(const Waveform& waveform, SampleFormat format);

}  // namespace audioldm::engine::audio
