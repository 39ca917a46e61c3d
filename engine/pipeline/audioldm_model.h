// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "engine/diffusion/unet.h"
#include "engine/text/clap_text_encoder.h"
#include "engine/text/tokenizer.h"
#include "engine/vae/vae_decoder.h"
#include "engine/vae/vae_encoder.h"
#include "engine/vocoder/hifigan.h"
#include "engine/weights/model_config.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::pipeline {

using weights::ComputeOptions;

/// Everything that a model folder holds, ready to compute: tokenizer, text encoder, UNet, VAE and
/// vocoder. Immutable after opening, but for weights that load() brings in. Engine thread only.
class AudioldmModel final {
public:
    /// Reads the configs and headers of `folder`, builds the layers and compares what they need
    /// with what the files hold. No weights are read yet. throws EngineException(ModelMissing,
    /// ModelInvalid, WeightMissing, ShapeMismatch)
    [[nodiscard]] static std::unique_ptr<AudioldmModel> open(const std::filesystem::path& folder,
                                                             const ComputeOptions& options);

    /// Reads the weights that generating needs (all but the VAE's encoder).
    /// throws CancelledException, EngineException(Io, OutOfMemory)
    void load(const std::stop_token& stop);

    [[nodiscard]] const weights::ModelConfig& config() const { return m_config; }
    [[nodiscard]] const ComputeOptions& options() const { return m_options; }
    [[nodiscard]] const text::Tokenizer& tokenizer() const { return m_tokenizer; }
    [[nodiscard]] const text::ClapTextEncoder& textEncoder() const { return m_textEncoder; }
    [[nodiscard]] const diffusion::Unet& unet() const { return m_unet; }
    [[nodiscard]] const vae::VaeDecoder& vaeDecoder() const { return m_vaeDecoder; }
    [[nodiscard]] const vocoder::HifiGan& vocoder() const { return m_vocoder; }

    /// Reads the same weights without keeping them; tells those that hold values that are not
    /// finite, as "unet: conv_in.weight (3)".
    [[nodiscard]] std::vector<std::string> scan(const std::stop_token& stop);

    /// 32 hexadecimal digits over all weights that load() reads, the configs and the tokenizer's
    /// files.
    [[nodiscard]] std::string hash() const;
    /// Bytes that the weights take once load() has read them.
    [[nodiscard]] std::int64_t plannedWeightBytes() const;
    /// Bytes of the loaded weights.
    [[nodiscard]] std::int64_t weightBytes() const;
    [[nodiscard]] std::int64_t parameterCount() const;

    /// The stores by module name ("text_encoder", "unet", "vae", "vocoder").
    struct NamedStore {
        std::string name;
        const weights::WeightStore* store;
    };
    [[nodiscard]] std::vector<NamedStore> stores() const;

    /// Opens without comparing, so that stores() can tell all disagreements.
    [[nodiscard]] static std::unique_ptr<AudioldmModel> openUnchecked(
        const std::filesystem::path& folder, const ComputeOptions& options);

private:
    /// The stores with the prefixes of the names that generating needs; none: all.
    struct NeededWeights {
        const char* name;
        weights::WeightStore* store;
        std::vector<std::string> prefixes;
    };
    [[nodiscard]] std::vector<NeededWeights> neededWeights();
    [[nodiscard]] static std::vector<std::string> decoderPrefixes();

    AudioldmModel(weights::ModelConfig config, const ComputeOptions& options);

    weights::ModelConfig m_config;
    ComputeOptions m_options;
    text::Tokenizer m_tokenizer;
    weights::WeightStore m_textEncoderWeights;
    weights::WeightStore m_unetWeights;
    weights::WeightStore m_vaeWeights;
    weights::WeightStore m_vocoderWeights;
    text::ClapTextEncoder m_textEncoder;
    diffusion::Unet m_unet;
    vae::VaeDecoder m_vaeDecoder;
    vae::VaeEncoder m_vaeEncoder;
    vocoder::HifiGan m_vocoder;
};

}  // namespace audioldm::engine::pipeline
