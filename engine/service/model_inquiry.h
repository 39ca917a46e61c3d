// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"
#include "engine/api/memory_status.h"
#include "engine/api/prompt_tokens.h"
#include "engine/pipeline/execution_plan.h"
#include "engine/text/tokenizer.h"
#include "engine/weights/compute_options.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::service {

/// Answers questions about a model folder from its configs, the headers of its weight files and its
/// tokenizer, without loading weights. Keeps what it read last, as the same is asked again at every
/// key stroke.
///
/// thread  engine thread
class ModelInquiry final {
public:
    /// What `request` would take under `config` with the model in config.modelPath.
    /// throws EngineException(InvalidRequest, ModelMissing, ModelInvalid, WeightMissing,
    ///        ShapeMismatch, DeviceLost)
    [[nodiscard]] MemoryPlan plan(const GenerationRequest& request, const EngineConfig& config);

    /// Tokens of `text` for the model in `folder`.
    /// throws EngineException(InvalidRequest, ModelMissing, ModelInvalid)
    [[nodiscard]] PromptTokens countTokens(const std::string& text, const std::string& folder);

private:
    struct Weighed {
        std::string folder;
        weights::ComputeOptions options;
        weights::ModelConfig config;
        /// By Quantization.
        std::array<pipeline::PerModule<weights::WeightSizes>, 3> weightSizes;
    };
    struct NamedTokenizer {
        std::string folder;
        text::Tokenizer tokenizer;
    };

    [[nodiscard]] const Weighed& weighed(const std::string& folder,
                                         const weights::ComputeOptions& options);

    std::optional<Weighed> m_weighed;
    std::optional<NamedTokenizer> m_tokenizer;
};

}  // namespace audioldm::engine::service
