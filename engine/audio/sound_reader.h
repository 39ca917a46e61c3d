// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/api/waveform.h"

namespace audioldm::engine::audio {

/// Longest sound that is read.
inline constexpr double kLongestReadSeconds = 3600;

/// Reads a sound file of any kind that libsndfile knows; the file may come from a stranger.
///
/// Several channels are mixed to one (their mean); samples that are no finite numbers become 0.
/// Memory grows with what is read, not with what the file's header promises.
/// throws  EngineException(Io) when it cannot be read, EngineException(InvalidRequest) when it is
///         no regular file, no sound file, damaged, empty, or longer than an hour; the context is
///         the path
/// thread  any
[[nodiscard]] Waveform readSound(const std::filesystem::path& path);

}  // namespace audioldm::engine::audio
