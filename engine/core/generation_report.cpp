// SPDX-License-Identifier: MIT
#include "engine/core/generation_report.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace audioldm::engine {
namespace {

using nlohmann::ordered_json;

/// Microseconds are what the clocks are good for.
double rounded(double seconds) {
    return std::round(seconds * 1e6) / 1e6;
}

ordered_json takesJson(const std::vector<ReportedTake>& takes) {
    ordered_json list = ordered_json::array();
    for (const ReportedTake& take : takes) {
        ordered_json entry = {{"file", take.file},
                              {"seed", take.seed},
                              {"samples", take.samples},
                              {"clipped", take.clipped}};
        if (take.invalid > 0) {
            entry["invalid"] = take.invalid;
        }
        list.push_back(std::move(entry));
    }
    return list;
}

ordered_json secondsJson(const StageSeconds& seconds) {
    return {{"load", rounded(seconds.load)},       {"text", rounded(seconds.text)},
            {"denoise", rounded(seconds.denoise)}, {"vae", rounded(seconds.vae)},
            {"vocoder", rounded(seconds.vocoder)}, {"save", rounded(seconds.save)},
            {"total", rounded(seconds.total)}};
}

ordered_json modulesJson(const std::vector<ModulePeak>& modules) {
    ordered_json list = ordered_json::array();
    for (const ModulePeak& module : modules) {
        list.push_back({{"name", module.name},
                        {"weights", module.weights},
                        {"plannedPeak", module.plannedPeak},
                        {"peak", module.peak}});
    }
    return list;
}

ordered_json bytesJson(const MemoryReport& bytes) {
    ordered_json json = {{"budget", bytes.budget},
                         {"plannedPeak", bytes.plannedPeak},
                         {"peak", bytes.peak},
                         {"weights", bytes.weights},
                         {"peakResidentSet", bytes.peakResidentSet}};
    if (!bytes.modules.empty()) {
        json["modules"] = modulesJson(bytes.modules);
        json["measures"] = bytes.measures;
        json["recoveries"] = bytes.recoveries;
    }
    return json;
}

ReportedTake reported(const TaskTake& taken) {
    ReportedTake take{taken.file, taken.take.seed, 0, 0, taken.clippedSamples, 0};
    if (taken.take.waveform) {
        take.samples = static_cast<std::int64_t>(taken.take.waveform->samples.size());
        take.sampleRate = taken.take.waveform->sampleRate;
    }
    return take;
}

}  // namespace

ordered_json reportObject(const GenerationRequest& request, const GenerationResult& result,
                          const std::vector<ReportedTake>& takes) {
    ordered_json report;
    report["version"] = 1;
    report["model"] = {{"name", result.modelName}, {"hash", result.modelHash}};
    report["device"] = result.device;
    report["precision"] = precisionName(result.precision);
    report["quantization"] = quantizationName(result.quantization);
    report["scheduler"] = result.scheduler;
    report["steps"] = request.steps;
    report["guidance"] = request.guidance;
    report["durationSeconds"] = request.durationSeconds;
    if (!result.promptCutOff.empty()) {
        report["promptCutOff"] = result.promptCutOff;
    }
    report["sampleRate"] = takes.empty() ? 0 : takes.front().sampleRate;
    report["takes"] = takesJson(takes);
    report["seconds"] = secondsJson(result.seconds);
    report["bytes"] = bytesJson(result.bytes);
    return report;
}

ordered_json reportObject(const TaskResult& result) {
    std::vector<ReportedTake> takes;
    for (const TaskTake& take : result.takes) {
        takes.push_back(reported(take));
    }
    return reportObject(result.request, result.report, takes);
}

std::string reportText(const GenerationRequest& request, const GenerationResult& result,
                       const std::vector<ReportedTake>& takes) {
    return reportObject(request, result, takes)
               .dump(2, ' ', false, ordered_json::error_handler_t::replace) +
           "\n";
}

}  // namespace audioldm::engine
