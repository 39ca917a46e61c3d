// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/cli/exit_code.h"
#include "app/cli/signal_watcher.h"
#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"
#include "engine/api/result.h"
#include "engine/audio/sound_file.h"

namespace audioldm::cli {

/// Where the takes go and what is said about them.
struct OutputOptions {
    /// None: a name made of the prompt, in the current folder, that is not there yet.
    std::optional<std::filesystem::path> file;
    engine::audio::SampleFormat format = engine::audio::SampleFormat::Pcm16;
    std::optional<std::filesystem::path> report;
    bool quiet = false;
};

/// One run of the main job.
struct GenerationPlan {
    GenerationRequest request;
    EngineConfig config;
    OutputOptions output;
    /// Only a model with this hash will do; none: any.
    std::optional<std::string> requiredModelHash;
};

/// Checks all that can be checked without the model, then loads it, makes the takes, saves each as
/// soon as it is finished, prints its path on standard output and writes the report.
///
/// A stop leaves the takes that were finished before, and no report.
/// errors  those of the interface, before anything is loaded where that is possible
/// thread  the main thread, which becomes the engine thread
[[nodiscard]] Result<ExitCode> runGeneration(GenerationPlan plan, SignalWatcher& signals);

}  // namespace audioldm::cli
