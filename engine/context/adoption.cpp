// SPDX-License-Identifier: MIT
#include "engine/context/adoption.h"

#include <optional>
#include <utility>
#include <variant>

#include "engine/api/recipe.h"
#include "engine/audio/sound_file.h"
#include "engine/audio/sound_reader.h"
#include "engine/context/files.h"
#include "engine/context/small_rows.h"
#include "engine/context/take_keeper.h"

namespace audioldm::engine::context {
namespace {

namespace fs = std::filesystem;

/// Files of one transaction: a commit waits for the disk.
constexpr std::size_t kBatch = 64;

/// A file that is no take, and why.
struct Stranger {
    fs::path file;
    FileStamp stamp;
    std::string reason;
};

using ReadFile = std::variant<std::monostate, TakeRecord, Stranger>;

/// The part of a record that the file itself tells.
ReadFile readTake(const fs::path& file) {
    const auto stamp = stampOf(file);
    if (!stamp) {
        return {};
    }
    constexpr std::int64_t kNanosecondsInMs = 1'000'000;
    try {
        const auto text = audio::readRecipe(file);
        if (!text) {
            throw EngineException(text.error());
        }
        const auto recipe = recipeFromJson(text.value());
        if (!recipe) {
            throw EngineException(recipe.error());
        }
        const Waveform sound = audio::readSound(file);
        TakeRecord record;
        record.take.id = randomId();
        record.take.file = file.string();
        record.take.createdMs = stamp->modifiedNs / kNanosecondsInMs;
        record.take.recipe = recipe.value();
        record.take.samples = static_cast<std::int64_t>(sound.samples.size());
        record.take.sampleRate = sound.sampleRate;
        record.take.thumbnail = thumbnailOf(sound.samples);
        record.soundHash = soundHash(sound.samples, sound.sampleRate);
        return record;
    } catch (const EngineException& exception) {
        if (exception.error().code != ErrorCode::InvalidRequest) {
            throw;  // it may be readable the next time
        }
        return Stranger{file, *stamp, exception.error().message};
    }
}

/// What a row knew, with what its file says of itself.
TakeRecord merged(const TakeRecord& known, const TakeRecord& read) {
    TakeRecord record = known;
    record.state = TakeState::Present;
    record.take.fileMissing = false;
    record.take.recipe = read.take.recipe;
    record.take.samples = read.take.samples;
    record.take.sampleRate = read.take.sampleRate;
    record.take.thumbnail = read.take.thumbnail;
    record.soundHash = read.soundHash;
    return record;
}

/// Puts one take into the library; says whether it is a new one.
bool addTake(SQLite::Database& database, const LibraryPaths& paths, TakeRecord& read) {
    TakeRows rows(database, paths);
    const auto known = rows.byFile(read.take.file);
    if (known && known->state != TakeState::Rescued) {
        return false;  // another program was quicker
    }
    if (known) {
        rows.update(merged(*known, read));
        return false;
    }
    if (const auto renamed = rows.missingWithSound(read.soundHash)) {
        rows.setFile(*renamed, read.take.file);
        return false;
    }
    rows.insert(read);
    const GenerationRequest& request = read.take.recipe.request;
    countPrompt(database, {request.prompt, request.negativePrompt, read.take.createdMs, 1});
    return true;
}

std::vector<ReadFile> readBatch(Library& library, std::span<const fs::path> files,
                                const std::stop_token& stop,
                                std::chrono::steady_clock::time_point until) {
    std::vector<ReadFile> batch;
    for (const fs::path& file : files.first(std::min(files.size(), kBatch))) {
        if (stop.stop_requested() || std::chrono::steady_clock::now() >= until) {
            break;
        }
        const auto stamp = stampOf(file);
        const bool isKnown = stamp && library.read([&](SQLite::Database& database) {
            return isKnownStranger(database, library.paths().stored(file), stamp->bytes,
                                   stamp->modifiedNs);
        });
        try {
            batch.push_back(isKnown ? ReadFile() : readTake(file));
        } catch (const EngineException& exception) {
            library.addNotice(exception.error().message, file);
            batch.emplace_back();
        }
    }
    return batch;
}

void store(Library& library, std::vector<ReadFile>& batch) {
    std::vector<std::string> adopted;
    library.write([&](SQLite::Database& database) {
        bool changed = false;
        for (ReadFile& entry : batch) {
            if (auto* const record = std::get_if<TakeRecord>(&entry)) {
                changed = true;
                if (addTake(database, library.paths(), *record)) {
                    adopted.push_back(record->take.file);
                }
            } else if (const auto* const stranger = std::get_if<Stranger>(&entry)) {
                noteStranger(database, library.paths().stored(stranger->file),
                             stranger->stamp.bytes, stranger->stamp.modifiedNs);
            }
        }
        if (changed) {
            countRevision(database);
        }
    });
    for (const std::string& file : adopted) {
        library.addNotice(concat("\"", file, "\" was not in the library and was taken in."), file);
    }
    for (const ReadFile& entry : batch) {
        if (const auto* const stranger = std::get_if<Stranger>(&entry)) {
            library.addNotice(stranger->reason + " It stays where it is, outside of the library.",
                              stranger->file);
        }
    }
}

}  // namespace

std::size_t adoptFiles(Library& library, std::span<const fs::path> files,
                       const std::stop_token& stop, std::chrono::steady_clock::time_point until) {
    std::size_t done = 0;
    while (done < files.size()) {
        auto batch = readBatch(library, files.subspan(done), stop, until);
        if (batch.empty()) {
            break;
        }
        store(library, batch);
        done += batch.size();
    }
    return done;
}

}  // namespace audioldm::engine::context
