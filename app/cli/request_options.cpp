// SPDX-License-Identifier: MIT
#include "app/cli/request_options.h"

#include <vector>

#include "app/cli/option_values.h"
#include "app/cli/sample_format_option.h"

namespace audioldm::cli {
namespace {

double realValue(const std::string& text, const char* option) {
    const auto value = parseReal(text);
    if (!value) {
        throw CLI::ValidationError(option, value.error().message);
    }
    return value.value();
}

void addGuidanceInterval(CLI::App& app, RequestOptions& options) {
    app.add_option_function<std::vector<std::string>>(
           "--guidance-interval",
           [&options](const std::vector<std::string>& values) {
               options.guidanceStart = realValue(values.at(0), "--guidance-interval");
               options.guidanceEnd = realValue(values.at(1), "--guidance-interval");
           },
           "Guide only from START to END, as fractions of the steps (0 1)")
        ->expected(2)
        ->type_name("START END");
}

}  // namespace

CLI::Option* addRequestOptions(CLI::App& app, RequestOptions& options) {
    CLI::Option* const prompt =
        addText(app, "-t,--prompt,--text", options.prompt, "What the sound should be");
    addText(app, "--negative-prompt", options.negativePrompt, "What it should not be");
    addInteger(app, "--steps,--ddim_steps", options.steps, "Denoising steps, 1 to 1000 (25)");
    addReal(app, "--guidance,--guidance_scale", options.guidance,
            "How closely the prompt is followed, 0 to 100 (3.5); also -gs");
    addReal(app, "--duration", options.durationSeconds,
            "Seconds of sound, 0.04 to 30 (5.0); also -dur");
    addInteger(app, "--seed", options.seed,
               "Start of the noise; take k uses seed + k (a random one, which is told)");
    addText(app, "--scheduler", options.scheduler, "Sampling method (ddim)")->type_name("NAME");
    addReal(app, "--eta", options.eta, "Noise added in each step, 0 to 1, ddim only (0)");
    addGuidanceInterval(app, options);
    addReal(app, "--guidance-rescale", options.guidanceRescale,
            "How far guidance keeps the loudness of the unguided noise, 0 to 1 (0)");
    return prompt;
}

GenerationRequest requestOf(const RequestOptions& options, int defaultSteps) {
    GenerationRequest request;
    request.prompt = options.prompt.value_or(request.prompt);
    request.negativePrompt = options.negativePrompt.value_or(request.negativePrompt);
    request.steps = options.steps ? clampedToInt(*options.steps) : defaultSteps;
    request.guidance = options.guidance.value_or(request.guidance);
    request.durationSeconds = options.durationSeconds.value_or(request.durationSeconds);
    request.seed = options.seed;
    request.scheduler = options.scheduler.value_or(request.scheduler);
    request.eta = options.eta.value_or(request.eta);
    request.guidanceStart = options.guidanceStart.value_or(request.guidanceStart);
    request.guidanceEnd = options.guidanceEnd.value_or(request.guidanceEnd);
    request.guidanceRescale = options.guidanceRescale.value_or(request.guidanceRescale);
    return request;
}

void addOutputOptions(CLI::App& app, OutputOptions& options) {
    app.add_option_function<std::string>(
           "-o,--output", [&options](const std::string& file) { options.file = file; },
           "Sound file to write, .wav or .flac; with several takes FILE-1.wav, FILE-2.wav, ... "
           "(a free name made of the prompt, in the current folder)")
        ->type_name("FILE");
    addSampleFormat(app, options.format,
                    "How samples are stored: pcm16, pcm24, float (pcm16; float in FLAC is pcm24)");
    app.add_option_function<std::string>(
           "--report", [&options](const std::string& file) { options.report = file; },
           "Write what was made, its times and its memory as JSON")
        ->type_name("FILE.json");
    app.add_flag("-q,--quiet", options.quiet, "No progress and no notes on standard error");
}

}  // namespace audioldm::cli
