// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace audioldm::tests {

/// The JSON files of a model folder with the keys that diffusers 0.42 and transformers 5 write, to
/// be changed before write(). Made for audioldm-s; other sizes differ in `unetWidths`.
class ModelJson final {
public:
    explicit ModelJson(const std::vector<std::int64_t>& unetWidths = {128, 256, 384, 640}) {
        makeIndex();
        makeUnet(unetWidths);
        makeVae();
        makeTextEncoder();
        makeVocoder();
        makeScheduler();
    }

    /// Of the file "unet/config.json" and so on.
    [[nodiscard]] nlohmann::json& operator[](const std::string& file) { return m_files[file]; }

    void write(const std::filesystem::path& folder) const {
        for (const auto& [file, json] : m_files) {
            std::filesystem::create_directories((folder / file).parent_path());
            writeBytes(folder / file, json.dump(2));
        }
    }

private:
    void makeIndex() {
        m_files["model_index.json"] = nlohmann::json::parse(R"({
            "_class_name": "AudioLDMPipeline", "_diffusers_version": "0.42.1",
            "scheduler": ["diffusers", "DDIMScheduler"],
            "text_encoder": ["transformers", "ClapTextModelWithProjection"],
            "tokenizer": ["transformers", "RobertaTokenizer"],
            "unet": ["diffusers", "UNet2DConditionModel"],
            "vae": ["diffusers", "AutoencoderKL"],
            "vocoder": ["transformers", "SpeechT5HifiGan"]})");
    }

    void makeUnet(const std::vector<std::int64_t>& widths) {
        nlohmann::json unet = nlohmann::json::parse(R"({
            "_class_name": "UNet2DConditionModel", "_diffusers_version": "0.42.1",
            "act_fn": "silu", "addition_embed_type": null, "addition_embed_type_num_heads": 64,
            "addition_time_embed_dim": null, "attention_head_dim": 8, "attention_type": "default",
            "center_input_sample": false, "class_embed_type": "simple_projection",
            "class_embeddings_concat": true, "conv_in_kernel": 3, "conv_out_kernel": 3,
            "cross_attention_norm": null, "downsample_padding": 1, "dropout": 0.0,
            "dual_cross_attention": false, "encoder_hid_dim": null, "encoder_hid_dim_type": null,
            "flip_sin_to_cos": true, "freq_shift": 0, "in_channels": 8, "layers_per_block": 2,
            "mid_block_only_cross_attention": null, "mid_block_scale_factor": 1,
            "mid_block_type": "UNetMidBlock2DCrossAttn", "norm_eps": 1e-05, "norm_num_groups": 32,
            "num_attention_heads": null, "num_class_embeds": null, "only_cross_attention": false,
            "out_channels": 8, "projection_class_embeddings_input_dim": 512,
            "resnet_out_scale_factor": 1.0, "resnet_skip_time_act": false,
            "resnet_time_scale_shift": "default", "reverse_transformer_layers_per_block": null,
            "sample_size": 128, "time_cond_proj_dim": null, "time_embedding_act_fn": null,
            "time_embedding_dim": null, "time_embedding_type": "positional",
            "timestep_post_act": null, "transformer_layers_per_block": 1,
            "upcast_attention": false, "use_linear_projection": false})");
        std::vector<std::string> down(widths.size(), "CrossAttnDownBlock2D");
        std::vector<std::string> up(widths.size(), "CrossAttnUpBlock2D");
        down.front() = "DownBlock2D";
        up.back() = "UpBlock2D";
        unet["block_out_channels"] = widths;
        unet["cross_attention_dim"] = widths;
        unet["down_block_types"] = down;
        unet["up_block_types"] = up;
        m_files["unet/config.json"] = unet;
    }

    void makeVae() {
        m_files["vae/config.json"] = nlohmann::json::parse(R"({
            "_class_name": "AutoencoderKL", "_diffusers_version": "0.42.1", "act_fn": "silu",
            "block_out_channels": [128, 256, 512], "force_upcast": true, "in_channels": 1,
            "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D"],
            "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D"],
            "latent_channels": 8, "latents_mean": null, "latents_std": null,
            "layers_per_block": 2, "mid_block_add_attention": true, "norm_num_groups": 32,
            "out_channels": 1, "sample_size": 512, "scaling_factor": 0.9227914214134216,
            "shift_factor": null, "use_post_quant_conv": true, "use_quant_conv": true})");
    }

    void makeTextEncoder() {
        m_files["text_encoder/config.json"] = nlohmann::json::parse(R"({
            "architectures": ["ClapTextModelWithProjection"], "attention_probs_dropout_prob": 0.1,
            "bos_token_id": 0, "dtype": "float32", "eos_token_id": 2, "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1, "hidden_size": 768, "initializer_factor": 1.0,
            "intermediate_size": 3072, "layer_norm_eps": 1e-12, "max_position_embeddings": 514,
            "model_type": "clap_text_model", "num_attention_heads": 12, "num_hidden_layers": 12,
            "pad_token_id": 1, "projection_dim": 512, "projection_hidden_act": "relu",
            "transformers_version": "5.23.0", "type_vocab_size": 1, "vocab_size": 50265})");
    }

    void makeVocoder() {
        m_files["vocoder/config.json"] = nlohmann::json::parse(R"({
            "architectures": ["SpeechT5HifiGan"], "dtype": "float32", "initializer_range": 0.01,
            "leaky_relu_slope": 0.1, "model_in_dim": 64, "model_type": "speecht5_hifigan",
            "normalize_before": false,
            "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5], [1, 3, 5]],
            "resblock_kernel_sizes": [3, 7, 11], "sampling_rate": 16000,
            "transformers_version": "5.23.0", "upsample_initial_channel": 1024,
            "upsample_kernel_sizes": [16, 16, 8, 4, 4], "upsample_rates": [5, 4, 2, 2, 2]})");
    }

    void makeScheduler() {
        m_files["scheduler/scheduler_config.json"] = nlohmann::json::parse(R"({
            "_class_name": "DDIMScheduler", "_diffusers_version": "0.42.1", "beta_end": 0.0195,
            "beta_schedule": "scaled_linear", "beta_start": 0.0015, "clip_sample": false,
            "clip_sample_range": 1.0, "dynamic_thresholding_ratio": 0.995,
            "num_train_timesteps": 1000, "prediction_type": "epsilon",
            "rescale_betas_zero_snr": false, "sample_max_value": 1.0, "set_alpha_to_one": false,
            "steps_offset": 1, "thresholding": false, "timestep_spacing": "leading",
            "trained_betas": null})");
    }

    std::map<std::string, nlohmann::json> m_files;
};

}  // namespace audioldm::tests
