// SPDX-License-Identifier: MIT
#include "engine/audio/disk_sound_files.h"

#include <new>

#include "engine/audio/sound_reader.h"
#include "engine/core/exception.h"

namespace audioldm::engine::audio {

SampleFormat sampleFormatOf(SoundFormat format) {
    switch (format) {
        case SoundFormat::Pcm24:
            return SampleFormat::Pcm24;
        case SoundFormat::Float:
            return SampleFormat::Float;
        case SoundFormat::Pcm16:
            break;
    }
    return SampleFormat::Pcm16;
}

Result<LoadedSound> DiskSoundFiles::load(const std::string& path) {
    try {
        LoadedSound sound;
        sound.waveform = std::make_shared<const Waveform>(readSound(path));
        if (const auto text = readRecipe(path); text.ok()) {
            if (auto recipe = recipeFromJson(text.value()); recipe.ok()) {
                sound.hasRecipe = true;
                sound.recipe = std::move(recipe).value();
            }
        }
        return sound;
    } catch (const EngineException& exception) {
        return exception.error();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory,
                     concat("There is no memory left to read \"", path, "\"."), path};
    }
}

Result<std::int64_t> DiskSoundFiles::save(const std::string& path, const Waveform& waveform,
                                          const Recipe& recipe, SoundFormat format) {
    const std::string text = recipe.request.prompt.empty() ? "" : recipeToJson(recipe);
    const auto saved = saveSoundFile(path, waveform, sampleFormatOf(format), text);
    if (!saved) {
        return saved.error();
    }
    return saved.value().clippedSamples;
}

}  // namespace audioldm::engine::audio
