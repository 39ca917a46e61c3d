// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/layers/attention.h"
#include "engine/layers/linear.h"
#include "engine/layers/norm.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::text {

/// Text to the label that steers the denoising: CLAP's text tower.
///
/// Only real tokens go in. The reference pads to 512 and masks the padding, which changes nothing
/// in the result and costs thirty times the work. Engine thread only. Source: transformers
/// ClapTextModelWithProjection; Wu et al. 2023
class ClapTextEncoder final {
public:
    /// Weights text_model.* and text_projection.* at the root of `scope`.
    ClapTextEncoder(const weights::WeightScope& scope, const weights::TextEncoderConfig& config);

    /// ids      L token ids, 2 <= L <= 512, each in [0, vocabSize)
    /// returns  [1, projectionDim] float32, unit length
    /// throws   EngineException(ModelInvalid) for an id that the embedding does not have, and for
    ///          more tokens than there are positions
    [[nodiscard]] at::Tensor encode(const std::vector<std::int64_t>& ids) const;

private:
    struct Layer {
        layers::Linear qkv;
        layers::Linear attentionOut;
        layers::LayerNorm attentionNorm;
        layers::Linear intermediate;
        layers::Linear output;
        layers::LayerNorm outputNorm;
    };
    [[nodiscard]] static Layer makeLayer(const weights::WeightScope& scope,
                                         const weights::TextEncoderConfig& config);
    void checkIds(const std::vector<std::int64_t>& ids) const;
    [[nodiscard]] at::Tensor embed(const std::vector<std::int64_t>& ids) const;

    weights::TextEncoderConfig m_config;
    at::ScalarType m_dtype;  ///< what the layers compute in
    weights::Weight m_wordEmbeddings;
    weights::Weight m_positionEmbeddings;
    weights::Weight m_tokenTypeEmbeddings;
    layers::LayerNorm m_embeddingsNorm;
    std::vector<Layer> m_layers;
    layers::Linear m_pooler;
    layers::Linear m_projection1;
    layers::Linear m_projection2;
};

/// Names that old files hold beside the weights: buffers that the model computes itself.
[[nodiscard]] std::vector<std::string> ignoredTextEncoderNames();

}  // namespace audioldm::engine::text
