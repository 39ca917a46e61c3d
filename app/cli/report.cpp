// SPDX-License-Identifier: MIT
#include "app/cli/report.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace audioldm::cli {
namespace {

using nlohmann::ordered_json;

/// Microseconds are what the clocks are good for.
double rounded(double seconds) {
    return std::round(seconds * 1e6) / 1e6;
}

ordered_json takesJson(const std::vector<SavedTake>& takes) {
    ordered_json list = ordered_json::array();
    for (const SavedTake& take : takes) {
        ordered_json entry = {{"file", take.file.string()},
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

ordered_json bytesJson(const MemoryReport& bytes) {
    return {{"budget", bytes.budget},
            {"plannedPeak", bytes.plannedPeak},
            {"peak", bytes.peak},
            {"weights", bytes.weights},
            {"peakResidentSet", bytes.peakResidentSet}};
}

}  // namespace

std::string reportJson(const GenerationRequest& request, const GenerationResult& result,
                       const std::vector<SavedTake>& takes) {
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
    report["sampleRate"] = result.takes.empty() || !result.takes.front().waveform
                               ? 0
                               : result.takes.front().waveform->sampleRate;
    report["takes"] = takesJson(takes);
    report["seconds"] = secondsJson(result.seconds);
    report["bytes"] = bytesJson(result.bytes);
    return report.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace audioldm::cli
