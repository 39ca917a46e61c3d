// SPDX-License-Identifier: MIT
#include "engine/audio/sound_file.h"

#include <array>
#include <new>
#include <optional>

#include "engine/audio/sound_comment.h"
#include "engine/audio/sound_encoder.h"
#include "engine/core/exception.h"

namespace audioldm::engine::audio {
namespace {

/// The container that the file's ending names; none for another ending.
std::optional<SoundContainer> containerOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    for (char& letter : ending) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    if (ending == ".wav") {
        return SoundContainer::Wav;
    }
    return ending == ".flac" ? std::optional(SoundContainer::Flac) : std::nullopt;
}

std::optional<std::string> readComment(const std::filesystem::path& path) {
    // RegularFile speaks of models where a file is missing.
    std::error_code cause;
    if (!std::filesystem::exists(path, cause)) {
        fail(ErrorCode::Io,
             concat("Cannot read \"", path.string(),
                    "\": ", cause ? cause.message() : "there is no such file", "."),
             path.string());
    }
    const auto file = weights::RegularFile::open(path);
    std::array<char, 4> start{};
    if (file.size() >= start.size()) {
        file.readAt(std::as_writable_bytes(std::span(start)), 0);
    }
    const std::string_view letters(start.data(), start.size());
    if (letters == "RIFF") {
        return readRiffComment(file);
    }
    if (letters == "fLaC") {
        return readFlacComment(file);
    }
    fail(ErrorCode::InvalidRequest,
         concat("\"", path.string(), "\" is neither a WAV nor a FLAC file."), path.string());
}

/// What an exception of reading `path` means to somebody who gave a sound file.
Error asSoundFileError(Error error) {
    if (error.code != ErrorCode::InvalidRequest) {
        error.code = ErrorCode::Io;
    }
    return error;
}

}  // namespace

Result<void> checkSoundFileName(const std::filesystem::path& path) {
    if (!containerOf(path)) {
        return Error{
            ErrorCode::InvalidRequest,
            concat("\"", path.string(), "\" must end in .wav or .flac: the ending chooses ",
                   "the kind of file."),
            path.string()};
    }
    return {};
}

Result<SavedFile> saveSoundFile(const std::filesystem::path& path, const Waveform& waveform,
                                SampleFormat format, const std::string& recipe, Existing existing) {
    if (const auto checked = checkSoundFileName(path); !checked) {
        return checked.error();
    }
    const SoundContainer container = *containerOf(path);
    if (container == SoundContainer::Flac && format == SampleFormat::Float) {
        format = SampleFormat::Pcm24;
    }
    try {
        const EncodedSound encoded = encodeSound(waveform, container, format, recipe);
        if (const auto written = writeFileAtomically(path, encoded.bytes, existing); !written) {
            return written.error();
        }
        return SavedFile{path, encoded.clippedSamples, encoded.invalidSamples};
    } catch (const EngineException& exception) {
        Error error = exception.error();
        error.context = path.string();
        return error;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "There is no memory left to encode the sound.",
                     path.string()};
    }
}

Result<std::string> readRecipe(const std::filesystem::path& path) {
    try {
        const std::optional<std::string> comment = readComment(path);
        if (!comment || comment->empty() || comment->front() != '{') {
            return Error{ErrorCode::InvalidRequest,
                         concat("\"", path.string(), "\" holds no recipe: it was not made by ",
                                "AudioLDM Studio, or another program has saved it since."),
                         path.string()};
        }
        return *comment;
    } catch (const EngineException& exception) {
        return asSoundFileError(exception.error());
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "There is no memory left to read the file.",
                     path.string()};
    }
}

}  // namespace audioldm::engine::audio
