// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace audioldm::engine::weights {

/// text_encoder/config.json of a ClapTextModelWithProjection (a RoBERTa with a pooler and two
/// projection layers). Source: transformers ClapTextConfig.
struct TextEncoderConfig {
    std::int64_t vocabSize = 50265;
    std::int64_t hiddenSize = 768;
    std::int64_t hiddenLayers = 12;
    std::int64_t attentionHeads = 12;
    std::int64_t intermediateSize = 3072;
    std::int64_t maxPositionEmbeddings = 514;
    std::int64_t typeVocabSize = 1;
    std::int64_t padTokenId = 1;
    std::int64_t projectionDim = 512;
    double layerNormEps = 1e-12;
    std::string hiddenAct = "gelu";            ///< "gelu" (erf), "gelu_new", "relu", "silu"
    std::string projectionHiddenAct = "relu";  ///< "relu" or "gelu"
};

/// unet/config.json of a UNet2DConditionModel as AudioLDM uses it.
/// Source: diffusers UNet2DConditionModel.
struct UnetConfig {
    /// Whether a block has transformers: DownBlock2D / UpBlock2D (false), CrossAttn*Block2D (true).
    std::vector<bool> downBlockHasAttention = {false, true, true, true};
    std::vector<bool> upBlockHasAttention = {true, true, true, false};
    std::vector<std::int64_t> blockOutChannels = {128, 256, 384, 640};
    /// Layers of each down block; up blocks have one more. One entry a block.
    std::vector<std::int64_t> layersPerBlock = {2, 2, 2, 2};
    /// Number of heads of each block (named attention_head_dim in the file, an int or a list).
    std::vector<std::int64_t> attentionHeads = {8, 8, 8, 8};
    std::int64_t transformerLayersPerBlock = 1;
    std::int64_t inChannels = 8;
    std::int64_t outChannels = 8;
    std::int64_t sampleSize = 128;
    std::int64_t normNumGroups = 32;
    double normEps = 1e-5;
    bool flipSinToCos = true;
    std::int64_t freqShift = 0;
    bool useLinearProjection = false;
    /// Width of the label that class_embedding takes (512).
    std::int64_t labelDim = 512;
    /// class_embeddings_concat: the projected label is appended to the time embedding, else added.
    bool classEmbeddingsConcat = true;
};

/// vae/config.json of an AutoencoderKL. Source: diffusers AutoencoderKL.
struct VaeConfig {
    std::int64_t inChannels = 1;
    std::int64_t outChannels = 1;
    std::int64_t latentChannels = 8;
    std::vector<std::int64_t> blockOutChannels = {128, 256, 512};
    std::int64_t layersPerBlock = 2;
    std::int64_t normNumGroups = 32;
    double scalingFactor = 0.9227914214134216;
    bool useQuantConv = true;
    bool usePostQuantConv = true;
    bool midBlockAddAttention = true;
};

/// vocoder/config.json of a SpeechT5HifiGan. Source: transformers SpeechT5HifiGanConfig.
struct VocoderConfig {
    std::int64_t modelInDim = 64;
    std::int64_t samplingRate = 16000;
    std::int64_t upsampleInitialChannel = 1024;
    std::vector<std::int64_t> upsampleRates = {5, 4, 2, 2, 2};
    std::vector<std::int64_t> upsampleKernelSizes = {16, 16, 8, 4, 4};
    std::vector<std::int64_t> resblockKernelSizes = {3, 7, 11};
    std::vector<std::vector<std::int64_t>> resblockDilationSizes = {
        {1, 3, 5}, {1, 3, 5}, {1, 3, 5}};
    double leakyReluSlope = 0.1;
    bool normalizeBefore = false;
};

/// scheduler/scheduler_config.json; absent keys have DDIMScheduler's defaults.
struct SchedulerConfig {
    std::string className = "DDIMScheduler";
    std::int64_t numTrainTimesteps = 1000;
    double betaStart = 0.0001;
    double betaEnd = 0.02;
    std::string betaSchedule = "linear";      ///< "linear", "scaled_linear", "squaredcos_cap_v2"
    std::vector<double> trainedBetas;         ///< instead of the schedule when not empty
    std::string predictionType = "epsilon";   ///< "epsilon", "v_prediction", "sample"
    std::string timestepSpacing = "leading";  ///< "leading", "linspace", "trailing"
    bool rescaleBetasZeroSnr = false;
    bool clipSample = true;
    double clipSampleRange = 1.0;
    bool setAlphaToOne = true;
    std::int64_t stepsOffset = 0;
    bool thresholding = false;
    double dynamicThresholdingRatio = 0.995;
    double sampleMaxValue = 1.0;
    bool skipPrkSteps = false;  ///< PNDM's; files of other classes may hold it too
    /// All other keys of the file, with their values as a message shows them ("2", "\"zero\"",
    /// "true", "infinite"): some decide which solver a class of diffusers is.
    std::map<std::string, std::string> solverKeys;
    /// Keys that the file does not have, named as in the file ("timestep_spacing"): schedulers
    /// other than DDIM have defaults of their own for some. Empty means every value here is given.
    std::vector<std::string> absentKeys;
};

/// Everything that the folder's JSON files say.
struct ModelConfig {
    std::filesystem::path folder;
    std::string
        name;  ///< the folder's name, or `_name_or_path`'s last part when the folder has none
    TextEncoderConfig textEncoder;
    UnetConfig unet;
    VaeConfig vae;
    VocoderConfig vocoder;
    SchedulerConfig scheduler;

    /// Latent frames per second times 4 etc. follow from these; the VAE halves each axis per level.
    [[nodiscard]] std::int64_t vaeScaleFactor() const {
        return std::int64_t{1} << (vae.blockOutChannels.size() - 1);
    }
};

/// Reads and checks model_index.json and every component's config.json.
///
/// Each key is typed and ranged, keys that change the architecture in a way that is not built
/// (another activation, another block type) are refused, and the parts are checked against one
/// another (label width, latent channels, mel bins) before anything is allocated.
/// throws  EngineException(ModelMissing, ModelInvalid) with file and field in message and context
/// thread  any
[[nodiscard]] ModelConfig readModelConfig(const std::filesystem::path& folder);

}  // namespace audioldm::engine::weights
