// SPDX-License-Identifier: MIT
#include "app/cli/bench_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/core/byte_size.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

using engine::concat;
using engine::formatByteSize;
using nlohmann::ordered_json;

struct Figures {
    double minimum = 0;
    double median = 0;
};

struct StageColumn {
    const char* name;
    double StageSeconds::*seconds;
};

constexpr std::array<StageColumn, 5> kStages = {{{"text", &StageSeconds::text},
                                                 {"denoise", &StageSeconds::denoise},
                                                 {"vae", &StageSeconds::vae},
                                                 {"vocoder", &StageSeconds::vocoder},
                                                 {"total", &StageSeconds::total}}};

Figures figuresOf(const BenchRuns& runs, double StageSeconds::*stage) {
    std::vector<double> seconds;
    for (const GenerationResult& result : runs.results) {
        seconds.push_back(result.seconds.*stage);
    }
    std::sort(seconds.begin(), seconds.end());
    const std::size_t middle = seconds.size() / 2;
    const double median =
        seconds.size() % 2 != 0 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
    return {seconds.front(), median};
}

MemoryReport highestBytes(const BenchRuns& runs) {
    MemoryReport highest = runs.results.front().bytes;
    for (const GenerationResult& result : runs.results) {
        highest.plannedPeak = std::max(highest.plannedPeak, result.bytes.plannedPeak);
        highest.peak = std::max(highest.peak, result.bytes.peak);
        highest.weights = std::max(highest.weights, result.bytes.weights);
        highest.peakResidentSet = std::max(highest.peakResidentSet, result.bytes.peakResidentSet);
    }
    return highest;
}

double rounded(double seconds) {
    return std::round(seconds * 1e6) / 1e6;
}

std::string tableRow(const char* name, double first, double second) {
    std::array<char, 128> row{};
    std::snprintf(row.data(), row.size(), "%-10s %10.3f %10.3f\n", name, first, second);
    return row.data();
}

}  // namespace

std::string benchTable(const BenchRuns& runs) {
    const GenerationResult& first = runs.results.front();
    std::string table = concat(
        first.modelName, ", ", first.device, ' ', precisionName(first.precision), ", quantization ",
        quantizationName(first.quantization), ", ", first.scheduler, ", ", runs.request.steps,
        " steps, ", runs.request.durationSeconds, " s, guidance ", runs.request.guidance, "\n");
    table += "seconds       minimum     median\n";
    table += tableRow("load", runs.loadSeconds, runs.loadSeconds);
    for (const StageColumn& stage : kStages) {
        const Figures figures = figuresOf(runs, stage.seconds);
        table += tableRow(stage.name, figures.minimum, figures.median);
    }
    const MemoryReport bytes = highestBytes(runs);
    table +=
        concat("memory     peak ", formatByteSize(bytes.peak), ", weights ",
               formatByteSize(bytes.weights), ", planned peak ", formatByteSize(bytes.plannedPeak),
               ", resident set ", formatByteSize(bytes.peakResidentSet));
    return table;
}

std::string benchJson(const BenchRuns& runs) {
    const GenerationResult& first = runs.results.front();
    const MemoryReport bytes = highestBytes(runs);
    ordered_json seconds = {{"load", rounded(runs.loadSeconds)}};
    for (const StageColumn& stage : kStages) {
        const Figures figures = figuresOf(runs, stage.seconds);
        seconds[stage.name] = {{"minimum", rounded(figures.minimum)},
                               {"median", rounded(figures.median)}};
    }
    ordered_json report;
    report["version"] = 1;
    report["program"] = AUDIOLDM_VERSION;
    report["model"] = {{"name", first.modelName}, {"hash", first.modelHash}};
    report["device"] = first.device;
    report["precision"] = precisionName(first.precision);
    report["quantization"] = quantizationName(first.quantization);
    report["scheduler"] = first.scheduler;
    report["steps"] = runs.request.steps;
    report["guidance"] = runs.request.guidance;
    report["durationSeconds"] = runs.request.durationSeconds;
    report["repeat"] = runs.results.size();
    report["seconds"] = std::move(seconds);
    report["bytes"] = {{"budget", bytes.budget},
                       {"plannedPeak", bytes.plannedPeak},
                       {"peak", bytes.peak},
                       {"weights", bytes.weights},
                       {"peakResidentSet", bytes.peakResidentSet}};
    return report.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string gradientTable(const GenerationRequest& request,
                          const engine::service::GradientFigures& figures) {
    std::string table = concat("gradients to noise and labels, ", precisionName(figures.precision),
                               ", ddim, ", figures.steps, " steps, ", request.durationSeconds,
                               " s, guidance ", request.guidance, "\n");
    table += "seconds\n";
    const auto row = [](const char* name, double seconds) {
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "%-10s %10.3f\n", name, seconds);
        return std::string(text.data());
    };
    table += row("load", figures.loadSeconds) + row("forth", figures.forwardSeconds) +
             row("back", figures.backwardSeconds);
    return table + concat("memory     peak ", formatByteSize(figures.peakBytes), ", UNet weights ",
                          formatByteSize(figures.weightBytes), ", resident set ",
                          formatByteSize(figures.peakResidentSet), "\ngradients  noise ",
                          figures.noiseNorm, ", labels ", figures.labelNorm);
}

std::string gradientJson(const GenerationRequest& request,
                         const engine::service::GradientFigures& figures) {
    ordered_json report;
    report["version"] = 1;
    report["program"] = AUDIOLDM_VERSION;
    report["precision"] = precisionName(figures.precision);
    report["steps"] = figures.steps;
    report["guidance"] = request.guidance;
    report["durationSeconds"] = request.durationSeconds;
    report["seconds"] = {{"load", rounded(figures.loadSeconds)},
                         {"forward", rounded(figures.forwardSeconds)},
                         {"backward", rounded(figures.backwardSeconds)}};
    report["bytes"] = {{"peak", figures.peakBytes},
                       {"weights", figures.weightBytes},
                       {"peakResidentSet", figures.peakResidentSet}};
    report["gradients"] = {{"noise", figures.noiseNorm}, {"labels", figures.labelNorm}};
    return report.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace audioldm::cli
