// SPDX-License-Identifier: MIT
#include "engine/audio/sound_encoder.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <vector>

#include "engine/audio/sound_comment.h"
#include "engine/core/exception.h"

namespace audioldm::engine::audio {
namespace {

constexpr const char* kSoftware = "AudioLDM Studio " AUDIOLDM_VERSION;
/// FLAC keeps a block's length in 24 bits.
constexpr std::size_t kMaxFlacComment = (std::size_t{1} << 24) - 4096;
/// FLAC keeps the sample rate in 20 bits; libFLAC takes no more than this.
constexpr std::int32_t kMaxFlacRate = 655350;

/// A file in memory as libsndfile's callbacks see it.
struct MemoryFile {
    std::string bytes;
    std::size_t position = 0;
    bool isTooLarge = false;  ///< there was no memory for all of it
};

MemoryFile& memoryFile(void* file) {
    return *static_cast<MemoryFile*>(file);
}

sf_count_t lengthOf(void* file) {
    return static_cast<sf_count_t>(memoryFile(file).bytes.size());
}

sf_count_t positionOf(void* file) {
    return static_cast<sf_count_t>(memoryFile(file).position);
}

sf_count_t seekIn(sf_count_t offset, int from, void* file) {
    const sf_count_t start = from == SEEK_CUR   ? positionOf(file)
                             : from == SEEK_END ? lengthOf(file)
                                                : 0;
    memoryFile(file).position = static_cast<std::size_t>(std::max<sf_count_t>(0, start + offset));
    return positionOf(file);
}

sf_count_t readFrom(void* target, sf_count_t count, void* file) {
    MemoryFile& memory = memoryFile(file);
    if (memory.position >= memory.bytes.size()) {
        return 0;
    }
    const std::size_t taken =
        std::min(static_cast<std::size_t>(count), memory.bytes.size() - memory.position);
    std::memcpy(target, memory.bytes.data() + memory.position, taken);
    memory.position += taken;
    return static_cast<sf_count_t>(taken);
}

sf_count_t writeTo(const void* source, sf_count_t count, void* file) noexcept {
    MemoryFile& memory = memoryFile(file);
    const auto size = static_cast<std::size_t>(count);
    try {
        memory.bytes.resize(std::max(memory.bytes.size(), memory.position + size));
    } catch (const std::exception&) {
        // No exception may pass through libsndfile.
        memory.isTooLarge = true;
        return 0;
    }
    std::memcpy(memory.bytes.data() + memory.position, source, size);
    memory.position += size;
    return count;
}

struct CloseSound {
    void operator()(SNDFILE* sound) const { sf_close(sound); }
};
using SoundHandle = std::unique_ptr<SNDFILE, CloseSound>;

/// Finite samples; counts what had to be replaced.
std::vector<float> finiteSamples(const Waveform& waveform, std::int64_t& invalid) {
    std::vector<float> samples = waveform.samples;
    for (float& sample : samples) {
        if (!std::isfinite(sample)) {
            ++invalid;
            sample = std::isnan(sample) ? 0.0F : std::copysign(1.0F, sample);
        }
    }
    return samples;
}

/// Whole steps of 2^-`bits` of full scale, rounded to nearest, moved up by `shift` bits.
template <typename Integer>
std::vector<Integer> quantized(const std::vector<float>& samples, int bits, int shift,
                               std::int64_t& clipped) {
    const double scale = std::ldexp(1.0, bits);
    std::vector<Integer> steps;
    steps.reserve(samples.size());
    for (const float sample : samples) {
        clipped += sample > 1.0F || sample < -1.0F ? 1 : 0;
        const double step = std::clamp(std::nearbyint(double{sample} * scale), -scale, scale - 1);
        steps.push_back(static_cast<Integer>(std::ldexp(step, shift)));
    }
    return steps;
}

sf_count_t writeSamples(SNDFILE* sound, const std::vector<float>& samples, SampleFormat format,
                        std::int64_t& clipped) {
    const auto count = static_cast<sf_count_t>(samples.size());
    if (format == SampleFormat::Pcm16) {
        return sf_write_short(sound, quantized<short>(samples, 15, 0, clipped).data(), count);
    }
    if (format == SampleFormat::Pcm24) {
        // libsndfile takes the upper bits of its integers.
        return sf_write_int(sound, quantized<int>(samples, 23, 8, clipped).data(), count);
    }
    return sf_write_float(sound, samples.data(), count);
}

int libraryFormat(SoundContainer container, SampleFormat format) {
    const int samples = format == SampleFormat::Pcm16   ? SF_FORMAT_PCM_16
                        : format == SampleFormat::Pcm24 ? SF_FORMAT_PCM_24
                                                        : SF_FORMAT_FLOAT;
    return (container == SoundContainer::Wav ? SF_FORMAT_WAV : SF_FORMAT_FLAC) | samples;
}

void checkFits(const Waveform& waveform, SoundContainer container, const std::string& comment) {
    constexpr std::size_t kMaxWavSamples = std::numeric_limits<std::uint32_t>::max() / 8;
    const bool isFlac = container == SoundContainer::Flac;
    checkThat(waveform.sampleRate > 0 && (!isFlac || waveform.sampleRate <= kMaxFlacRate),
              ErrorCode::InvalidRequest, "The sample rate is one that the file cannot hold.");
    checkThat(!waveform.samples.empty(), ErrorCode::InvalidRequest, "There is no sound to save.");
    checkThat(waveform.samples.size() <= kMaxWavSamples, ErrorCode::InvalidRequest,
              "The sound is too long for one file.");
    checkThat(
        comment.size() <= kMaxFlacComment, ErrorCode::InvalidRequest,
        "The recipe is longer than the 16 MiB that a sound file can hold; shorten the prompt.");
    checkThat(comment.find('\0') == std::string::npos, ErrorCode::InvalidRequest,
              "The recipe holds a NUL byte.");
}

}  // namespace

EncodedSound encodeSound(const Waveform& waveform, SoundContainer container, SampleFormat format,
                         const std::string& comment) {
    checkFits(waveform, container, comment);
    EncodedSound encoded;
    const std::vector<float> samples = finiteSamples(waveform, encoded.invalidSamples);
    SF_VIRTUAL_IO callbacks{};
    callbacks.get_filelen = lengthOf;
    callbacks.seek = seekIn;
    callbacks.read = readFrom;
    callbacks.write = writeTo;
    callbacks.tell = positionOf;
    SF_INFO info{};
    info.samplerate = waveform.sampleRate;
    info.channels = 1;
    info.format = libraryFormat(container, format);
    MemoryFile file;
    SoundHandle sound(sf_open_virtual(&callbacks, SFM_WRITE, &info, &file));
    if (!sound) {
        fail(ErrorCode::Internal, concat("The sound cannot be encoded: ", sf_strerror(nullptr)));
    }
    // The peak chunk of float files holds the time of day: the same take would differ each time.
    sf_command(sound.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    if (container == SoundContainer::Flac && !comment.empty()) {
        assertThat(sf_set_string(sound.get(), SF_STR_COMMENT, comment.c_str()) == 0,
                   "The recipe could not be put into the FLAC file.");
    }
    const sf_count_t written = writeSamples(sound.get(), samples, format, encoded.clippedSamples);
    const bool complete = written == static_cast<sf_count_t>(samples.size());
    const bool closed = sf_close(sound.release()) == 0;
    if (file.isTooLarge) {
        throw std::bad_alloc();
    }
    assertThat(complete && closed && !file.bytes.empty(), "The sound could not be encoded.");
    encoded.bytes = std::move(file.bytes);
    if (container == SoundContainer::Wav) {
        appendRiffComment(encoded.bytes, kSoftware, comment);
    }
    return encoded;
}

std::vector<float> samplesAsStored(const Waveform& waveform, SampleFormat format) {
    std::int64_t counted = 0;
    std::vector<float> samples = finiteSamples(waveform, counted);
    if (format == SampleFormat::Float) {
        return samples;
    }
    const int bits = format == SampleFormat::Pcm16 ? 15 : 23;
    const std::vector<int> steps = quantized<int>(samples, bits, 0, counted);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        samples[i] = static_cast<float>(std::ldexp(double(steps[i]), -bits));
    }
    return samples;
}

}  // namespace audioldm::engine::audio
