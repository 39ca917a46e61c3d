// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/api/engine_config.h"
#include "engine/weights/compute_options.h"
#include "engine/weights/model_config.h"
#include "engine/weights/weight_sizes.h"

namespace audioldm::engine::pipeline {

/// The parts of a model, in the order in which a task needs them.
enum class Module {
    TextEncoder,
    Unet,
    Vae,  ///< its decoder
    Vocoder,
};
inline constexpr std::size_t kModuleCount = 4;

inline constexpr std::array<Module, kModuleCount> kModules = {Module::TextEncoder, Module::Unet,
                                                              Module::Vae, Module::Vocoder};

template <typename Value>
using PerModule = std::array<Value, kModuleCount>;

/// "text_encoder", "unet", "vae", "vocoder": the folders of a model.
[[nodiscard]] const char* moduleName(Module module);
[[nodiscard]] constexpr std::size_t indexOf(Module module) {
    return static_cast<std::size_t>(module);
}

/// What is in memory of a module while other modules compute.
enum class Keeping {
    Nothing,  ///< it is read again when it is needed
    Stored,   ///< its quantized weights
    Formed,   ///< all of it, as its layers compute with it
};

/// How one module is held.
struct ModulePlan {
    weights::WeightPlacement placement;  ///< while it computes
    Keeping keeping = Keeping::Formed;   ///< while it does not
    std::int64_t peak = 0;               ///< predicted most bytes of everything while it computes
};

/// How a task is run within a budget.
struct ExecutionPlan {
    PerModule<ModulePlan> modules;
    bool halvesApart = false;             ///< the guidance's halves one after the other
    std::int64_t vaePieceFrames = 0;      ///< latent frames decoded at once; 0: all
    std::int64_t vocoderChunkFrames = 0;  ///< mel frames turned into sound at once; 0: all
    bool stageByStage = false;            ///< all takes are denoised before the first is decoded
    bool previews = false;                ///< there is room to show the sound while it forms
    std::int64_t peak = 0;                ///< predicted most bytes at once
    double seconds = 0;                   ///< what the measures below cost, roughly

    /// The measures in words for people; none when everything fits as it is.
    [[nodiscard]] std::vector<std::string> measures() const;

    [[nodiscard]] ModulePlan& of(Module module) { return modules[indexOf(module)]; }
    [[nodiscard]] const ModulePlan& of(Module module) const { return modules[indexOf(module)]; }
};

/// What the planner looks at.
struct PlanInputs {
    const weights::ModelConfig& config;
    weights::ComputeOptions compute;
    const PerModule<weights::WeightSizes>& weights;
    double durationSeconds = 5;
    int steps = 25;
    int count = 1;
    bool guided = true;
    bool previews = false;
    /// Whether the model is kept for the next task; else each module is freed after its last use.
    bool keepModel = true;
    /// Modules that are not kept, whatever room there is.
    PerModule<bool> offloaded = {};
    /// Most tokens of the prompt and of the negative prompt.
    std::int64_t promptTokens = 32;
};

/// The cheapest plan that stays within `budget`; without one, the plan of the lowest peak.
/// Any thread.
[[nodiscard]] ExecutionPlan planWithin(const PlanInputs& inputs, std::int64_t budget);

}  // namespace audioldm::engine::pipeline
