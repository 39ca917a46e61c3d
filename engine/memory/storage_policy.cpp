// SPDX-License-Identifier: MIT
#include "engine/memory/storage_policy.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace audioldm::engine::memory {
namespace {

/// Weights that are not quantized, and why.
struct Exception {
    std::string_view module;
    std::string_view beginning;  ///< of the weight's name; empty: the whole module
    std::string_view reason;
};

/// Correlations are those of log-mel spectrograms with and without, on random weights of
/// audioldm-s in bfloat16, all else unquantized: 0.9993 with the UNet's other weights in 8 bits.
constexpr std::array kExceptions = {
    Exception{
        "text_encoder", "",
        "runs twice a task and is gone before the UNet comes; an error of the label is one of "
        "every step (0.989)"},
    Exception{"vae", "", "in memory when the UNet has gone; its errors are heard as they are"},
    Exception{"vocoder", "", "in memory when the UNet has gone; its errors are heard as they are"},
    Exception{"unet", "conv_in.", "few input channels: every error reaches all that follows"},
    Exception{"unet", "conv_out.", "few output channels: its errors are the result's"},
    Exception{"unet", "time_embedding.", "its result steers every layer, at every step"},
    Exception{"unet", "class_embedding.", "its result steers every layer, at every step"},
    Exception{"unet", "down_blocks.0.", "1.6 % of the weights with the next, a sixth of the work"},
    Exception{"unet", "up_blocks.3.", "the last block: its errors reach the result undamped"},
};

}  // namespace

weights::StoragePolicy storagePolicy(Quantization quantization, std::string_view module) {
    if (quantization == Quantization::None) {
        return {};
    }
    const int bits = quantization == Quantization::EightBit ? 8 : 4;
    return [bits, module = std::string(module)](std::string_view name, weights::WeightRole) {
        const bool excepted =
            std::any_of(kExceptions.begin(), kExceptions.end(), [&](const Exception& exception) {
                return exception.module == module && name.starts_with(exception.beginning);
            });
        return excepted ? 0 : bits;
    };
}

}  // namespace audioldm::engine::memory
