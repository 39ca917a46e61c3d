// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/batch/manifest.h"
#include "app/batch/slurm_script.h"
#include "app/batch/sound_names.h"
#include "app/cli/engine_options.h"

namespace audioldm::cli {

/// What the command line asks of a job of Slurm.
struct SlurmOptions {
    bool submit = false;
    bool scriptOnly = false;
    bool noFollow = false;
    std::optional<std::int64_t> elements;
    std::optional<std::int64_t> atOnce;
    batch::SlurmResources resources;
};

/// What the command line says about a batch.
struct BatchOptions {
    std::string manifest;
    std::filesystem::path outputFolder;
    std::optional<batch::Shard> shard;
    batch::SoundStyle style;
    std::string library;  ///< of the takes that tasks refer to; empty: the user's own
    bool collectOnly = false;
    bool noResults = false;
    bool quiet = false;
    EngineOptions engine;
    SlurmOptions slurm;
};

/// Adds all options of the command. `options` must live as long as the parser.
void addBatchOptions(CLI::App& command, BatchOptions& options);

/// The options that an element of a job needs besides manifest, output folder and shard.
[[nodiscard]] std::vector<std::string> elementArguments(const BatchOptions& options);

}  // namespace audioldm::cli
