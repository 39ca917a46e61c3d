// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "engine/audio/sound_file.h"

namespace audioldm::cli {

/// --format NAME: pcm16, pcm24 or float; another name ends the parsing with a CLI::ValidationError.
CLI::Option* addSampleFormat(CLI::App& app, engine::audio::SampleFormat& target,
                             const std::string& help);

[[nodiscard]] const char* sampleFormatName(engine::audio::SampleFormat format);

}  // namespace audioldm::cli
