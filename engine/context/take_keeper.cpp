// SPDX-License-Identifier: MIT
#include "engine/context/take_keeper.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/audio/readable_name.h"
#include "engine/audio/sound_encoder.h"
#include "engine/context/audio_model_adapter.h"
#include "engine/context/files.h"
#include "engine/context/queue_rows.h"
#include "engine/context/small_rows.h"
#include "engine/weights/content_hash.h"

namespace audioldm::engine::context {
namespace {

constexpr std::size_t kThumbnailParts = 128;
constexpr std::size_t kPromptBytesInName = 60;

bool isThere(const std::filesystem::path& file) {
    return std::filesystem::exists(std::filesystem::symlink_status(file));
}

}  // namespace

std::string soundHash(const std::vector<float>& samples, std::int32_t sampleRate) {
    return weights::toHex(weights::hashOf({weights::hashOf(std::as_bytes(std::span(samples))),
                                           weights::hashOf(std::to_string(sampleRate))}));
}

std::vector<float> thumbnailOf(const std::vector<float>& samples) {
    const std::size_t parts = std::min(kThumbnailParts, samples.size());
    std::vector<float> pairs;
    for (std::size_t part = 0; part < parts; ++part) {
        const auto first = samples.begin() + std::ptrdiff_t(samples.size() * part / parts);
        const auto last = samples.begin() + std::ptrdiff_t(samples.size() * (part + 1) / parts);
        const auto [least, greatest] = std::minmax_element(first, last);
        pairs.push_back(*least);
        pairs.push_back(*greatest);
    }
    return pairs;
}

std::filesystem::path freeTakeFile(TakeRows& rows, const LibraryPaths& paths,
                                   const StoredTake& take) {
    const std::string name =
        concat(localTime(take.createdMs, "%Y-%m-%d "),
               audio::readableName(take.recipe.request.prompt, ' ', kPromptBytesInName), ' ',
               take.recipe.request.seed.value_or(0));
    constexpr int kNumbered = 100;
    for (int number = 1;; ++number) {
        // After a hundred takes of one name it is not worth looking for the next number.
        const std::string ending = number == 1 ? ""
                                   : number <= kNumbered
                                       ? concat(" (", number, ")")
                                       : concat(" (", randomId().substr(0, 8), ")");
        const std::filesystem::path file = paths.takes() / (name + ending + ".wav");
        if (!isThere(file) && !rows.byFile(file)) {
            return file;
        }
    }
}

std::string runOf(SQLite::Database& database, const std::string& taskId, const std::string& owner) {
    const auto row = QueueRows(database).rowOf(taskId, owner);
    return row ? concat('q', *row) : concat(owner, ':', taskId);
}

StoredFile TakeKeeper::store(const FinishedTake& finished) {
    TakeRecord record = begin(finished);
    if (record.state == TakeState::Saving) {
        if (isItsFile(record)) {
            syncFile(record.take.file);
        } else {
            writeFile(record, finished);
        }
        finish(record);
    }
    return {record.take.file, record.take.id, clippedSamples(*finished.take.waveform)};
}

/// The row of the take: a new one, or that of an earlier call that failed.
TakeRecord TakeKeeper::begin(const FinishedTake& finished) {
    const Waveform& waveform = *finished.take.waveform;
    const std::vector<float> samples = audio::samplesAsStored(waveform, m_format);
    TakeRecord record;
    record.state = TakeState::Saving;
    record.take = AudioModelAdapter().itemOf(finished);
    record.take.thumbnail = thumbnailOf(samples);
    record.soundHash = soundHash(samples, waveform.sampleRate);
    record.owner = m_library.owner();
    record.taskId = finished.task.id;
    record.index = finished.index;
    return m_library.write([&](SQLite::Database& database) {
        TakeRows rows(database, m_library.paths());
        record.run = runOf(database, finished.task.id, record.owner);
        for (TakeRecord& earlier : rows.ofRun(record.run)) {
            if (earlier.index == record.index && earlier.soundHash == record.soundHash &&
                (earlier.state == TakeState::Saving || earlier.state == TakeState::Present)) {
                return earlier;
            }
        }
        record.take.file = freeTakeFile(rows, m_library.paths(), record.take).string();
        rows.insert(record);
        return record;
    });
}

void TakeKeeper::writeFile(TakeRecord& record, const FinishedTake& finished) {
    const std::string recipe = recipeToJson(record.take.recipe);
    while (true) {
        const auto saved = audio::saveSoundFile(record.take.file, *finished.take.waveform, m_format,
                                                recipe, Existing::Keep);
        if (saved.ok()) {
            return;
        }
        if (!isThere(record.take.file)) {
            giveUp(record);
            throw EngineException(saved.error());
        }
        if (isItsFile(record)) {
            // Written, but not synced for certain: the row stays, so that the file is not lost.
            throw EngineException(saved.error());
        }
        // Somebody else has made a file of that name in between.
        m_library.write([&](SQLite::Database& database) {
            TakeRows rows(database, m_library.paths());
            record.take.file = freeTakeFile(rows, m_library.paths(), record.take).string();
            rows.setFile(record.row, record.take.file);
        });
    }
}

bool TakeKeeper::isItsFile(const TakeRecord& record) const {
    if (!isThere(record.take.file)) {
        return false;
    }
    const auto recipe = audio::readRecipe(record.take.file);
    return recipe.ok() && recipe.value() == recipeToJson(record.take.recipe);
}

/// Nothing was written. Where the row cannot be taken back either, the next start does it.
void TakeKeeper::giveUp(const TakeRecord& record) noexcept {
    try {
        m_library.write([&](SQLite::Database& database) {
            TakeRows(database, m_library.paths()).erase(record.row);
        });
    } catch (const std::exception&) {
        return;
    }
}

void TakeKeeper::finish(TakeRecord& record) {
    record.state = TakeState::Present;
    record.owner.clear();
    m_library.write([&](SQLite::Database& database) {
        TakeRows(database, m_library.paths()).update(record);
        const GenerationRequest& request = record.take.recipe.request;
        if (record.index == 0) {
            countPrompt(database,
                        {request.prompt, request.negativePrompt, record.take.createdMs, 1});
        }
        countRevision(database);
    });
}

std::int64_t TakeKeeper::clippedSamples(const Waveform& waveform) const {
    if (m_format == audio::SampleFormat::Float) {
        return 0;
    }
    return std::count_if(waveform.samples.begin(), waveform.samples.end(), [](float sample) {
        return std::isfinite(sample) && (sample > 1.0F || sample < -1.0F);
    });
}

}  // namespace audioldm::engine::context
