// SPDX-License-Identifier: MIT
#include "engine/memory/storage_policy.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "engine/core/exception.h"

namespace audioldm::engine::memory {
namespace {

/// Bits; 0: not quantized at all.
struct Bits {
    int ofEight;  ///< where 8 are asked for
    int ofFour;   ///< where 4 are asked for
};

/// Weights that are stored in more bits than asked for, and why.
///
/// What is computed in float32 has no errors of rounding beside those of the quantization, and what
/// is not quantized takes twice as much there: so less is left out.
struct Exception {
    std::string_view module;
    std::string_view beginning;  ///< of the weight's name; empty: the whole module
    Bits inHalfTypes;            ///< where computing is done in bfloat16 or float16
    Bits inFloat;
    std::string_view reason;
};

/// Stands for the UNet's last block, whose number is that of its levels less one.
constexpr std::string_view kLastUpBlock = "up_blocks.last.";

/// Correlations are those of log-mel spectrograms with and without, on random weights of
/// audioldm-s in bfloat16, all else unquantized: 0.9991 with the UNet's other weights in 8 bits.
constexpr Bits kNotAtAll = {0, 0};
constexpr std::array kExceptions = {
    Exception{
        "text_encoder", "", kNotAtAll, kNotAtAll,
        "runs twice a task and is gone before the UNet comes; an error of the label is one of "
        "every step (0.989)"},
    Exception{"vae", "", kNotAtAll, kNotAtAll,
              "in memory when the UNet has gone; its errors are heard as they are"},
    Exception{"vocoder", "", kNotAtAll, kNotAtAll,
              "in memory when the UNet has gone; its errors are heard as they are"},
    Exception{"unet",
              "conv_in.",
              kNotAtAll,
              {8, 8},
              "few input channels: every error reaches all that follows"},
    Exception{
        "unet", "conv_out.", kNotAtAll, {8, 8}, "few output channels: its errors are the result's"},
    Exception{
        "unet", "time_embedding.", {0, 8}, {8, 8}, "its result steers every layer, at every step"},
    Exception{"unet",
              "class_embedding.",
              {0, 8},
              {8, 8},
              "its result steers every layer; a percent of a small model's weights, whose error in "
              "8 bits is nothing beside that of 4"},
    Exception{"unet",
              "down_blocks.0.",
              {8, 8},
              {8, 4},
              "half a percent of the weights, before all others"},
    Exception{"unet",
              kLastUpBlock,
              {8, 8},
              {8, 8},
              "the last block: its errors reach the result undamped"},
};

}  // namespace

weights::StoragePolicy storagePolicy(Quantization quantization, std::string_view module,
                                     std::size_t unetLevels, at::ScalarType compute) {
    if (quantization == Quantization::None) {
        return {};
    }
    const int bits = quantization == Quantization::EightBit ? 8 : 4;
    const bool isFloat = compute == at::kFloat;
    return [bits, isFloat, module = std::string(module),
            last = concat("up_blocks.", unetLevels - 1, ".")](std::string_view name,
                                                              weights::WeightRole) {
        const auto exception =
            std::find_if(kExceptions.begin(), kExceptions.end(), [&](const Exception& each) {
                return each.module == module &&
                       name.starts_with(each.beginning == kLastUpBlock ? std::string_view(last)
                                                                       : each.beginning);
            });
        if (exception == kExceptions.end()) {
            return bits;
        }
        const Bits& given = isFloat ? exception->inFloat : exception->inHalfTypes;
        return bits == 8 ? given.ofEight : given.ofFour;
    };
}

}  // namespace audioldm::engine::memory
