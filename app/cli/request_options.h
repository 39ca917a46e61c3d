// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "app/cli/generation_run.h"
#include "engine/api/generation_request.h"

namespace audioldm::cli {

/// What the command line says about the sound; none: the default.
struct RequestOptions {
    std::optional<std::string> prompt;
    std::optional<std::string> negativePrompt;
    std::optional<std::int64_t> steps;
    std::optional<double> guidance;
    std::optional<double> durationSeconds;
    std::optional<std::int64_t> seed;
    std::optional<std::string> scheduler;
    std::optional<double> eta;
    std::optional<double> guidanceStart;
    std::optional<double> guidanceEnd;
    std::optional<double> guidanceRescale;
};

/// Adds --prompt and all that decides about one take; the names of the original AudioLDM command
/// line too. Returns the prompt's option.
CLI::Option* addRequestOptions(CLI::App& app, RequestOptions& options);

/// The request that they make; `defaultSteps` is config.json's. Nothing is checked here.
[[nodiscard]] GenerationRequest requestOf(const RequestOptions& options, int defaultSteps);

/// Adds -o, --format, --report and --quiet.
void addOutputOptions(CLI::App& app, OutputOptions& options);

}  // namespace audioldm::cli
