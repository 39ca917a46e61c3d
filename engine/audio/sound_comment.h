// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/weights/regular_file.h"

namespace audioldm::engine::audio {

/// The comment of a sound file: where a recipe lives. Our own code reads and writes it, because
/// libsndfile gives up on comments of WAV files beyond 64 KiB, and files come from strangers.

/// Appends a LIST/INFO chunk with `comment` (ICMT) and `software` (ISFT) to a WAV file's bytes.
/// Behind the sound, so that players that know no such chunk do not meet it.
/// throws  EngineException(InvalidRequest) when the file would pass RIFF's 4 GiB
void appendRiffComment(std::string& bytes, const std::string& software, const std::string& comment);

/// The ICMT comment of a WAV file; none when it holds none.
/// throws  EngineException(InvalidRequest) for a damaged file (sizes that do not fit the file or
///         one another, no channels, no sample rate, more than 1000 chunks), EngineException(Io)
[[nodiscard]] std::optional<std::string> readRiffComment(const weights::RegularFile& file);

/// The COMMENT of a FLAC file's Vorbis comment block; none when it holds none.
/// throws  EngineException(InvalidRequest) for a damaged file, EngineException(Io)
[[nodiscard]] std::optional<std::string> readFlacComment(const weights::RegularFile& file);

}  // namespace audioldm::engine::audio
