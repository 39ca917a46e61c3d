// SPDX-License-Identifier: MIT
#include <string>

#include "engine/core/exception.h"
#include "engine/weights/component_configs.h"
#include "engine/weights/config_fields.h"

namespace audioldm::engine::weights {

namespace {

constexpr std::size_t kMaxLevels = 6;

/// Keys whose other values would need another architecture.
void requireBuilt(const ConfigFields& fields) {
    fields.require("act_fn", {"silu", "swish"});
    fields.require("shift_factor", {nullptr, 0});
    fields.require("latents_mean", {nullptr});
    fields.require("latents_std", {nullptr});
}

}  // namespace

VaeConfig readVaeConfig(const std::filesystem::path& path) {
    const ConfigFields fields(path);
    fields.checkText("_class_name", {"AutoencoderKL"});
    requireBuilt(fields);

    VaeConfig config;
    config.blockOutChannels = fields.integers("block_out_channels", {1, 4096}, {1, kMaxLevels});
    const std::size_t levels = config.blockOutChannels.size();
    fields.checkTexts("down_block_types", {"DownEncoderBlock2D"}, {levels, levels});
    fields.checkTexts("up_block_types", {"UpDecoderBlock2D"}, {levels, levels});
    config.inChannels = fields.integer("in_channels", {1, 1});
    config.outChannels = fields.integer("out_channels", {1, 1});
    config.latentChannels = fields.integer("latent_channels", {1, 256});
    config.layersPerBlock = fields.integer("layers_per_block", {1, 16}, 1);
    config.normNumGroups = fields.integer("norm_num_groups", {1, 1024}, 32);
    config.scalingFactor = fields.number("scaling_factor", {1e-6, 1e6}, 0.18215);
    config.useQuantConv = fields.flag("use_quant_conv", true);
    config.usePostQuantConv = fields.flag("use_post_quant_conv", true);
    config.midBlockAddAttention = fields.flag("mid_block_add_attention", true);

    for (const std::int64_t channels : config.blockOutChannels) {
        if (channels % config.normNumGroups != 0) {
            fields.refuse("norm_num_groups",
                          concat("is ", config.normNumGroups, ", which does not divide ", channels,
                                 " of block_out_channels"));
        }
    }
    return config;
}

}  // namespace audioldm::engine::weights
