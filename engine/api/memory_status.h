// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace audioldm {

/// Where the weights of a module are.
enum class Residency {
    NotLoaded,
    Host,      ///< in the process's memory, not on the compute device
    Streamed,  ///< on the host, one layer at a time on the compute device
    Device,    ///< on the compute device
};

/// One module of the model.
struct ModuleMemory {
    std::string name;  ///< "text_encoder", "unet", "vae", "vocoder"
    Residency residency = Residency::NotLoaded;
    std::int64_t bytes = 0;        ///< of its weights, as they are stored now
    std::int64_t deviceBytes = 0;  ///< how much of them is on the compute device
};

/// What the engine is doing with memory.
enum class MemoryActivity {
    Idle,
    LoadingWeights,
    MovingWeights,
    Computing,
    FreeingMemory,
};

/// The state of the compute device's memory at one moment, as a value.
struct MemoryStatus {
    double seconds = 0;            ///< monotonic clock
    std::int64_t live = 0;         ///< bytes of live tensor storage, weights included
    std::int64_t peak = 0;         ///< highest `live` since the task started
    std::int64_t budget = 0;       ///< EngineConfig::maxMemoryBytes
    std::int64_t plannedPeak = 0;  ///< of the running or last task; 0: none planned
    std::int64_t deviceTotal = 0;  ///< memory that the device has
    std::int64_t deviceFree = 0;   ///< what is free of it
    std::int64_t others = 0;       ///< what other programs take; 0 on a CPU
    std::int64_t residentSet = 0;  ///< VmRSS of the process
    MemoryActivity activity = MemoryActivity::Idle;
    std::vector<ModuleMemory> modules;
};

/// Called on the engine thread or its timer, at most 10 times a second and on each change of
/// residency; must return quickly and must not throw.
using MemoryCallback = std::function<void(const MemoryStatus&)>;

/// One change of a request or of the configuration that would make it fit the budget.
struct PlanSuggestion {
    enum class Kind {
        RaiseBudget,      ///< `value`: bytes
        ShortenDuration,  ///< `value`: seconds
        Quantize,         ///< `value`: bits, 8 or 4; 0: as computed
    };
    Kind kind = Kind::RaiseBudget;
    double value = 0;
};

/// What the planner expects of a request before it starts.
struct MemoryPlan {
    std::int64_t budget = 0;
    std::int64_t predictedPeak = 0;
    bool fits = true;
    /// The measures that it takes, in words for people ("vocoder in 4 chunks"); empty when
    /// everything fits as it is.
    std::vector<std::string> measures;
    /// When it does not fit: what would make it fit, the mildest change first.
    std::vector<PlanSuggestion> suggestions;
};

}  // namespace audioldm
