// SPDX-License-Identifier: MIT
#include "engine/pipeline/audioldm_model.h"

#include <ATen/core/grad_mode.h>

#include <fstream>
#include <iterator>

#include "engine/core/cancellation.h"
#include "engine/core/exception.h"
#include "engine/memory/cpu_memory_counter.h"
#include "engine/memory/precision_policy.h"

namespace audioldm::engine::pipeline {
namespace {

using weights::WeightFiles;
using weights::WeightStore;

WeightStore storeOf(const weights::ModelConfig& config, const char* component,
                    const ComputeOptions& options) {
    return {WeightFiles::open(config.folder / component), memory::precisionPolicy(options.dtype),
            options};
}

/// The small files that decide the sound besides the weights.
constexpr const char* kHashedFiles[] = {"unet/config.json",
                                        "vae/config.json",
                                        "vocoder/config.json",
                                        "text_encoder/config.json",
                                        "scheduler/scheduler_config.json",
                                        "tokenizer/vocab.json",
                                        "tokenizer/merges.txt"};

std::string fileText(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

AudioldmModel::AudioldmModel(weights::ModelConfig config, const ComputeOptions& options)
    : m_config(std::move(config)),
      m_options(options),
      m_tokenizer(text::Tokenizer::load(m_config.folder / "tokenizer")),
      m_textEncoderWeights(storeOf(m_config, "text_encoder", options)),
      m_unetWeights(storeOf(m_config, "unet", options)),
      m_vaeWeights(storeOf(m_config, "vae", options)),
      m_vocoderWeights(storeOf(m_config, "vocoder", options)),
      m_textEncoder(m_textEncoderWeights.scope(), m_config.textEncoder),
      m_unet(m_unetWeights.scope(), m_config.unet),
      m_vaeDecoder(m_vaeWeights.scope(), m_config.vae),
      m_vaeEncoder(m_vaeWeights.scope(), m_config.vae),
      m_vocoder(m_vocoderWeights.scope(), m_config.vocoder) {
    m_textEncoderWeights.allowUnused(text::ignoredTextEncoderNames());
}

std::unique_ptr<AudioldmModel> AudioldmModel::openUnchecked(const std::filesystem::path& folder,
                                                            const ComputeOptions& options) {
    return std::unique_ptr<AudioldmModel>(
        new AudioldmModel(weights::readModelConfig(folder), options));
}

std::unique_ptr<AudioldmModel> AudioldmModel::open(const std::filesystem::path& folder,
                                                   const ComputeOptions& options) {
    auto model = openUnchecked(folder, options);
    for (const NamedStore& named : model->stores()) {
        named.store->check();
    }
    const auto tokens = static_cast<std::int64_t>(model->m_tokenizer.vocabularySize());
    const std::int64_t rows = model->m_config.textEncoder.vocabSize;
    // One more is fine: the reference numbers a <mask> that the vocabulary lacks behind all others.
    if (tokens > rows + 1) {
        fail(ErrorCode::ModelInvalid,
             concat("The tokenizer in ", folder.string(), " has ", tokens,
                    " tokens, but the text encoder has embeddings for ", rows,
                    " only: they are not of one model. Get the model again."),
             (folder / "tokenizer").string());
    }
    return model;
}

std::vector<std::string> AudioldmModel::decoderPrefixes() {
    return {"decoder.", "post_quant_conv."};
}

std::vector<AudioldmModel::NeededWeights> AudioldmModel::neededWeights() {
    return {{"text_encoder", &m_textEncoderWeights, {}},
            {"unet", &m_unetWeights, {}},
            {"vae", &m_vaeWeights, decoderPrefixes()},
            {"vocoder", &m_vocoderWeights, {}}};
}

void AudioldmModel::load(const std::stop_token& stop) {
    const at::NoGradGuard noGradients;
    for (const NeededWeights& needed : neededWeights()) {
        throwIfStopped(stop);
        needed.store->load(needed.prefixes);
        memory::releaseCpuMemoryCache();  // what one module was read into fits no tensor of the
                                          // next
    }
}

std::vector<std::string> AudioldmModel::scan(const std::stop_token& stop) {
    std::vector<std::string> found;
    for (const NeededWeights& needed : neededWeights()) {
        throwIfStopped(stop);
        for (const auto& tensor : needed.store->scan(needed.prefixes)) {
            found.push_back(concat(needed.name, ": ", tensor.name, " (", tensor.count, ")"));
        }
    }
    return found;
}

std::vector<AudioldmModel::NamedStore> AudioldmModel::stores() const {
    return {{"text_encoder", &m_textEncoderWeights},
            {"unet", &m_unetWeights},
            {"vae", &m_vaeWeights},
            {"vocoder", &m_vocoderWeights}};
}

std::string AudioldmModel::hash() const {
    std::string description;
    for (const NamedStore& named : stores()) {
        description += named.name + ' ' + weights::toHex(named.store->readHash()) + '\n';
    }
    for (const char* file : kHashedFiles) {
        description += concat(
            file, ' ', weights::toHex(weights::hashOf(fileText(m_config.folder / file))), '\n');
    }
    return weights::toHex(weights::hashOf(description));
}

std::int64_t AudioldmModel::plannedWeightBytes() const {
    return m_textEncoderWeights.plannedBytes() + m_unetWeights.plannedBytes() +
           m_vaeWeights.plannedBytes(decoderPrefixes()) + m_vocoderWeights.plannedBytes();
}

std::int64_t AudioldmModel::weightBytes() const {
    std::int64_t bytes = 0;
    for (const NamedStore& named : stores()) {
        bytes += named.store->loadedBytes();
    }
    return bytes;
}

std::int64_t AudioldmModel::parameterCount() const {
    std::int64_t count = 0;
    for (const NamedStore& named : stores()) {
        count += named.store->parameterCount();
    }
    return count;
}

}  // namespace audioldm::engine::pipeline
