// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/api/take_store.h"
#include "engine/audio/sound_file.h"
#include "engine/context/library.h"
#include "engine/context/take_record.h"

namespace audioldm::engine::context {

/// How the library names a sound: by its samples as the file holds them, and their rate.
[[nodiscard]] std::string soundHash(const std::vector<float>& samples, std::int32_t sampleRate);

/// Least and greatest sample of at most 128 equal parts.
[[nodiscard]] std::vector<float> thumbnailOf(const std::vector<float>& samples);

/// "2026-11-23 dog barking 7.wav" for a take of that day, prompt and seed; the first such name,
/// with a number where need be, that neither a row nor a file has.
[[nodiscard]] std::filesystem::path freeTakeFile(TakeRows& rows, const LibraryPaths& paths,
                                                 const StoredTake& take);

/// What ties the takes of one task together, see TakeRecord::run.
[[nodiscard]] std::string runOf(SQLite::Database& database, const std::string& taskId,
                                const std::string& owner);

/// Stores takes so that none is lost: a row that says what is being saved, the file (written,
/// synced, renamed, its folder synced), then the row that lists it. Whatever ends the program in
/// between, the first row tells the next start what to finish.
///
/// thread  any
class TakeKeeper final {
public:
    TakeKeeper(Library& library, audio::SampleFormat format)
        : m_library(library),
          m_format(format) {}

    /// Stores a take. After an error a second call for the same take goes on where the first one
    /// stopped.
    /// throws  EngineException(Io, InvalidRequest), SQLite::Exception
    [[nodiscard]] StoredFile store(const FinishedTake& finished);

private:
    [[nodiscard]] TakeRecord begin(const FinishedTake& finished);
    void writeFile(TakeRecord& record, const FinishedTake& finished);
    [[nodiscard]] bool isItsFile(const TakeRecord& record) const;
    void giveUp(const TakeRecord& record) noexcept;
    void finish(TakeRecord& record);
    [[nodiscard]] std::int64_t clippedSamples(const Waveform& waveform) const;

    Library& m_library;
    const audio::SampleFormat m_format;
};

}  // namespace audioldm::engine::context
