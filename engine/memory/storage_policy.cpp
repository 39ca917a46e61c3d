// SPDX-License-Identifier: MIT
#include "engine/memory/storage_policy.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/exception.h"

namespace audioldm::engine::memory {
namespace {

/// Bits; 0: not quantized at all.
struct Bits {
    int ofEight;  ///< where 8 are asked for
    int ofFour;   ///< where 4 are asked for
};

constexpr Bits kNotAtAll = {0, 0};
constexpr Bits kAsAskedFor = {8, 4};
constexpr Bits kEight = {8, 8};
constexpr Bits kEightOrNot = {0, 8};

/// Which UNets an exception is for.
enum class Width { Any, Narrow, Wide };

/// Channels of the first block from which a UNet is wide. In a narrower one the embeddings, whose
/// inner width is the text encoder's, are 2 % of the weights instead of 0.3 %.
constexpr std::int64_t kWideChannels = 128;

/// Weights that are stored in more bits than asked for, and why.
///
/// What is not quantized takes twice as much in float32 as in half precision, of which the limits
/// (0.52 and 0.30) are shares: so less is left out there.
struct Exception {
    std::string_view module;
    std::string_view beginning;  ///< of the weight's name, see nameInTable(); empty: the module
    std::string_view part;       ///< what its name has besides; empty: anything
    Width width;
    Bits inHalfTypes;  ///< where computing is done in bfloat16 or float16
    Bits inFloat;
    std::string_view reason;
};

/// The first that fits counts. Correlations are those of log-mel spectrograms with and without, on
/// random weights of audioldm-s; 0.9991 with the UNet's other weights in 8 bits. Losses (1 -
/// correlation, mean of eight sounds of the starter model at 25 steps) are of those weights alone
/// in 4 bits; all inner blocks together lose 0.0004.
constexpr std::array kExceptions = {
    Exception{"text_encoder", "", "", Width::Any, kNotAtAll, kNotAtAll,
              "runs twice a task and is gone before the UNet comes; an error of the label is one "
              "of every step (0.989)"},
    Exception{"vae", "", "", Width::Any, kNotAtAll, kNotAtAll,
              "in memory when the UNet has gone; its errors are heard as they are"},
    Exception{"vocoder", "", "", Width::Any, kNotAtAll, kNotAtAll,
              "in memory when the UNet has gone; its errors are heard as they are"},
    Exception{"unet", "conv_in.", "", Width::Any, kNotAtAll, kNotAtAll,
              "few input channels: every error reaches all that follows"},
    Exception{"unet", "conv_out.", "", Width::Any, kNotAtAll, kNotAtAll,
              "few output channels: its errors are the result's"},
    Exception{"unet", "up_blocks.last.resnets.last.conv_shortcut.", "", Width::Any, kNotAtAll,
              kNotAtAll, "carries the noise from the first to the last layer (0.006 in 8 bits)"},
    Exception{"unet", "up_blocks.last.resnets.", ".conv_shortcut.", Width::Any, kNotAtAll,
              kEightOrNot, "as the last one"},
    Exception{"unet", "up_blocks.last.", ".time_emb_proj.", Width::Narrow, kAsAskedFor, kAsAskedFor,
              "less than the block's others"},
    Exception{"unet", "up_blocks.last.resnets.0.conv1.", "", Width::Narrow, kAsAskedFor,
              kAsAskedFor, "many weights for an outer block's"},
    Exception{"unet", "up_blocks.last.resnets.last.conv1.", "", Width::Narrow, kEightOrNot,
              kAsAskedFor, "as the last block (0.0004)"},
    Exception{"unet", "up_blocks.last.resnets.0.conv2.", "", Width::Narrow, kEight, kAsAskedFor,
              "as the last block"},
    Exception{"unet", "up_blocks.last.resnets.last.conv2.", "", Width::Any, kEightOrNot, kEight,
              "the last layer but one (0.0007)"},
    Exception{"unet", "up_blocks.last.", "", Width::Any, kEight, kEight,
              "the last block: its errors reach the result undamped"},
    Exception{"unet", "up_blocks.before_last.resnets.last.conv_shortcut.", "", Width::Any,
              kEightOrNot, kEight, "carries what is fine past the inner blocks"},
    Exception{"unet", "up_blocks.before_last.attentions.last.proj_", "", Width::Narrow, kEightOrNot,
              kEight, "all of the last transformer goes through them"},
    Exception{"unet", "up_blocks.before_last.attentions.last.", ".attn", Width::Narrow, kEight,
              kEight, "the last transformer (0.0008)"},
    Exception{"unet", "up_blocks.before_last.attentions.last.", ".ff.net.0.", Width::Narrow, kEight,
              kEight, "the last transformer (0.0019)"},
    Exception{"unet", "up_blocks.before_last.attentions.last.", ".ff.net.2.", Width::Narrow, kEight,
              kAsAskedFor, "the last transformer (0.0005)"},
    Exception{"unet", "up_blocks.before_last.attentions.", "", Width::Wide, kEight, kEight,
              "the last transformers; 2 % of the weights"},
    Exception{"unet", "down_blocks.0.resnets.0.conv2.", "", Width::Narrow, kEight, kAsAskedFor,
              "before all others (0.0002)"},
    Exception{"unet", "down_blocks.0.", "", Width::Wide, kEight, kEight,
              "half a percent of the weights, before all others"},
    Exception{"unet", "time_embedding.linear_1.", "", Width::Narrow, kEight, kEight,
              "steers every layer"},
    Exception{"unet", "time_embedding.", "", Width::Wide, kEightOrNot, kEight,
              "steers every layer, every step"},
    Exception{"unet", "class_embedding.", "", Width::Wide, kEightOrNot, kEight,
              "steers every layer: 0.982 instead of 0.998 in 4 bits"},
};

/// A beginning of names whose number depends on the UNet, and the word for it in the table.
struct Renaming {
    std::string beginning;
    std::string_view word;
};

/// Of the last two up blocks, the last residual block of each, and the last of the attentions in
/// the one before the last; the longer beginnings first.
std::vector<Renaming> renamingsOf(const weights::UnetConfig& unet) {
    const std::size_t levels = unet.blockOutChannels.size();
    const std::string last = concat("up_blocks.", levels - 1, ".");
    std::vector<Renaming> renamings = {
        // Up blocks are counted from the inside, layersPerBlock from the outside.
        {concat(last, "resnets.", unet.layersPerBlock[0], "."), "up_blocks.last.resnets.last."},
        {last, "up_blocks.last."}};
    if (levels > 1) {
        const std::string before = concat("up_blocks.", levels - 2, ".");
        renamings.push_back({concat(before, "resnets.", unet.layersPerBlock[1], "."),
                             "up_blocks.before_last.resnets.last."});
        renamings.push_back({concat(before, "attentions.", unet.layersPerBlock[1], "."),
                             "up_blocks.before_last.attentions.last."});
        renamings.push_back({before, "up_blocks.before_last."});
    }
    return renamings;
}

std::string nameInTable(std::string_view name, const std::vector<Renaming>& renamings) {
    const auto found = std::ranges::find_if(
        renamings, [&](const Renaming& renaming) { return name.starts_with(renaming.beginning); });
    return found == renamings.end() ? std::string(name)
                                    : concat(found->word, name.substr(found->beginning.size()));
}

}  // namespace

weights::StoragePolicy storagePolicy(Quantization quantization, std::string_view module,
                                     const weights::UnetConfig& unet, at::ScalarType compute) {
    if (quantization == Quantization::None) {
        return {};
    }
    const bool asksForEight = quantization == Quantization::EightBit;
    const Width width = unet.blockOutChannels[0] < kWideChannels ? Width::Narrow : Width::Wide;
    return [asksForEight, width, isFloat = compute == at::kFloat, module = std::string(module),
            renamings = renamingsOf(unet)](std::string_view name, weights::WeightRole) {
        const std::string known = nameInTable(name, renamings);
        const auto exception =
            std::find_if(kExceptions.begin(), kExceptions.end(), [&](const Exception& each) {
                return each.module == module && known.starts_with(each.beginning) &&
                       known.find(each.part) != std::string::npos &&
                       (each.width == Width::Any || each.width == width);
            });
        const Bits given = exception == kExceptions.end() ? kAsAskedFor
                           : isFloat                      ? exception->inFloat
                                                          : exception->inHalfTypes;
        return asksForEight ? given.ofEight : given.ofFour;
    };
}

}  // namespace audioldm::engine::memory
