// SPDX-License-Identifier: MIT
#include "engine/audio/sound_reader.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <system_error>
#include <vector>

#include "engine/core/exception.h"
#include "engine/weights/regular_file.h"

namespace audioldm::engine::audio {
namespace {

constexpr int kMaxChannels = 256;
constexpr int kMaxRate = 768'000;
/// 1 GiB of samples: an hour at 74 kHz.
constexpr std::size_t kMaxSamples = std::size_t{1} << 28;
constexpr std::size_t kBlockValues = 65536;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& reason) {
    fail(ErrorCode::InvalidRequest,
         concat("\"", path.string(), "\" cannot be used as a sound: ", reason, "."), path.string());
}

/// A file as libsndfile's callbacks see it.
struct Source {
    const weights::RegularFile& file;
    sf_count_t position = 0;
    bool failed = false;
};

Source& sourceOf(void* source) {
    return *static_cast<Source*>(source);
}

sf_count_t lengthOf(void* source) {
    return static_cast<sf_count_t>(sourceOf(source).file.size());
}

sf_count_t positionOf(void* source) {
    return sourceOf(source).position;
}

sf_count_t seekIn(sf_count_t offset, int from, void* source) {
    const sf_count_t start = from == SEEK_CUR   ? positionOf(source)
                             : from == SEEK_END ? lengthOf(source)
                                                : 0;
    // A damaged header may ask for any place.
    sourceOf(source).position = std::clamp<sf_count_t>(
        offset > lengthOf(source) ? lengthOf(source) : start + offset, 0, lengthOf(source));
    return positionOf(source);
}

sf_count_t readFrom(void* target, sf_count_t count, void* source) noexcept {
    Source& from = sourceOf(source);
    const sf_count_t taken = std::clamp<sf_count_t>(lengthOf(source) - from.position, 0, count);
    try {
        from.file.readAt(
            std::span(static_cast<std::byte*>(target), static_cast<std::size_t>(taken)),
            static_cast<std::uint64_t>(from.position));
    } catch (const std::exception&) {
        from.failed = true;  // no exception may pass through libsndfile
        return 0;
    }
    from.position += taken;
    return taken;
}

sf_count_t writeNothing(const void*, sf_count_t, void*) noexcept {
    return 0;
}

struct CloseSound {
    void operator()(SNDFILE* sound) const { sf_close(sound); }
};
using SoundHandle = std::unique_ptr<SNDFILE, CloseSound>;

SoundHandle openSound(Source& source, SF_INFO& info) {
    SF_VIRTUAL_IO callbacks{};
    callbacks.get_filelen = lengthOf;
    callbacks.seek = seekIn;
    callbacks.read = readFrom;
    callbacks.write = writeNothing;
    callbacks.tell = positionOf;
    SoundHandle sound(sf_open_virtual(&callbacks, SFM_READ, &info, &source));
    const std::filesystem::path& path = source.file.path();
    if (!sound) {
        refuse(path, "it is not a sound file, or it is damaged");
    }
    if (info.channels < 1 || info.channels > kMaxChannels) {
        refuse(path, concat("it has ", info.channels, " channels"));
    }
    if (info.samplerate < 1 || info.samplerate > kMaxRate) {
        refuse(path, concat("its sample rate is ", info.samplerate));
    }
    return sound;
}

float meanOf(std::span<const float> values) {
    double sum = 0;
    for (const float value : values) {
        sum += double{value};
    }
    const auto mean = static_cast<float>(sum / static_cast<double>(values.size()));
    return std::isfinite(mean) ? mean : 0.0F;
}

std::vector<float> readMixed(SNDFILE* sound, const SF_INFO& info,
                             const std::filesystem::path& path) {
    const auto channels = static_cast<std::size_t>(info.channels);
    const auto limit = std::min(
        kMaxSamples, static_cast<std::size_t>(kLongestReadSeconds * double(info.samplerate)));
    const std::size_t blockFrames = kBlockValues / channels;
    std::vector<float> block(blockFrames * channels);
    std::vector<float> samples;
    while (true) {
        const sf_count_t frames =
            sf_readf_float(sound, block.data(), static_cast<sf_count_t>(blockFrames));
        if (frames <= 0) {
            return samples;
        }
        const auto count = static_cast<std::size_t>(frames);
        if (samples.size() + count > limit) {
            refuse(path, "it is longer than an hour");
        }
        for (std::size_t frame = 0; frame < count; ++frame) {
            samples.push_back(meanOf(std::span(block).subspan(frame * channels, channels)));
        }
    }
}

weights::RegularFile openFile(const std::filesystem::path& path) {
    // RegularFile speaks of models where a file is missing or no regular one.
    std::error_code cause;
    const auto status = std::filesystem::status(path, cause);
    if (cause || !std::filesystem::exists(status)) {
        fail(ErrorCode::Io,
             concat("Cannot read \"", path.string(),
                    "\": ", cause ? cause.message() : "there is no such file", "."),
             path.string());
    }
    if (!std::filesystem::is_regular_file(status)) {
        refuse(path, "it is not a regular file");
    }
    try {
        return weights::RegularFile::open(path);
    } catch (const EngineException& exception) {
        fail(ErrorCode::Io, exception.error().message, path.string());
    }
}

}  // namespace

Waveform readSound(const std::filesystem::path& path) {
    const weights::RegularFile file = openFile(path);
    Source source{file};
    SF_INFO info{};
    const SoundHandle sound = openSound(source, info);
    Waveform waveform;
    waveform.sampleRate = info.samplerate;
    waveform.samples = readMixed(sound.get(), info, path);
    if (source.failed) {
        fail(ErrorCode::Io, concat("Cannot read all of \"", path.string(), "\"."), path.string());
    }
    if (waveform.samples.empty()) {
        refuse(path, "it holds no sound");
    }
    return waveform;
}

}  // namespace audioldm::engine::audio
