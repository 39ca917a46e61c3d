// SPDX-License-Identifier: MIT
#include "engine/weights/model_config.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/component_configs.h"
#include "engine/weights/config_fields.h"
#include "engine/weights/file_signature.h"
#include "engine/weights/model_folder.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

namespace {

namespace fs = std::filesystem;

/// What model_index.json must say of a component. No class name: any scheduler.
struct Component {
    const char* key;
    std::string_view library;
    std::array<std::string_view, 2> classNames;
};

constexpr std::array<Component, 6> kComponents = {{
    {"scheduler", "diffusers", {}},
    {"text_encoder", "transformers", {"ClapTextModelWithProjection"}},
    {"tokenizer", "transformers", {"RobertaTokenizer", "RobertaTokenizerFast"}},
    {"unet", "diffusers", {"UNet2DConditionModel"}},
    {"vae", "diffusers", {"AutoencoderKL"}},
    {"vocoder", "transformers", {"SpeechT5HifiGan"}},
}};

void requireIndex(const fs::path& folder) {
    requireFolder(folder, "there is no model folder");
    if (isThere(folder / "model_index.json")) {
        return;
    }
    const std::string name = folder.string();
    const auto pickle = findPickle(folder);
    fail(ErrorCode::ModelMissing,
         concat(name,
                " has no model_index.json; the folder of an AudioLDM model as diffusers "
                "writes it is expected",
                pickle ? concat(". It holds ", quotedForMessage(*pickle), ": ", kConversionHint)
                       : std::string()),
         name);
}

void checkComponent(const ConfigFields& index, const Component& component) {
    const nlohmann::json pair = index.json().value(component.key, nlohmann::json());
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
        index.refuse(component.key, "is missing or not a pair of library and class name");
    }
    const auto& library = pair[0].get_ref<const std::string&>();
    const auto& className = pair[1].get_ref<const std::string&>();
    const auto& accepted = component.classNames;
    const bool isKnown = accepted[0].empty() ? isSchedulerClass(className)
                                             : std::find(accepted.begin(), accepted.end(),
                                                         className) != accepted.end();
    if (library != component.library || className.empty() || !isKnown) {
        index.refuse(component.key,
                     concat("is ", quotedForMessage(library), ", ", quotedForMessage(className),
                            "; AudioLDM has ", component.library, ", ",
                            accepted[0].empty() ? "a scheduler" : accepted[0], " there"));
    }
}

/// Names that begin with an underscore are the library's own notes; a pair of nulls is a component
/// that was left out.
void refuseForeignComponents(const ConfigFields& index) {
    for (const auto& [key, value] : index.json().items()) {
        bool isKnown = key.starts_with('_') || value == nlohmann::json{nullptr, nullptr};
        for (const Component& component : kComponents) {
            isKnown = isKnown || key == component.key;
        }
        if (!isKnown) {
            index.refuse(quotedForMessage(key), "is no component of AudioLDM");
        }
    }
}

std::string lastPart(const fs::path& path) {
    const fs::path normal = path.lexically_normal();
    const fs::path name =
        normal.has_filename() ? normal.filename() : normal.parent_path().filename();
    return name == "." || name == ".." ? std::string() : name.string();
}

std::string modelName(const fs::path& folder, const nlohmann::json& index) {
    if (std::string name = lastPart(folder); !name.empty()) {
        return name;
    }
    const auto origin = index.find("_name_or_path");
    const std::string name = origin != index.end() && origin->is_string()
                                 ? lastPart(origin->get_ref<const std::string&>())
                                 : std::string();
    return name.empty() ? "model" : name;
}

[[noreturn]] void refuseMismatch(const ModelConfig& model, const char* left, std::int64_t leftValue,
                                 const char* right, std::int64_t rightValue) {
    fail(ErrorCode::ModelInvalid,
         concat(model.folder.string(), ": the parts do not fit together: ", left, " is ", leftValue,
                ", ", right, " is ", rightValue),
         concat(model.folder.string(), ": ", left));
}

void checkTogether(const ModelConfig& model) {
    const auto requireEqual = [&model](const char* left, std::int64_t leftValue, const char* right,
                                       std::int64_t rightValue) {
        if (leftValue != rightValue) {
            refuseMismatch(model, left, leftValue, right, rightValue);
        }
    };
    requireEqual("unet/config.json: projection_class_embeddings_input_dim", model.unet.labelDim,
                 "text_encoder/config.json: projection_dim", model.textEncoder.projectionDim);
    requireEqual("unet/config.json: in_channels", model.unet.inChannels,
                 "vae/config.json: latent_channels", model.vae.latentChannels);
    requireEqual("unet/config.json: out_channels", model.unet.outChannels,
                 "vae/config.json: latent_channels", model.vae.latentChannels);
    if (model.vocoder.modelInDim % model.vaeScaleFactor() != 0) {
        refuseMismatch(model, "vocoder/config.json: model_in_dim", model.vocoder.modelInDim,
                       "the VAE's scale, which must divide it,", model.vaeScaleFactor());
    }
}

}  // namespace

ModelConfig readModelConfig(const std::filesystem::path& folder) {
    requireIndex(folder);
    const ConfigFields index(folder / "model_index.json");
    index.checkText("_class_name", {"AudioLDMPipeline"});
    for (const Component& component : kComponents) {
        checkComponent(index, component);
    }
    refuseForeignComponents(index);
    const auto fileOf = [&folder](const char* component, const char* name) {
        requireFolder(folder / component, "the model has no folder");
        return folder / component / name;
    };
    ModelConfig model;
    model.folder = folder;
    model.name = modelName(folder, index.json());
    model.textEncoder = readTextEncoderConfig(fileOf("text_encoder", "config.json"));
    model.unet = readUnetConfig(fileOf("unet", "config.json"));
    model.vae = readVaeConfig(fileOf("vae", "config.json"));
    model.vocoder = readVocoderConfig(fileOf("vocoder", "config.json"));
    model.scheduler = readSchedulerConfig(fileOf("scheduler", "scheduler_config.json"));
    // As diffusers does: the index decides which class reads the scheduler's config.
    model.scheduler.className = index.json().at("scheduler").at(1).get<std::string>();
    checkTogether(model);
    return model;
}

}  // namespace audioldm::engine::weights
