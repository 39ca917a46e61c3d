// SPDX-License-Identifier: MIT
#include "engine/text/clap_text_encoder.h"

#include <algorithm>

#include "engine/core/exception.h"

namespace audioldm::engine::text {
namespace {

using layers::LayerNorm;
using layers::Linear;
using layers::LinearUse;
using weights::TextEncoderConfig;
using weights::WeightRole;
using weights::WeightScope;

Linear once(const WeightScope& scope, std::int64_t inFeatures, std::int64_t outFeatures) {
    return {scope, inFeatures, outFeatures, Linear::Bias::Yes, LinearUse::OncePerTask};
}

at::Tensor activate(const at::Tensor& x, const std::string& name) {
    if (name == "relu") {
        return at::relu(x);
    }
    if (name == "silu") {
        return at::silu(x);
    }
    return at::gelu(x, name == "gelu_new" ? "tanh" : "none");
}

/// Positions count real tokens from padTokenId + 1 on; a pad token written in the text has none.
std::vector<std::int64_t> positionIds(const std::vector<std::int64_t>& ids, std::int64_t pad) {
    std::vector<std::int64_t> positions;
    positions.reserve(ids.size());
    std::int64_t counted = 0;
    for (const std::int64_t id : ids) {
        positions.push_back(id == pad ? pad : pad + ++counted);
    }
    return positions;
}

at::Tensor indexTensor(const std::vector<std::int64_t>& values, at::Device device) {
    return at::tensor(values, at::TensorOptions().dtype(at::kLong)).to(device);
}

}  // namespace

std::vector<std::string> ignoredTextEncoderNames() {
    return {"text_model.embeddings.position_ids", "text_model.embeddings.token_type_ids"};
}

ClapTextEncoder::ClapTextEncoder(const WeightScope& scope, const TextEncoderConfig& config)
    : m_config(config),
      m_dtype(scope.compute().dtype),
      m_wordEmbeddings(scope.take("text_model.embeddings.word_embeddings.weight",
                                  {config.vocabSize, config.hiddenSize}, WeightRole::Embedding)),
      m_positionEmbeddings(scope.take("text_model.embeddings.position_embeddings.weight",
                                      {config.maxPositionEmbeddings, config.hiddenSize},
                                      WeightRole::Embedding)),
      m_tokenTypeEmbeddings(scope.take("text_model.embeddings.token_type_embeddings.weight",
                                       {config.typeVocabSize, config.hiddenSize},
                                       WeightRole::Embedding)),
      m_embeddingsNorm(scope.sub("text_model.embeddings.LayerNorm"), config.hiddenSize,
                       config.layerNormEps),
      m_pooler(once(scope.sub("text_model.pooler.dense"), config.hiddenSize, config.hiddenSize)),
      m_projection1(
          once(scope.sub("text_projection.linear1"), config.hiddenSize, config.projectionDim)),
      m_projection2(
          once(scope.sub("text_projection.linear2"), config.projectionDim, config.projectionDim)) {
    for (std::int64_t i = 0; i < config.hiddenLayers; ++i) {
        m_layers.push_back(makeLayer(
            scope.sub("text_model.encoder.layer").sub(static_cast<std::size_t>(i)), config));
    }
}

ClapTextEncoder::Layer ClapTextEncoder::makeLayer(const WeightScope& scope,
                                                  const TextEncoderConfig& config) {
    const std::int64_t width = config.hiddenSize;
    return {Linear::joined(scope.sub("attention.self"), {"query", "key", "value"}, width, width,
                           Linear::Bias::Yes, LinearUse::OncePerTask),
            once(scope.sub("attention.output.dense"), width, width),
            LayerNorm(scope.sub("attention.output.LayerNorm"), width, config.layerNormEps),
            once(scope.sub("intermediate.dense"), width, config.intermediateSize),
            once(scope.sub("output.dense"), config.intermediateSize, width),
            LayerNorm(scope.sub("output.LayerNorm"), width, config.layerNormEps)};
}

void ClapTextEncoder::checkIds(const std::vector<std::int64_t>& ids) const {
    for (const std::int64_t id : ids) {
        if (id < 0 || id >= m_config.vocabSize) {
            fail(ErrorCode::ModelInvalid,
                 concat("The tokenizer gives the id ", id, ", but the text encoder knows only ",
                        m_config.vocabSize,
                        " tokens: tokenizer and text encoder are not of one model."));
        }
    }
    const std::int64_t pads = std::count(ids.begin(), ids.end(), m_config.padTokenId);
    const std::int64_t tokens = static_cast<std::int64_t>(ids.size()) - pads;
    const std::int64_t positions = m_config.maxPositionEmbeddings - m_config.padTokenId - 1;
    if (tokens > positions) {
        fail(ErrorCode::ModelInvalid,
             concat("The tokenizer gives ", tokens, " tokens, but the text encoder takes at most ",
                    positions,
                    " tokens: tokenizer and text encoder are not of one model. A shorter prompt "
                    "can be tried."));
    }
}

at::Tensor ClapTextEncoder::embed(const std::vector<std::int64_t>& ids) const {
    checkIds(ids);
    const at::Device device = m_wordEmbeddings.tensor().device();
    const at::Tensor words =
        m_wordEmbeddings.tensor().index_select(0, indexTensor(ids, device)).to(at::kFloat);
    const at::Tensor positions =
        m_positionEmbeddings.tensor()
            .index_select(0, indexTensor(positionIds(ids, m_config.padTokenId), device))
            .to(at::kFloat);
    return words + m_tokenTypeEmbeddings.tensor().narrow(0, 0, 1).to(at::kFloat) + positions;
}

at::Tensor ClapTextEncoder::encode(const std::vector<std::int64_t>& ids) const {
    at::Tensor x = m_embeddingsNorm.forward(embed(ids)).to(m_dtype).unsqueeze(0);
    for (const Layer& layer : m_layers) {
        const at::Tensor attended =
            layers::selfAttention(layer.qkv.forward(x), m_config.attentionHeads);
        x = layer.attentionNorm.forward(layer.attentionOut.forwardAdd(attended, x));
        const at::Tensor wide = activate(layer.intermediate.forward(x), m_config.hiddenAct);
        x = layer.outputNorm.forward(layer.output.forwardAdd(wide, x));
    }
    const at::Tensor pooled = at::tanh(m_pooler.forward(x.select(1, 0)));
    const at::Tensor projected =
        m_projection2.forward(activate(m_projection1.forward(pooled), m_config.projectionHiddenAct))
            .to(at::kFloat);
    constexpr double kSmallestNorm = 1e-12;
    return projected / projected.norm(2, {-1}, true).clamp_min(kSmallestNorm);
}

}  // namespace audioldm::engine::text
