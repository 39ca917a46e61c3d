// SPDX-License-Identifier: MIT
#include "engine/weights/model_config.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/model_json.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::weights {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using tests::expectError;
using tests::ModelJson;
using tests::TemporaryFolder;
using tests::writeBytes;
using Integers = std::vector<std::int64_t>;

const std::string kText = "text_encoder/config.json";
const std::string kUnet = "unet/config.json";
const std::string kVae = "vae/config.json";
const std::string kVocoder = "vocoder/config.json";
const std::string kScheduler = "scheduler/scheduler_config.json";

ModelConfig read(const ModelJson& model) {
    const TemporaryFolder folder;
    model.write(folder.path());
    return readModelConfig(folder.path());
}

template <typename... Words>
void expectRefused(const ModelJson& model, const Words&... words) {
    const TemporaryFolder folder;
    model.write(folder.path());
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)readModelConfig(folder.path()); },
        folder.path().string(), words...);
}

TEST(ModelConfig, ReadsEveryPublishedSize) {
    for (const Integers& widths : {Integers{128, 256, 384, 640}, Integers{192, 384, 576, 960},
                                   Integers{256, 512, 768, 1280}}) {
        const ModelConfig config = read(ModelJson(widths));
        EXPECT_EQ(config.unet.blockOutChannels, widths);
        EXPECT_EQ(config.unet.attentionHeads, (Integers{8, 8, 8, 8}));
        EXPECT_EQ(config.unet.layersPerBlock, (Integers{2, 2, 2, 2}));
        EXPECT_EQ(config.unet.downBlockHasAttention, (std::vector<bool>{false, true, true, true}));
        EXPECT_EQ(config.unet.upBlockHasAttention, (std::vector<bool>{true, true, true, false}));
        EXPECT_TRUE(config.unet.classEmbeddingsConcat);
        EXPECT_EQ(config.vae.scalingFactor, 0.9227914214134216);
        EXPECT_EQ(config.vaeScaleFactor(), 4);
        EXPECT_EQ(config.textEncoder.layerNormEps, 1e-12);
        EXPECT_FALSE(config.vocoder.normalizeBefore);
        EXPECT_EQ(config.vocoder.resblockDilationSizes.size(), 3U);
        EXPECT_EQ(config.scheduler.betaStart, 0.0015);
        EXPECT_EQ(config.scheduler.stepsOffset, 1);
        EXPECT_FALSE(config.scheduler.setAlphaToOne);
    }
}

TEST(ModelConfig, TakesItsNameFromTheFolder) {
    const TemporaryFolder folder;
    ModelJson().write(folder / "audioldm-s");
    EXPECT_EQ(readModelConfig(folder / "audioldm-s").name, "audioldm-s");
    EXPECT_EQ(readModelConfig(folder / "audioldm-s/").name, "audioldm-s");
    EXPECT_EQ(readModelConfig(folder / "audioldm-s/.").name, "audioldm-s");
}

TEST(ModelConfig, ReadsListsForEachBlock) {
    ModelJson model;
    model[kUnet]["attention_head_dim"] = {1, 2, 4, 5};
    model[kUnet]["layers_per_block"] = {1, 2, 3, 4};
    model[kUnet]["transformer_layers_per_block"] = {9, 2, 2, 2};  // block 0 has no transformers
    model[kUnet]["cross_attention_dim"] = {9, 256, 384, 640};
    const UnetConfig unet = read(model).unet;
    EXPECT_EQ(unet.attentionHeads, (Integers{1, 2, 4, 5}));
    EXPECT_EQ(unet.layersPerBlock, (Integers{1, 2, 3, 4}));
    EXPECT_EQ(unet.transformerLayersPerBlock, 2);
}

TEST(ModelConfig, ReadsOtherShapes) {
    ModelJson model({20, 30});
    model[kUnet]["norm_num_groups"] = 5;
    model[kUnet]["attention_head_dim"] = {5, 3};
    model[kUnet]["down_block_types"] = {"CrossAttnDownBlock2D", "DownBlock2D"};
    model[kUnet]["up_block_types"] = {"UpBlock2D", "CrossAttnUpBlock2D"};
    model[kUnet]["use_linear_projection"] = true;
    model[kUnet]["class_embeddings_concat"] = false;
    model[kUnet]["sample_size"] = nullptr;
    model[kVae]["block_out_channels"] = {32};
    model[kVae]["down_block_types"] = {"DownEncoderBlock2D"};
    model[kVae]["up_block_types"] = {"UpDecoderBlock2D"};
    model[kVocoder]["model_in_dim"] = 33;
    const ModelConfig config = read(model);
    EXPECT_EQ(config.unet.downBlockHasAttention, (std::vector<bool>{true, false}));
    EXPECT_EQ(config.unet.sampleSize, 128);
    EXPECT_EQ(config.vaeScaleFactor(), 1);
}

TEST(ModelConfig, ReadsConfigsOfOlderLibraries) {
    ModelJson model;
    model["model_index.json"]["tokenizer"][1] = "RobertaTokenizerFast";
    model["model_index.json"]["feature_extractor"] = {nullptr, nullptr};
    model[kVocoder]["model_type"] = "hifigan";
    model[kText]["position_embedding_type"] = "absolute";
    model[kText]["_name_or_path"] = "laion/clap-htsat-unfused";
    for (const char* key : {"timestep_spacing", "rescale_betas_zero_snr", "thresholding"}) {
        model[kScheduler].erase(key);
    }
    for (const char* key : {"attention_type", "reverse_transformer_layers_per_block", "dropout",
                            "addition_embed_type", "transformer_layers_per_block"}) {
        model[kUnet].erase(key);
    }
    for (const char* key : {"shift_factor", "latents_mean", "use_quant_conv", "force_upcast"}) {
        model[kVae].erase(key);
    }
    const ModelConfig config = read(model);
    EXPECT_EQ(config.scheduler.timestepSpacing, "leading");
    EXPECT_EQ(config.unet.transformerLayersPerBlock, 1);
    EXPECT_TRUE(config.vae.useQuantConv);
}

TEST(ModelConfig, SaysWhichSchedulerKeysAreAbsent) {
    ModelJson model;
    model[kScheduler].erase("timestep_spacing");
    const auto absent = read(model).scheduler.absentKeys;
    EXPECT_EQ(absent, (std::vector<std::string>{"timestep_spacing", "skip_prk_steps"}));
}

TEST(ModelConfig, ReadsTheSchedulerThatDiffusersWritesWithInfinity) {
    ModelJson model;
    model["model_index.json"]["scheduler"][1] = "DPMSolverMultistepScheduler";
    model[kScheduler]["_class_name"] = "DPMSolverMultistepScheduler";
    model[kScheduler]["lambda_min_clipped"] = "@";
    const TemporaryFolder folder;
    model.write(folder.path());
    std::string text = tests::readBytes(folder / kScheduler);
    writeBytes(folder / kScheduler, text.replace(text.find("\"@\""), 3, "-Infinity"));
    EXPECT_EQ(readModelConfig(folder.path()).scheduler.className, "DPMSolverMultistepScheduler");
}

TEST(ModelConfig, DropsValuesThatTheFileSaysAreDefaults) {
    ModelJson files;
    files[kScheduler]["beta_start"] = 0.5;
    files[kScheduler]["_use_default_values"] = {"beta_start", 7};
    EXPECT_EQ(read(files).scheduler.betaStart, weights::SchedulerConfig{}.betaStart);
}

TEST(ModelConfig, KeepsTheKeysThatDecideASolver) {
    ModelJson files;
    auto& scheduler = files[kScheduler];
    scheduler["solver_order"] = 3;
    scheduler["final_sigmas_type"] = "sigma_min";
    scheduler["use_karras_sigmas"] = true;
    scheduler["disable_corrector"] = nlohmann::json::array();
    const auto keys = read(files).scheduler.solverKeys;
    EXPECT_EQ(keys.at("solver_order"), "3");
    EXPECT_EQ(keys.at("final_sigmas_type"), "\"sigma_min\"");
    EXPECT_EQ(keys.at("use_karras_sigmas"), "true");
    EXPECT_EQ(keys.at("disable_corrector"), "an empty list");
    EXPECT_FALSE(keys.contains("_class_name"));
    EXPECT_FALSE(keys.contains("beta_start"));
}

TEST(ModelConfig, ReadsTrainedBetas) {
    ModelJson model;
    model[kScheduler]["num_train_timesteps"] = 3;
    model[kScheduler]["trained_betas"] = {0.1, 0.2, 0.3};
    EXPECT_EQ(read(model).scheduler.trainedBetas, (std::vector<double>{0.1, 0.2, 0.3}));
    model[kScheduler]["num_train_timesteps"] = 4;
    expectRefused(model, "trained_betas has 3 items");
}

TEST(ModelConfig, ReportsAMissingModel) {
    expectError(
        ErrorCode::ModelMissing, [] { (void)readModelConfig("/nowhere/model"); },
        "there is no model folder /nowhere/model");
    const TemporaryFolder folder;
    expectError(
        ErrorCode::ModelMissing, [&] { (void)readModelConfig(folder.path()); },
        "has no model_index.json");
    writeBytes(folder / "audioldm-s-full.ckpt", "x");
    expectError(
        ErrorCode::ModelMissing, [&] { (void)readModelConfig(folder.path()); },
        "audioldm-s-full.ckpt", "save_pretrained");
}

TEST(ModelConfig, ReportsMissingParts) {
    for (const std::string& file : {kText, kUnet, kVae, kVocoder, kScheduler}) {
        const TemporaryFolder folder;
        ModelJson().write(folder.path());
        fs::remove(folder / file);
        expectError(
            ErrorCode::ModelMissing, [&] { (void)readModelConfig(folder.path()); }, file,
            "does not exist");
        fs::remove((folder / file).parent_path());
        expectError(
            ErrorCode::ModelMissing, [&] { (void)readModelConfig(folder.path()); },
            "the model has no folder", (folder / file).parent_path().string());
    }
}

TEST(ModelConfig, RefusesAPipeForAConfig) {  // row 42
    const TemporaryFolder folder;
    ModelJson().write(folder.path());
    fs::remove(folder / kVae);
    ASSERT_EQ(mkfifo((folder / kVae).c_str(), 0600), 0);
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)readModelConfig(folder.path()); }, "a named pipe");
}

TEST(ModelConfig, RefusesAGigabyteOfConfig) {  // row 43
    const TemporaryFolder folder;
    ModelJson().write(folder.path());
    fs::resize_file(folder / kUnet, std::uintmax_t{1} << 30);
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)readModelConfig(folder.path()); }, kUnet,
        "1073741824 bytes");
}

TEST(ModelConfig, RefusesTextThatIsNoObject) {
    for (const char* text :
         {"", "[]", "1", "null", "\"x\"", "{\"_class_name\":1,\"_class_name\":2}"}) {
        for (const std::string& file :
             {std::string("model_index.json"), kText, kUnet, kVae, kVocoder, kScheduler}) {
            const TemporaryFolder folder;
            ModelJson().write(folder.path());
            writeBytes(folder / file, text);
            expectError(
                ErrorCode::ModelInvalid, [&] { (void)readModelConfig(folder.path()); }, file);
        }
    }
}

TEST(ModelConfig, RefusesForeignClasses) {  // row 45
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"unet", R"(["diffusers","UNet2DModel"])"},
        {"unet", R"(["transformers","UNet2DConditionModel"])"},
        {"unet", R"(["../evil","UNet2DConditionModel"])"},
        {"unet", R"(["diffusers","/tmp/evil.py"])"},
        {"unet", R"(["diffusers",""])"},
        {"unet", R"(["diffusers"])"},
        {"unet", R"([null,null])"},
        {"unet", R"("UNet2DConditionModel")"},
        {"unet", R"({"a":1})"},
        {"vae", R"(["diffusers","AutoencoderTiny"])"},
        {"vocoder", R"(["transformers","SpeechT5HifiGan2"])"},
        {"text_encoder", R"(["transformers","ClapModel"])"},
        {"tokenizer", R"(["transformers","BertTokenizer"])"},
        {"tokenizer", R"(["transformers",""])"},
        {"scheduler", R"(["diffusers","FlowMatchEulerDiscreteScheduler"])"},
        {"scheduler", R"(["os","system"])"},
        {"scheduler", R"(["diffusers","../x"])"},
        {"language_model", R"(["transformers","GPT2Model"])"},
        {"_class_name", R"("AudioLDM2Pipeline")"},
        {"_class_name", "null"},
    };
    for (const auto& [key, value] : pairs) {
        SCOPED_TRACE(key + value);
        ModelJson model;
        model["model_index.json"][key] = json::parse(value);
        expectRefused(model, "model_index.json", key);
    }
}

TEST(ModelConfig, RefusesPartsThatDoNotFit) {
    const auto expectMismatch = [](const std::string& file, const char* key, json value,
                                   const char* word) {
        SCOPED_TRACE(key);
        ModelJson model;
        model[file][key] = std::move(value);
        expectRefused(model, "do not fit together", word);
    };
    expectMismatch(kUnet, "projection_class_embeddings_input_dim", 256, "projection_dim is 512");
    expectMismatch(kText, "projection_dim", 256, "projection_dim is 256");
    expectMismatch(kUnet, "in_channels", 4, "in_channels is 4");
    expectMismatch(kUnet, "out_channels", 4, "out_channels is 4");
    expectMismatch(kVae, "latent_channels", 4, "latent_channels is 4");
    expectMismatch(kVocoder, "model_in_dim", 65, "model_in_dim is 65");
}

TEST(ModelConfig, RefusesKeysThatAreMissing) {  // row 43
    const std::vector<std::pair<std::string, std::string>> keys = {
        {kUnet, "_class_name"},
        {kUnet, "block_out_channels"},
        {kUnet, "down_block_types"},
        {kUnet, "up_block_types"},
        {kUnet, "in_channels"},
        {kUnet, "out_channels"},
        {kUnet, "cross_attention_dim"},
        {kUnet, "class_embed_type"},
        {kUnet, "projection_class_embeddings_input_dim"},
        {kVae, "_class_name"},
        {kVae, "block_out_channels"},
        {kVae, "latent_channels"},
        {kVae, "in_channels"},
        {kVae, "out_channels"},
        {kText, "vocab_size"},
        {kText, "hidden_size"},
        {kText, "num_hidden_layers"},
        {kText, "num_attention_heads"},
        {kText, "intermediate_size"},
        {kText, "projection_dim"},
        {kText, "model_type"},
        {kVocoder, "model_in_dim"},
        {kVocoder, "sampling_rate"},
        {kVocoder, "upsample_rates"},
        {kVocoder, "upsample_kernel_sizes"},
        {kVocoder, "upsample_initial_channel"},
        {kVocoder, "resblock_kernel_sizes"},
        {kVocoder, "resblock_dilation_sizes"},
        {kScheduler, "_class_name"},
        {"model_index.json", "unet"},
        {"model_index.json", "_class_name"},
    };
    for (const auto& [file, key] : keys) {
        SCOPED_TRACE(file + key);
        ModelJson model;
        model[file].erase(key);
        expectRefused(model, file, key);
    }
}

TEST(ModelConfig, RefusesABlockCountAboveEight) {
    expectRefused(ModelJson(Integers(9, 32)), "block_out_channels has 9 items");
}

TEST(ModelConfig, RefusesListsOfDifferentLengths) {
    ModelJson model;
    model[kUnet]["block_out_channels"] = {128, 256, 384};
    expectRefused(model, "down_block_types has 4 items; 3 are accepted");
    model = ModelJson();
    model[kVocoder]["resblock_kernel_sizes"] = {3, 7};
    expectRefused(model, "resblock_dilation_sizes has 3 items; 2 are accepted");
}

TEST(ModelConfig, RefusesAbsurdFrames) {
    ModelJson model;
    model[kVocoder]["sampling_rate"] = 100;  // less than one frame a second
    expectRefused(model, "upsample_rates multiply to 160 samples a frame at 100 Hz");
    model[kVocoder]["sampling_rate"] = 384'000;
    model[kVocoder]["upsample_rates"] = {1, 1, 1, 1, 1};
    expectRefused(model, "upsample_rates multiply to 1 samples a frame");
    model[kVocoder]["upsample_rates"] = {16, 16, 16, 16, 16};
    model[kVocoder]["upsample_kernel_sizes"] = {16, 16, 16, 16, 16};
    expectRefused(model, "upsample_rates multiply to 65536 samples a frame");
    model[kVocoder]["upsample_rates"] = {2048, 2048, 2048, 2048, 2048};  // 2^55
    model[kVocoder]["upsample_kernel_sizes"] = {2048, 2048, 2048, 2048, 2048};
    expectRefused(model, "upsample_rates multiply to 4194304 samples a frame");
    model[kVocoder]["upsample_rates"] = {1, 1, 1, 1, 4096};
    expectRefused(model, "upsample_rates[4] is 4096; an integer from 1 to 2048 is accepted");
}

TEST(ModelConfig, TakesAVocoderThatWidensTimeInOneStage) {
    ModelJson model;
    model[kVocoder]["upsample_rates"] = {1, 1, 320, 1, 1};
    model[kVocoder]["upsample_kernel_sizes"] = {3, 3, 640, 3, 3};
    EXPECT_EQ(read(model).vocoder.upsampleRates[2], 320);
}

TEST(ModelConfig, RefusesWideAndDeepConfigs) {
    ModelJson model(Integers(8, 8192));
    model[kUnet]["layers_per_block"] = 16;
    expectRefused(model, "block_out_channels", "parameters");
}

}  // namespace
}  // namespace audioldm::engine::weights
