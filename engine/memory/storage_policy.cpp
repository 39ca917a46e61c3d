// SPDX-License-Identifier: MIT
#include "engine/memory/storage_policy.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace audioldm::engine::memory {
namespace {

/// A weight that is not quantized, and why.
struct Exception {
    std::string_view module;
    std::string_view beginning;  ///< of the weight's name
    std::string_view reason;
};

constexpr std::string_view kFirst = "few input channels: every error reaches all that follows";
constexpr std::string_view kLast = "few output channels: its errors are the result's";
constexpr std::string_view kCondition = "its result steers every layer, at every step";

constexpr std::array kExceptions = {
    Exception{"unet", "conv_in.", kFirst},
    Exception{"unet", "conv_out.", kLast},
    Exception{"unet", "time_embedding.", kCondition},
    Exception{"unet", "class_embedding.", kCondition},
    Exception{"vae", "post_quant_conv.", kFirst},
    Exception{"vae", "decoder.conv_in.", kFirst},
    Exception{"vae", "decoder.conv_out.", kLast},
    Exception{"vae", "encoder.conv_in.", kFirst},
    Exception{"vae", "encoder.conv_out.", kLast},
    Exception{"vae", "quant_conv.", kLast},
    Exception{"vocoder", "conv_pre.", kFirst},
    Exception{"vocoder", "conv_post.", kLast},
    Exception{"text_encoder", "text_projection.", kLast},
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
