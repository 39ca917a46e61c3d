// SPDX-License-Identifier: MIT
#include "app/batch/batch_take_store.h"

#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

#include "engine/api/recipe.h"
#include "engine/audio/disk_sound_files.h"
#include "engine/context/audio_model_adapter.h"

namespace audioldm::batch {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kPausesBeforeRetries[] = {100ms, 900ms};

/// Whether a sound that was found is take `index` of the request.
bool isTakeOf(const GenerationRequest& request, int index, const Recipe& found) {
    Recipe wanted = found;
    wanted.request = request;
    wanted.request.count = 1;
    wanted.request.seed = *request.seed + index;
    if (request.scheduler.empty()) {
        wanted.request.scheduler = found.request.scheduler;
    }
    return recipeToJson(wanted) == recipeToJson(found);
}

}  // namespace

BatchTakeStore::BatchTakeStore(const OutputFolder& folder, SoundStyle style,
                               LibraryOpener openLibrary, HoldOffExit holdOffExit)
    : m_folder(folder),
      m_style(std::move(style)),
      m_openLibrary(std::move(openLibrary)),
      m_holdOffExit(std::move(holdOffExit)) {}

std::vector<TaskTake> BatchTakeStore::storedTakes(const std::string& stem,
                                                  const GenerationRequest& request) const {
    std::vector<TaskTake> takes;
    for (int index = 0; index < request.count; ++index) {
        const std::string name = soundName(stem, index, request.count, m_style);
        std::error_code ignored;
        if (!std::filesystem::exists(m_folder.path() / name, ignored)) {
            break;
        }
        const auto sound = engine::audio::DiskSoundFiles().load((m_folder.path() / name).string());
        if (!sound || !sound.value().hasRecipe || !isTakeOf(request, index, sound.value().recipe)) {
            break;
        }
        TaskTake take;
        take.take = {sound.value().waveform, *request.seed + index};
        take.file = name;
        takes.push_back(std::move(take));
    }
    return takes;
}

Result<TaskParams> BatchTakeStore::paramsOf(const std::string& contextId) {
    if (!m_library) {
        auto opened = m_openLibrary();
        if (!opened) {
            return opened.error();
        }
        m_library = std::move(opened).value();
    }
    return m_library->paramsOf(contextId);
}

Result<StoredFile> BatchTakeStore::storeTake(const FinishedTake& finished) {
    const std::string name =
        soundName(m_line.stem, m_line.firstTake + finished.index, m_line.takes, m_style);
    const std::string recipe =
        recipeToJson(engine::context::AudioModelAdapter().recipeOf(finished));
    const auto save = [&] {
        const auto lock = m_holdOffExit();
        return engine::audio::saveSoundFile(m_folder.path() / name, *finished.take.waveform,
                                            m_style.format, recipe);
    };
    auto saved = save();
    for (const std::chrono::milliseconds pause : kPausesBeforeRetries) {
        if (saved.ok() || saved.error().code != ErrorCode::Io) {
            break;
        }
        std::this_thread::sleep_for(pause);
        saved = save();
    }
    if (!saved) {
        return saved.error();
    }
    return StoredFile{name, {}, saved.value().clippedSamples};
}

}  // namespace audioldm::batch
