// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "engine/weights/model_config.h"
#include "tests/support/model_json.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::weights {
namespace {

using tests::expectError;
using tests::ModelJson;
using tests::TemporaryFolder;
using tests::writeBytes;

const std::string kText = "text_encoder/config.json";
const std::string kUnet = "unet/config.json";
const std::string kVae = "vae/config.json";
const std::string kVocoder = "vocoder/config.json";
const std::string kScheduler = "scheduler/scheduler_config.json";

/// One key of one file with a hostile value, as text so that it need not be JSON.
struct Hostile {
    std::string file;
    std::string key;
    std::string value;
};

void PrintTo(const Hostile& hostile, std::ostream* out) {
    *out << hostile.file << ": " << hostile.key << " = " << hostile.value;
}

/// The good files are written once; each test puts one bad one in its place and takes it away
/// again.
class HostileValue : public testing::TestWithParam<Hostile> {
protected:
    static void SetUpTestSuite() {
        s_folder = std::make_unique<TemporaryFolder>();
        ModelJson().write(s_folder->path());
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    static inline std::unique_ptr<TemporaryFolder> s_folder;
};

TEST_P(HostileValue, IsRefusedWithFileAndKey) {
    const Hostile& hostile = GetParam();
    ModelJson model;
    const std::string good = model[hostile.file].dump();
    model[hostile.file][hostile.key] = "@";
    std::string text = model[hostile.file].dump();
    const auto path = *s_folder / hostile.file;
    writeBytes(path, text.replace(text.find("\"@\""), 3, hostile.value));
    // What is no JSON is named by its line instead of by its key.
    const bool isJson = hostile.value != "NaN" && hostile.value != "1e400" &&
                        (hostile.value != "-Infinity" || hostile.file == kScheduler);
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)readModelConfig(s_folder->path()); }, hostile.file,
        isJson ? hostile.key : "line");
    writeBytes(path, good);
    EXPECT_NO_THROW((void)readModelConfig(s_folder->path()));
}

std::vector<Hostile> hostileValues(const std::string& file, const std::string& key,
                                   const std::vector<std::string>& values) {
    std::vector<Hostile> out;
    for (const std::string& value : values) {
        out.push_back({file, key, value});
    }
    return out;
}

std::vector<Hostile> joined(const std::vector<std::vector<Hostile>>& parts) {
    std::vector<Hostile> out;
    for (const std::vector<Hostile>& part : parts) {
        out.insert(out.end(), part.begin(), part.end());
    }
    return out;
}

/// What no size may be.
const std::vector<std::string> kBadSizes = {"0",
                                            "-1",
                                            "-0",
                                            "1000000000",
                                            "9223372036854775808",
                                            "18446744073709551615",
                                            "8.0",
                                            "\"8\"",
                                            "true",
                                            "1e400",
                                            "NaN",
                                            "[]",
                                            "{}"};

const std::vector<std::string> kBadLists = {"[]",
                                            "8",
                                            "\"x\"",
                                            "[0,0,0,0]",
                                            "[-1,2,3,4]",
                                            "[8.0,8,8,8]",
                                            "[1000000000,1,1,1]",
                                            "[[8],8,8,8]",
                                            "[1,1,1,1,1,1,1,1,1]"};

INSTANTIATE_TEST_SUITE_P(
    Unet, HostileValue,
    testing::ValuesIn(joined({
        hostileValues(kUnet, "attention_head_dim", kBadSizes),
        hostileValues(kUnet, "attention_head_dim", {"7", "null", "[8,8,8]", "[8,0,8,8]"}),
        hostileValues(kUnet, "layers_per_block", kBadSizes),
        hostileValues(kUnet, "layers_per_block", {"[2,2,2]", "[2,2,2,2,2]", "[0,2,2,2]"}),
        hostileValues(kUnet, "norm_num_groups", kBadSizes),
        hostileValues(kUnet, "norm_num_groups", {"null", "31"}),
        hostileValues(kUnet, "in_channels", kBadSizes),
        hostileValues(kUnet, "out_channels", kBadSizes),
        hostileValues(kUnet, "sample_size", kBadSizes),
        hostileValues(kUnet, "transformer_layers_per_block", kBadSizes),
        hostileValues(kUnet, "transformer_layers_per_block", {"[1,1,2,1]", "[[1],1,1,1]"}),
        hostileValues(kUnet, "cross_attention_dim", kBadSizes),
        hostileValues(kUnet, "cross_attention_dim", {"null", "768", "[128,256,384,641]"}),
        hostileValues(kUnet, "projection_class_embeddings_input_dim", kBadSizes),
        hostileValues(kUnet, "block_out_channels", kBadLists),
        hostileValues(kUnet, "block_out_channels", {"[127,256,384,640]"}),
        hostileValues(kUnet, "norm_eps", {"0", "-1e-5", "-0.0", "1", "\"1e-5\"", "NaN", "1e400"}),
        hostileValues(kUnet, "mid_block_scale_factor", {"0", "-0.0", "-1", "NaN", "null"}),
        hostileValues(kUnet, "downsample_padding", {"-1", "2", "true"}),
        hostileValues(kUnet, "freq_shift", {"-1", "2", "0.5"}),
        hostileValues(kUnet, "flip_sin_to_cos", {"1", "\"true\"", "null"}),
        hostileValues(kUnet, "class_embeddings_concat", {"1", "null"}),
        hostileValues(kUnet, "use_linear_projection", {"0", "\"no\""}),
        hostileValues(kUnet, "_class_name", {"\"UNet2DModel\"", "null", "1", "[]"}),
        hostileValues(kUnet, "down_block_types",
                      {"[]", "\"DownBlock2D\"", "[\"DownBlock2D\"]", "[1,2,3,4]",
                       "[\"DownBlock2D\",\"AttnDownBlock2D\",\"DownBlock2D\",\"DownBlock2D\"]"}),
        hostileValues(kUnet, "up_block_types",
                      {"[]", "null",
                       "[\"UpBlock2D\",\"DownBlock2D\",\"UpBlock2D\",\"UpBlock2D\"]"}),
    })));

INSTANTIATE_TEST_SUITE_P(
    UnetNotBuilt, HostileValue,
    testing::Values(
        Hostile{kUnet, "act_fn", "\"gelu\""},
        Hostile{kUnet, "resnet_time_scale_shift", "\"scale_shift\""},
        Hostile{kUnet, "class_embed_type", "\"timestep\""},
        Hostile{kUnet, "class_embed_type", "null"},
        Hostile{kUnet, "addition_embed_type", "\"text\""},
        Hostile{kUnet, "time_embedding_type", "\"fourier\""},
        Hostile{kUnet, "time_embedding_dim", "512"},
        Hostile{kUnet, "time_embedding_act_fn", "\"silu\""},
        Hostile{kUnet, "timestep_post_act", "\"silu\""},
        Hostile{kUnet, "time_cond_proj_dim", "256"}, Hostile{kUnet, "dual_cross_attention", "true"},
        Hostile{kUnet, "only_cross_attention", "true"},
        Hostile{kUnet, "mid_block_only_cross_attention", "true"},
        Hostile{kUnet, "encoder_hid_dim", "768"},
        Hostile{kUnet, "encoder_hid_dim_type", "\"text_proj\""},
        Hostile{kUnet, "mid_block_type", "\"UNetMidBlock2D\""},
        Hostile{kUnet, "mid_block_type", "null"}, Hostile{kUnet, "upcast_attention", "true"},
        Hostile{kUnet, "center_input_sample", "true"},
        Hostile{kUnet, "cross_attention_norm", "\"layer_norm\""},
        Hostile{kUnet, "attention_type", "\"gated\""}, Hostile{kUnet, "num_attention_heads", "8"},
        Hostile{kUnet, "reverse_transformer_layers_per_block", "[1,1,1,1]"},
        Hostile{kUnet, "resnet_skip_time_act", "true"},
        Hostile{kUnet, "resnet_out_scale_factor", "1.4"}, Hostile{kUnet, "conv_in_kernel", "1"},
        Hostile{kUnet, "conv_out_kernel", "5"}, Hostile{kUnet, "downsample_padding", "0"},
        Hostile{kUnet, "mid_block_scale_factor", "1.4"}));

INSTANTIATE_TEST_SUITE_P(Vae, HostileValue,
                         testing::ValuesIn(joined({
                             hostileValues(kVae, "latent_channels", kBadSizes),
                             hostileValues(kVae, "layers_per_block", kBadSizes),
                             hostileValues(kVae, "norm_num_groups", kBadSizes),
                             hostileValues(kVae, "norm_num_groups", {"31"}),
                             hostileValues(kVae, "block_out_channels", kBadLists),
                             hostileValues(kVae, "in_channels", {"0", "2", "3", "null"}),
                             hostileValues(kVae, "out_channels", {"0", "2", "3", "1.0"}),
                             hostileValues(kVae, "scaling_factor",
                                           {"0", "-0", "-0.0", "-1", "NaN", "1e400", "1e300",
                                            "\"1\"", "null", "true", "-Infinity"}),
                             hostileValues(kVae, "act_fn", {"\"relu\"", "1"}),
                             hostileValues(kVae, "shift_factor", {"0.1", "\"0\""}),
                             hostileValues(kVae, "latents_mean", {"[0.0]"}),
                             hostileValues(kVae, "latents_std", {"[1.0]"}),
                             hostileValues(kVae, "use_quant_conv", {"1"}),
                             hostileValues(kVae, "use_post_quant_conv", {"null"}),
                             hostileValues(kVae, "mid_block_add_attention", {"\"false\""}),
                             hostileValues(kVae, "down_block_types",
                                           {"[]", "[\"DownEncoderBlock2D\"]"}),
                             hostileValues(kVae, "up_block_types", {"[\"A\",\"B\",\"C\"]"}),
                             hostileValues(kVae, "_class_name", {"\"VQModel\"", "null"}),
                         })));

INSTANTIATE_TEST_SUITE_P(
    TextEncoder, HostileValue,
    testing::ValuesIn(joined({
        hostileValues(kText, "vocab_size", kBadSizes),
        hostileValues(kText, "hidden_size", kBadSizes),
        hostileValues(kText, "num_hidden_layers", kBadSizes),
        hostileValues(kText, "num_attention_heads", kBadSizes),
        hostileValues(kText, "num_attention_heads", {"7"}),
        hostileValues(kText, "intermediate_size", kBadSizes),
        hostileValues(kText, "max_position_embeddings", kBadSizes),
        hostileValues(kText, "type_vocab_size", kBadSizes),
        hostileValues(kText, "projection_dim", kBadSizes),
        hostileValues(kText, "pad_token_id", {"-1", "50265", "null", "513", "1.0"}),
        hostileValues(kText, "layer_norm_eps", {"0", "-1", "NaN", "1e400", "\"x\"", "2"}),
        hostileValues(kText, "hidden_act", {"\"tanh\"", "null", "1"}),
        hostileValues(kText, "projection_hidden_act", {"\"silu\"", "null"}),
        hostileValues(kText, "position_embedding_type", {"\"relative_key\""}),
        hostileValues(kText, "architectures", {"[\"ClapModel\"]", "[]", "null", "\"x\""}),
        hostileValues(kText, "model_type", {"\"roberta\"", "null"}),
    })));

INSTANTIATE_TEST_SUITE_P(
    Vocoder, HostileValue,
    testing::ValuesIn(joined({
        hostileValues(kVocoder, "model_in_dim", kBadSizes),
        hostileValues(kVocoder, "sampling_rate", kBadSizes),
        hostileValues(kVocoder, "upsample_initial_channel", kBadSizes),
        hostileValues(kVocoder, "upsample_initial_channel", {"31"}),
        hostileValues(kVocoder, "upsample_rates", kBadLists),
        hostileValues(kVocoder, "upsample_rates", {"[0]", "[5,4,2,2,0]"}),
        hostileValues(kVocoder, "upsample_kernel_sizes", kBadLists),
        hostileValues(kVocoder, "upsample_kernel_sizes", {"[16,16,8,4]", "[4,16,8,4,4]"}),
        hostileValues(kVocoder, "resblock_kernel_sizes", kBadLists),
        hostileValues(kVocoder, "resblock_kernel_sizes", {"[3,7,10]"}),
        hostileValues(kVocoder, "resblock_dilation_sizes",
                      {"[]", "[1,3,5]", "[[],[],[]]", "[[0],[1],[1]]", "[[1],[1]]",
                       "[[1000],[1],[1]]", "[[[1]],[1],[1]]", "null"}),
        hostileValues(kVocoder, "leaky_relu_slope", {"-1", "2", "NaN", "1e400", "-0.0", "\"x\""}),
        hostileValues(kVocoder, "normalize_before", {"1", "null"}),
        hostileValues(kVocoder, "model_type", {"\"univnet\"", "null"}),
    })));

INSTANTIATE_TEST_SUITE_P(
    Scheduler, HostileValue,
    testing::ValuesIn(joined({
        hostileValues(kScheduler, "num_train_timesteps", kBadSizes),
        hostileValues(kScheduler, "num_train_timesteps", {"null", "1000.5"}),
        hostileValues(kScheduler, "beta_start",
                      {"0", "1", "-0.1", "NaN", "1e400", "\"x\"", "null"}),
        hostileValues(kScheduler, "beta_end", {"0", "1", "Infinity", "-Infinity", "null"}),
        hostileValues(kScheduler, "beta_schedule", {"\"sigmoid\"", "null", "1"}),
        hostileValues(kScheduler, "trained_betas", {"[0.1]", "1", "\"x\"", "[]"}),
        hostileValues(kScheduler, "prediction_type", {"\"flow_prediction\"", "null"}),
        hostileValues(kScheduler, "timestep_spacing", {"\"karras\"", "null"}),
        hostileValues(kScheduler, "steps_offset", {"-1", "1000", "0.5", "null"}),
        hostileValues(kScheduler, "clip_sample", {"0", "null"}),
        hostileValues(kScheduler, "clip_sample_range", {"0", "-1", "NaN"}),
        hostileValues(kScheduler, "set_alpha_to_one", {"\"yes\""}),
        hostileValues(kScheduler, "dynamic_thresholding_ratio", {"-0.1", "1.1"}),
        hostileValues(kScheduler, "sample_max_value", {"0", "-1"}),
        hostileValues(kScheduler, "_class_name",
                      {"\"FlowMatchEulerDiscreteScheduler\"", "\"os.system\"", "null", "1"}),
    })));

}  // namespace
}  // namespace audioldm::engine::weights
