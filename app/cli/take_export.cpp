// SPDX-License-Identifier: MIT
#include "app/cli/take_export.h"

#include <CLI/Error.hpp>
#include <string>

#include "engine/audio/disk_sound_files.h"
#include "engine/core/atomic_file.h"
#include "engine/core/exception.h"
#include "engine/weights/regular_file.h"

namespace audioldm::cli {
namespace {

using engine::concat;

constexpr std::size_t kMaxCopiedBytes = std::size_t{4} << 30;

SoundFormat formatFromName(const std::string& name) {
    if (name == "pcm16") {
        return SoundFormat::Pcm16;
    }
    if (name == "pcm24") {
        return SoundFormat::Pcm24;
    }
    if (name == "float") {
        return SoundFormat::Float;
    }
    throw CLI::ValidationError("--format", "\"" + name + "\" is not one of pcm16, pcm24, float.");
}

Result<void> copyExactly(const std::filesystem::path& from, const std::filesystem::path& to) {
    try {
        return engine::writeFileAtomically(to,
                                           engine::weights::readTextFile(from, kMaxCopiedBytes));
    } catch (const engine::EngineException& exception) {
        return Error{ErrorCode::Io, exception.error().message, from.string()};
    }
}

}  // namespace

void addExportOptions(CLI::App& command, TakeExport& target) {
    command
        .add_option_function<std::string>(
            "-o,--output", [&target](const std::string& file) { target.file = file; },
            "Where to write: FILE.wav or FILE.flac")
        ->required()
        ->type_name("FILE");
    command
        .add_option_function<std::string>(
            "--format",
            [&target](const std::string& name) { target.format = formatFromName(name); },
            "How samples are stored: pcm16, pcm24, float (as in the library)")
        ->type_name("NAME");
}

Result<void> exportTake(const StoredTake& take, const TakeExport& target) {
    if (const auto named = engine::audio::checkSoundFileName(target.file); !named) {
        return named.error();
    }
    if (take.fileMissing) {
        return Error{ErrorCode::Io,
                     concat("The take's file \"", take.file, "\" is not there any more. Put it ",
                            "back, or make the take again from its recipe."),
                     take.file};
    }
    const std::filesystem::path source = take.file;
    if (!target.format && source.extension() == target.file.extension()) {
        return copyExactly(source, target.file);
    }
    engine::audio::DiskSoundFiles files;
    const auto sound = files.load(take.file);
    if (!sound) {
        return sound.error();
    }
    const auto saved = files.save(target.file.string(), *sound.value().waveform, take.recipe,
                                  target.format.value_or(SoundFormat::Pcm24));
    if (!saved) {
        return saved.error();
    }
    return {};
}

}  // namespace audioldm::cli
