// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "engine/diffusion/unet.h"
#include "engine/pipeline/execution_plan.h"
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

    /// Brings the module's weights into memory to compute with; see WeightStore::load.
    /// throws  EngineException(Io, OutOfMemory)
    void place(Module module, const weights::WeightPlacement& placement);
    /// Leaves of a module in memory what `keeping` says, as far as it is there.
    void rest(Module module, Keeping keeping);

    /// Brings what `plan` keeps of each module into memory and frees the rest.
    /// throws  CancelledException, EngineException(Io, OutOfMemory)
    void settle(const ExecutionPlan& plan, const std::stop_token& stop);
    /// Reads what generating needs and has not been read yet, and keeps nothing of it: for hash()
    /// and the stores' suspects.
    /// throws  CancelledException, EngineException(Io, OutOfMemory)
    void readRest(const std::stop_token& stop);
    /// Whether all weights that generating needs have been read, so that hash() is the model's.
    [[nodiscard]] bool isRead() const;
    /// Whether a weight that was read holds values that are not finite.
    [[nodiscard]] bool hasSuspects() const;

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

    /// 32 hexadecimal digits over all weights that have been read, the configs and the tokenizer's
    /// files.
    [[nodiscard]] std::string hash() const;
    /// What the weights that generating needs take; of each module.
    [[nodiscard]] PerModule<weights::WeightSizes> weightSizes() const;
    /// The same if they were stored otherwise.
    [[nodiscard]] PerModule<weights::WeightSizes> weightSizes(Quantization quantization) const;
    /// Bytes of the weights that generating needs, as they are stored.
    [[nodiscard]] std::int64_t storageBytes(Module module) const;
    [[nodiscard]] std::int64_t storageBytes() const;
    /// Bytes of the module's weights that are in memory now, in every form.
    [[nodiscard]] std::int64_t bytesInMemory(Module module) const;
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
    [[nodiscard]] weights::WeightStore& store(Module module);
    [[nodiscard]] const weights::WeightStore& store(Module module) const;
    /// Beginnings of the names that generating needs; none: all.
    [[nodiscard]] static std::vector<std::string> neededPrefixes(Module module);

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
