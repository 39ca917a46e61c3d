// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/api/engine_config.h"
#include "engine/api/waveform.h"

namespace audioldm {

/// Seconds of wall clock by stage, summed over the takes.
struct StageSeconds {
    double load = 0;
    double text = 0;
    double denoise = 0;
    double vae = 0;
    double vocoder = 0;
    double save = 0;
    double total = 0;
};

/// One module's share of the memory, in bytes.
struct ModulePeak {
    std::string name;              ///< "text_encoder", "unet", "vae", "vocoder"
    std::int64_t weights = 0;      ///< its weights as they are stored
    std::int64_t plannedPeak = 0;  ///< predicted for everything in memory while it computes
    std::int64_t peak = 0;         ///< highest sum of live tensor storage while it computed
};

/// Bytes on the compute device, counted at the allocator, and of the process.
struct MemoryReport {
    std::int64_t budget = 0;       ///< the limit that was set
    std::int64_t plannedPeak = 0;  ///< what the planner predicted before the start; 0: not planned
    std::int64_t peak = 0;         ///< highest sum of live tensor storage, weights included
    std::int64_t weights = 0;      ///< all weights as they are stored, whether in memory or not
    std::int64_t peakResidentSet = 0;  ///< VmHWM of the process
    std::vector<ModulePeak> modules = {};
    std::vector<std::string> measures = {};    ///< what the plan did to stay within the budget
    std::vector<std::string> recoveries = {};  ///< what was done when memory ran out all the same
};

/// One finished sound.
struct Take {
    WaveformPtr waveform;
    std::int64_t seed = 0;
};

/// What was made, and with what.
struct GenerationResult {
    std::vector<Take> takes;
    std::string modelName;
    std::string modelHash;                     ///< 32 hexadecimal digits, see ModelInfo::hash
    std::string device;                        ///< "cpu", "cuda:0"
    Precision precision = Precision::Float32;  ///< never Auto
    Quantization quantization = Quantization::None;
    std::string scheduler;
    /// Prompt text beyond the tokenizer's limit that the model did not see; empty when all of it
    /// fits.
    std::string promptCutOff;
    StageSeconds seconds;
    MemoryReport bytes;
    /// What people should know about the model's files, in sentences; as ModelInfo::warnings.
    std::vector<std::string> warnings;
};

/// Called with each take as soon as it is finished, on the thread that runs the task, so that what
/// is finished can be saved while the rest is made. `soFar` already says with what it was made
/// (model, device, precision, quantization, scheduler, prompt cut-off); its takes, seconds and
/// bytes are not final.
using TakeCallback = std::function<void(const Take&, int index, const GenerationResult& soFar)>;

}  // namespace audioldm
