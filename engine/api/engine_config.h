// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/result.h"

namespace audioldm {

/// Number format of the computation. `Auto`: float16 on a GPU, bfloat16 on a CPU that has the
/// instructions, float32 elsewhere.
enum class Precision {
    Auto,
    Float32,
    Float16,
    BFloat16,
};

/// How weights are stored.
enum class Quantization {
    None,
    EightBit,
    FourBit,
};

/// Modules that may be kept off the compute device while they are not in use.
enum class OffloadModule {
    Encoder,  ///< the text encoder
    Unet,
    Decoder,  ///< the VAE and the vocoder
};

/// The engine's settings, with the names and defaults of config.json.
struct EngineConfig {
    /// Most bytes the engine may take on the compute device ("4GB").
    std::int64_t maxMemoryBytes = std::int64_t{4} * 1024 * 1024 * 1024;
    /// Folder or catalogue name of the model; empty: the default model.
    std::string modelPath;
    /// How the weights of linear layers and convolutions are stored.
    Quantization quantization = Quantization::EightBit;
    /// Default number of steps, 1 to 1000.
    int diffusionSteps = 25;
    /// Compute in float16 on a GPU, in bfloat16 on a CPU that has it.
    bool useHalfPrecision = true;
    std::vector<OffloadModule> offloadModules = {OffloadModule::Encoder, OffloadModule::Decoder};

    /// Number format; `Auto` follows `useHalfPrecision` and the device.
    Precision precision = Precision::Auto;
    /// "auto", "cpu", "cuda" or "cuda:N".
    std::string device = "auto";
    /// Length of the sounds that will be made most; the model is laid out for it when it is loaded.
    /// Other lengths sound the same, and some take longer.
    double typicalDurationSeconds = 5;
    /// Whether modules stay in memory for the next task. Without it each is read when a task needs
    /// it and freed after its last use: the least memory, and no slower for a single task.
    bool keepModel = true;
    /// The model's memory is freed when nothing was asked of it for so long; 0: never. Loading it
    /// again takes about a second.
    double idleUnloadSeconds = 300;
    /// Threads of the CPU computation; none: all cores that this process may use.
    std::optional<int> threads;
};

[[nodiscard]] constexpr std::string_view precisionName(Precision precision) {
    switch (precision) {
        case Precision::Float32:
            return "fp32";
        case Precision::Float16:
            return "fp16";
        case Precision::BFloat16:
            return "bf16";
        case Precision::Auto:
            break;
    }
    return "auto";
}

[[nodiscard]] constexpr std::string_view quantizationName(Quantization quantization) {
    switch (quantization) {
        case Quantization::EightBit:
            return "8bit";
        case Quantization::FourBit:
            return "4bit";
        case Quantization::None:
            break;
    }
    return "none";
}

[[nodiscard]] constexpr std::string_view offloadModuleName(OffloadModule module) {
    switch (module) {
        case OffloadModule::Encoder:
            return "encoder";
        case OffloadModule::Unet:
            return "unet";
        case OffloadModule::Decoder:
            break;
    }
    return "decoder";
}

/// The value that precisionName() writes as `name`; none for an unknown name.
[[nodiscard]] constexpr std::optional<Precision> precisionFromName(std::string_view name) {
    for (const Precision precision :
         {Precision::Auto, Precision::Float32, Precision::Float16, Precision::BFloat16}) {
        if (name == precisionName(precision)) {
            return precision;
        }
    }
    return std::nullopt;
}

/// The value that quantizationName() writes as `name`; none for an unknown name.
[[nodiscard]] constexpr std::optional<Quantization> quantizationFromName(std::string_view name) {
    for (const Quantization quantization :
         {Quantization::None, Quantization::EightBit, Quantization::FourBit}) {
        if (name == quantizationName(quantization)) {
            return quantization;
        }
    }
    return std::nullopt;
}

/// The value that offloadModuleName() writes as `name`; none for an unknown name.
[[nodiscard]] constexpr std::optional<OffloadModule> offloadModuleFromName(std::string_view name) {
    for (const OffloadModule module :
         {OffloadModule::Encoder, OffloadModule::Unet, OffloadModule::Decoder}) {
        if (name == offloadModuleName(module)) {
            return module;
        }
    }
    return std::nullopt;
}

}  // namespace audioldm
