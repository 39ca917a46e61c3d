// SPDX-License-Identifier: MIT
#include "engine/weights/component_configs.h"
#include "engine/weights/config_fields.h"

namespace audioldm::engine::weights {

TextEncoderConfig readTextEncoderConfig(const std::filesystem::path& path) {
    const ConfigFields fields(path);
    fields.checkText("model_type", {"clap_text_model"});
    if (fields.has("architectures")) {
        fields.checkTexts("architectures", {"ClapTextModelWithProjection"}, {1, 1});
    }
    fields.require("position_embedding_type", {"absolute"});
    fields.require("is_decoder", {false});
    fields.require("add_cross_attention", {false});

    TextEncoderConfig config;
    config.vocabSize = fields.integer("vocab_size", {1, 1'000'000});
    config.hiddenSize = fields.integer("hidden_size", {1, 8192});
    config.hiddenLayers = fields.integer("num_hidden_layers", {1, 96});
    config.attentionHeads = fields.integer("num_attention_heads", {1, 256});
    config.intermediateSize = fields.integer("intermediate_size", {1, 65'536});
    config.projectionDim = fields.integer("projection_dim", {1, 8192});
    config.maxPositionEmbeddings = fields.integer("max_position_embeddings", {4, 65'536}, 514);
    config.typeVocabSize = fields.integer("type_vocab_size", {1, 1024}, 1);
    config.padTokenId = fields.integer("pad_token_id", {0, config.vocabSize - 1}, 1);
    config.layerNormEps = fields.number("layer_norm_eps", {1e-20, 0.1}, 1e-12);
    config.hiddenAct =
        fields.text("hidden_act", {"gelu", "gelu_new", "relu", "silu", "swish"}, "gelu");
    if (config.hiddenAct == "swish") {
        config.hiddenAct = "silu";  // another name of it
    }
    config.projectionHiddenAct = fields.text("projection_hidden_act", {"relu", "gelu"}, "relu");

    if (config.hiddenSize % config.attentionHeads != 0) {
        fields.refuse("num_attention_heads", "does not divide hidden_size");
    }
    // Positions of a sentence begin after the padding token's.
    if (config.padTokenId + 2 > config.maxPositionEmbeddings) {
        fields.refuse("pad_token_id",
                      "leaves no position of max_position_embeddings for a sentence");
    }
    return config;
}

}  // namespace audioldm::engine::weights
