// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "engine/core/exception.h"
#include "engine/weights/component_configs.h"
#include "engine/weights/config_fields.h"

namespace audioldm::engine::weights {

namespace {

constexpr std::size_t kMaxBlocks = 8;
constexpr IntegerRange kChannels{2, 8192};
/// Far above any AudioLDM (0.7 thousand million); wide *and* deep configs are what it stops.
constexpr double kMaxParameters = 2e10;

/// Keys whose other values would change the mathematics in a way that is not built.
void requireBuilt(const ConfigFields& fields) {
    fields.require("act_fn", {"silu", "swish"});
    fields.require("mid_block_type", {"UNetMidBlock2DCrossAttn"});
    fields.require("center_input_sample", {false});
    fields.require("only_cross_attention", {false});
    fields.require("mid_block_only_cross_attention", {nullptr, false});
    fields.require("dual_cross_attention", {false});
    fields.require("upcast_attention", {false});
    fields.require("cross_attention_norm", {nullptr});
    fields.require("attention_type", {"default"});
    fields.require("num_attention_heads", {nullptr});
    fields.require("reverse_transformer_layers_per_block", {nullptr});
    fields.require("encoder_hid_dim", {nullptr});
    fields.require("encoder_hid_dim_type", {nullptr});
    fields.require("addition_embed_type", {nullptr});
    fields.require("resnet_time_scale_shift", {"default"});
    fields.require("resnet_skip_time_act", {false});
    fields.require("resnet_out_scale_factor", {1});
    fields.require("mid_block_scale_factor", {1});
    fields.require("downsample_padding", {1});
    fields.require("time_embedding_type", {"positional"});
    fields.require("time_embedding_dim", {nullptr});
    fields.require("time_embedding_act_fn", {nullptr});
    fields.require("timestep_post_act", {nullptr});
    fields.require("time_cond_proj_dim", {nullptr});
    fields.require("conv_in_kernel", {3});
    fields.require("conv_out_kernel", {3});
}

/// Which of the blocks have transformers. The first of the two names is the one without.
std::vector<bool> readBlockTypes(const ConfigFields& fields, const char* key,
                                 std::string_view plain, std::string_view attention,
                                 std::size_t count) {
    std::vector<bool> hasAttention;
    for (const std::string& name : fields.texts(key, {plain, attention}, {count, count})) {
        hasAttention.push_back(name == attention);
    }
    return hasAttention;
}

/// Levels are counted from the outside; up blocks stand in the opposite order. The middle block
/// has the innermost level's attention.
std::vector<bool> levelsWithAttention(const UnetConfig& config) {
    std::vector<bool> levels = config.downBlockHasAttention;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        levels[level] = levels[level] || config.upBlockHasAttention[levels.size() - 1 - level];
    }
    levels.back() = true;
    return levels;
}

/// The transformers get no text: their second attention is over the same tokens as the first, so
/// its width must be the block's own.
void checkAttention(const ConfigFields& fields, const UnetConfig& config) {
    const std::vector<bool> hasAttention = levelsWithAttention(config);
    const std::size_t count = hasAttention.size();
    const auto crossWidths = fields.integerForEach("cross_attention_dim", count, {1, 65'536});
    const auto depths = fields.integerForEach("transformer_layers_per_block", count, {1, 32}, 1);
    for (std::size_t level = 0; level < count; ++level) {
        if (!hasAttention[level]) {
            continue;
        }
        const std::int64_t channels = config.blockOutChannels[level];
        if (channels % config.attentionHeads[level] != 0) {
            fields.refuse("attention_head_dim",
                          concat("(the number of heads) is ", config.attentionHeads[level],
                                 ", which does not divide ", channels, " of block_out_channels[",
                                 level, "]"));
        }
        if (crossWidths[level] != channels) {
            fields.refuse(
                "cross_attention_dim",
                concat("is ", crossWidths[level], " for block ", level, "; its own width ",
                       channels, " is expected, as AudioLDM has no text tokens"));
        }
        if (depths[level] != config.transformerLayersPerBlock) {
            fields.refuse("transformer_layers_per_block",
                          "differs between blocks; one number for all is accepted");
        }
    }
}

void checkWidths(const ConfigFields& fields, const UnetConfig& config) {
    if (config.blockOutChannels.front() % 2 != 0) {
        fields.refuse("block_out_channels",
                      "begins with an odd number; the time embedding is made "
                      "of pairs, so an even one is needed");
    }
    if (config.blockOutChannels.front() / 2 <= config.freqShift) {
        fields.refuse("freq_shift", "leaves no frequency for the time embedding");
    }
    double parameters = 0;
    for (std::size_t level = 0; level < config.blockOutChannels.size(); ++level) {
        const std::int64_t channels = config.blockOutChannels[level];
        if (channels % config.normNumGroups != 0) {
            fields.refuse("norm_num_groups",
                          concat("is ", config.normNumGroups, ", which does not divide ", channels,
                                 " of block_out_channels"));
        }
        // Per layer, down and up together: five 3x3 convolutions and two transformers.
        constexpr double kPerLayer = 5 * 9;
        constexpr double kPerTransformer = 2 * 20;
        const auto width = static_cast<double>(channels);
        const auto layers = static_cast<double>(config.layersPerBlock[level] + 1);
        const auto depth = static_cast<double>(config.transformerLayersPerBlock);
        parameters += width * width * layers * (kPerLayer + kPerTransformer * depth);
    }
    if (parameters > kMaxParameters) {
        fields.refuse("block_out_channels",
                      concat("and layers_per_block ask for about ", parameters,
                             " parameters; at most ", kMaxParameters, " are accepted"));
    }
}

std::int64_t readSampleSize(const ConfigFields& fields) {
    // Only says how long a sound is when nobody asks for a duration; diffusers' default is null.
    const std::int64_t usual = UnetConfig{}.sampleSize;
    return fields.isNullOrAbsent("sample_size") ? usual
                                                : fields.integer("sample_size", {1, 16'384});
}

}  // namespace

UnetConfig readUnetConfig(const std::filesystem::path& path) {
    const ConfigFields fields(path);
    fields.checkText("_class_name", {"UNet2DConditionModel"});
    fields.checkText("class_embed_type", {"simple_projection"});
    requireBuilt(fields);

    UnetConfig config;
    config.blockOutChannels = fields.integers("block_out_channels", kChannels, {1, kMaxBlocks});
    const std::size_t count = config.blockOutChannels.size();
    config.downBlockHasAttention =
        readBlockTypes(fields, "down_block_types", "DownBlock2D", "CrossAttnDownBlock2D", count);
    config.upBlockHasAttention =
        readBlockTypes(fields, "up_block_types", "UpBlock2D", "CrossAttnUpBlock2D", count);
    config.layersPerBlock = fields.integerForEach("layers_per_block", count, {1, 16}, 2);
    config.attentionHeads = fields.integerForEach("attention_head_dim", count, {1, 1024}, 8);
    config.transformerLayersPerBlock =
        fields.integerForEach("transformer_layers_per_block", count, {1, 32}, 1).back();
    config.inChannels = fields.integer("in_channels", {1, 256});
    config.outChannels = fields.integer("out_channels", {1, 256});
    config.sampleSize = readSampleSize(fields);
    config.normNumGroups = fields.integer("norm_num_groups", {1, 1024}, 32);
    config.normEps = fields.number("norm_eps", {1e-20, 0.1}, 1e-5);
    config.flipSinToCos = fields.flag("flip_sin_to_cos", true);
    config.freqShift = fields.integer("freq_shift", {0, 1}, 0);
    config.useLinearProjection = fields.flag("use_linear_projection", false);
    config.labelDim = fields.integer("projection_class_embeddings_input_dim", {1, 8192});
    config.classEmbeddingsConcat = fields.flag("class_embeddings_concat", false);
    checkWidths(fields, config);
    checkAttention(fields, config);
    return config;
}

}  // namespace audioldm::engine::weights
