// SPDX-License-Identifier: MIT
#include "engine/service/model_tools.h"

#include <set>

#include "engine/diffusion/scheduler.h"
#include "engine/pipeline/audioldm_model.h"
#include "engine/service/error_boundary.h"

namespace audioldm::engine::service {
namespace {

using pipeline::AudioldmModel;
using weights::ElementType;
using weights::ModelConfig;

const char* dtypeName(ElementType type) {
    switch (type) {
        case ElementType::Float64:
            return "float64";
        case ElementType::Float32:
            return "float32";
        case ElementType::Float16:
            return "float16";
        case ElementType::BFloat16:
            return "bfloat16";
        default:
            return "integer";
    }
}

ModuleInfo moduleInfo(const AudioldmModel::NamedStore& named) {
    ModuleInfo info;
    info.name = named.name;
    std::set<std::string> types;
    for (const weights::SafetensorsFile& file : named.store->files().files()) {
        for (const weights::TensorEntry& entry : file.entries()) {
            ++info.tensors;
            info.parameters += entry.elementCount();
            info.bytes += static_cast<std::int64_t>(entry.byteCount);
            types.insert(dtypeName(entry.type));
        }
    }
    for (const std::string& type : types) {
        info.dtype += (info.dtype.empty() ? "" : ", ") + type;
    }
    return info;
}

template <typename Value>
std::string listText(const std::vector<Value>& values) {
    std::string text;
    for (const Value& value : values) {
        text += (text.empty() ? "" : ", ") + std::to_string(value);
    }
    return text;
}

std::vector<std::pair<std::string, std::string>> configText(const ModelConfig& config) {
    return {
        {"text_encoder.num_hidden_layers", concat(config.textEncoder.hiddenLayers)},
        {"text_encoder.hidden_size", concat(config.textEncoder.hiddenSize)},
        {"text_encoder.vocab_size", concat(config.textEncoder.vocabSize)},
        {"unet.block_out_channels", listText(config.unet.blockOutChannels)},
        {"unet.layers_per_block", listText(config.unet.layersPerBlock)},
        {"unet.attention_head_dim (heads)", listText(config.unet.attentionHeads)},
        {"vae.block_out_channels", listText(config.vae.blockOutChannels)},
        {"vae.scaling_factor", concat(config.vae.scalingFactor)},
        {"vocoder.upsample_rates", listText(config.vocoder.upsampleRates)},
        {"vocoder.sampling_rate", concat(config.vocoder.samplingRate)},
        {"scheduler", config.scheduler.className},
        {"scheduler.prediction_type", config.scheduler.predictionType},
    };
}

ModelInspection inspectionOf(const AudioldmModel& model, const std::filesystem::path& folder) {
    ModelInspection inspection;
    inspection.model.name = model.config().name;
    inspection.model.folder = folder.string();
    inspection.model.hash = model.hash();
    inspection.model.sampleRate = static_cast<std::int32_t>(model.config().vocoder.samplingRate);
    for (const AudioldmModel::NamedStore& named : model.stores()) {
        inspection.modules.push_back(moduleInfo(named));
        inspection.model.parameters += inspection.modules.back().parameters;
        inspection.model.bytesOnDisk += inspection.modules.back().bytes;
    }
    inspection.config = configText(model.config());
    return inspection;
}

void appendNamed(std::vector<std::string>& target, const std::string& module,
                 const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        target.push_back(module + ": " + name);
    }
}

}  // namespace

Result<ModelInspection> inspectModel(const std::filesystem::path& folder) {
    return resultOf([&] {
        const auto model = AudioldmModel::openUnchecked(folder, {});
        (void)model->scan({});
        return inspectionOf(*model, folder);
    });
}

Outcome<ModelVerification> verifyModel(const std::filesystem::path& folder, std::stop_token stop) {
    return outcomeOf([&] {
        const auto model = AudioldmModel::openUnchecked(folder, {});
        ModelVerification verification;
        verification.nonFinite = model->scan(stop);
        for (const AudioldmModel::NamedStore& named : model->stores()) {
            const weights::WeightMismatch mismatch = named.store->compare();
            appendNamed(verification.missing, named.name, mismatch.missing);
            appendNamed(verification.unused, named.name, mismatch.unused);
            appendNamed(verification.misshapen, named.name, mismatch.wrongShape);
        }
        verification.inspection = inspectionOf(*model, folder);
        return verification;
    });
}

std::vector<std::string> knownSchedulers() {
    const std::vector<std::string_view>& names = diffusion::schedulerNames();
    return {names.begin(), names.end()};
}

}  // namespace audioldm::engine::service
