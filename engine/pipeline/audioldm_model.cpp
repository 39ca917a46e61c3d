// SPDX-License-Identifier: MIT
#include "engine/pipeline/audioldm_model.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/core/cancellation.h"
#include "engine/core/exception.h"
#include "engine/memory/cpu_memory_counter.h"
#include "engine/memory/precision_policy.h"
#include "engine/memory/storage_policy.h"
#include "engine/pipeline/activations.h"
#include "engine/pipeline/clip_length.h"

namespace audioldm::engine::pipeline {
namespace {

using weights::WeightFiles;
using weights::WeightStore;

WeightStore storeOf(const weights::ModelConfig& config, const char* component,
                    const ComputeOptions& options, weights::DtypePolicy policy) {
    return {WeightFiles::open(config.folder / component), std::move(policy), options,
            memory::storagePolicy(options.quantization, component, config.unet, options.dtype)};
}

WeightStore textStoreOf(const weights::ModelConfig& config, ComputeOptions options) {
    weights::DtypePolicy policy = memory::textPrecisionPolicy(options.dtype);
    options.dtype = memory::textComputeType(options.dtype);
    return storeOf(config, "text_encoder", options, std::move(policy));
}

/// The options with the sizes that a sound of the typical length has in this model.
ComputeOptions fittedTo(const weights::ModelConfig& config, ComputeOptions options) {
    const std::int64_t factor = config.vaeScaleFactor();
    const std::int64_t frames = clipLength(config, options.typicalSeconds).latentFrames;
    options.typicalLatents = {std::max<std::int64_t>(1, frames),
                              std::max<std::int64_t>(1, config.vocoder.modelInDim / factor)};
    options.typicalMelFrames = options.typicalLatents[0] * factor;
    return options;
}

/// The number behind `beginning` in `name`; none when the name begins otherwise.
std::optional<std::size_t> numberBehind(std::string_view name, std::string_view beginning) {
    std::size_t number = 0;
    if (!name.starts_with(beginning)) {
        return std::nullopt;
    }
    const std::string_view rest = name.substr(beginning.size());
    const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return parsed.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// The part of the UNet that a weight belongs to: places of Activations::unet().
weights::PlacePolicy unetPlaces(const weights::UnetConfig& unet) {
    return [parts = Activations::unetParts(unet)](std::string_view name) {
        const auto part = std::ranges::find_if(
            parts, [&](const std::string& beginning) { return name.starts_with(beginning); });
        return part == parts.end() ? std::size_t{0}
                                   : static_cast<std::size_t>(part - parts.begin());
    };
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
      m_options(fittedTo(m_config, options)),
      m_tokenizer(text::Tokenizer::load(m_config.folder / "tokenizer")),
      m_textEncoderWeights(textStoreOf(m_config, m_options)),
      m_unetWeights(storeOf(m_config, "unet", m_options, memory::precisionPolicy(m_options.dtype))),
      m_vaeWeights(
          storeOf(m_config, "vae", m_options, memory::vaePrecisionPolicy(m_options.dtype))),
      m_vocoderWeights(storeOf(m_config, "vocoder", m_options,
                               memory::vocoderPrecisionPolicy(m_options.dtype, m_config.vocoder))),
      m_textEncoder(m_textEncoderWeights.scope(), m_config.textEncoder),
      m_unet(m_unetWeights.scope(), m_config.unet),
      m_vaeDecoder(m_vaeWeights.scope(), m_config.vae),
      m_vaeEncoder(m_vaeWeights.scope(), m_config.vae),
      m_vocoder(m_vocoderWeights.scope(), m_config.vocoder) {
    m_textEncoderWeights.allowUnused(text::ignoredTextEncoderNames());
    m_unetWeights.setPlaces(unetPlaces(m_config.unet));
    // Of the decoder, from the bottom: places of Activations::vae().
    m_vaeWeights.setPlaces(
        [](std::string_view name) { return numberBehind(name, "decoder.up_blocks.").value_or(0); });
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

std::vector<std::string> AudioldmModel::neededPrefixes(Module module) {
    return module == Module::Vae ? std::vector<std::string>{"decoder.", "post_quant_conv."}
                                 : std::vector<std::string>();
}

const WeightStore& AudioldmModel::store(Module module) const {
    switch (module) {
        case Module::TextEncoder:
            return m_textEncoderWeights;
        case Module::Unet:
            return m_unetWeights;
        case Module::Vae:
            return m_vaeWeights;
        case Module::Vocoder:
            break;
    }
    return m_vocoderWeights;
}

WeightStore& AudioldmModel::store(Module module) {
    return const_cast<WeightStore&>(std::as_const(*this).store(module));
}

void AudioldmModel::place(Module module, const weights::WeightPlacement& placement) {
    store(module).load(neededPrefixes(module), placement);
}

void AudioldmModel::rest(Module module, Keeping keeping) {
    if (keeping == Keeping::Nothing) {
        store(module).release(neededPrefixes(module));
    } else if (keeping == Keeping::Stored) {
        store(module).releaseFormed(neededPrefixes(module));
    }
}

void AudioldmModel::settle(const ExecutionPlan& plan, const std::stop_token& stop) {
    for (const Module module : kModules) {
        rest(module, plan.of(module).keeping);
    }
    for (const Module module : kModules) {
        throwIfStopped(stop);
        const Keeping keeping = plan.of(module).keeping;
        if (keeping == Keeping::Formed) {
            place(module, {weights::WeightPlacement::kAll, false});
        } else if (keeping == Keeping::Stored) {
            place(module, {0, true});
        }
    }
}

void AudioldmModel::readRest(const std::stop_token& stop) {
    for (const Module module : kModules) {
        throwIfStopped(stop);
        if (!store(module).isRead(neededPrefixes(module))) {
            static_cast<void>(store(module).scan(neededPrefixes(module)));
        }
    }
}

bool AudioldmModel::isRead() const {
    return std::all_of(kModules.begin(), kModules.end(), [this](Module module) {
        return store(module).isRead(neededPrefixes(module));
    });
}

bool AudioldmModel::hasSuspects() const {
    return std::any_of(kModules.begin(), kModules.end(),
                       [this](Module module) { return !store(module).suspects().empty(); });
}

std::vector<std::string> AudioldmModel::scan(const std::stop_token& stop) {
    std::vector<std::string> found;
    for (const Module module : kModules) {
        throwIfStopped(stop);
        for (const auto& tensor : store(module).scan(neededPrefixes(module))) {
            found.push_back(concat(moduleName(module), ": ", tensor.name, " (", tensor.count, ")"));
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

PerModule<weights::WeightSizes> AudioldmModel::weightSizes() const {
    return weightSizes(m_options.quantization);
}

PerModule<weights::WeightSizes> AudioldmModel::weightSizes(Quantization quantization) const {
    PerModule<weights::WeightSizes> sizes;
    for (const Module module : kModules) {
        sizes[indexOf(module)] = store(module).sizes(
            neededPrefixes(module), memory::storagePolicy(quantization, moduleName(module),
                                                          m_config.unet, m_options.dtype));
    }
    return sizes;
}

std::int64_t AudioldmModel::storageBytes(Module module) const {
    return store(module).sizes(neededPrefixes(module)).storage();
}

std::int64_t AudioldmModel::storageBytes() const {
    std::int64_t bytes = 0;
    for (const Module module : kModules) {
        bytes += storageBytes(module);
    }
    return bytes;
}

std::int64_t AudioldmModel::bytesInMemory(Module module) const {
    return store(module).loadedBytes();
}

std::int64_t AudioldmModel::parameterCount() const {
    std::int64_t count = 0;
    for (const NamedStore& named : stores()) {
        count += named.store->parameterCount();
    }
    return count;
}

}  // namespace audioldm::engine::pipeline
