// SPDX-License-Identifier: MIT
#include "engine/service/model_inquiry.h"

#include <filesystem>

#include "engine/core/exception.h"
#include "engine/memory/process_memory.h"
#include "engine/pipeline/audioldm_model.h"
#include "engine/pipeline/audioldm_pipeline.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/service/compute_choice.h"
#include "engine/service/plan_inputs.h"

namespace audioldm::engine::service {
namespace {

bool isSame(const weights::ComputeOptions& left, const weights::ComputeOptions& right) {
    return left.device == right.device && left.dtype == right.dtype;
}

constexpr std::array kQuantizations = {Quantization::None, Quantization::EightBit,
                                       Quantization::FourBit};

}  // namespace

const ModelInquiry::Weighed& ModelInquiry::weighed(const std::string& folder,
                                                   const weights::ComputeOptions& options) {
    if (!m_weighed || m_weighed->folder != folder || !isSame(m_weighed->options, options)) {
        m_weighed.reset();
        const auto model = pipeline::AudioldmModel::open(folder, options);
        m_weighed.emplace(Weighed{folder, model->options(), model->config(), {}});
        for (const Quantization quantization : kQuantizations) {
            m_weighed->weightSizes[static_cast<std::size_t>(quantization)] =
                model->weightSizes(quantization);
        }
        m_weighed->options = options;
    }
    return *m_weighed;
}

MemoryPlan ModelInquiry::plan(const GenerationRequest& request, const EngineConfig& config) {
    if (const Result<void> valid = validate(request); !valid) {
        throw EngineException(valid.error());
    }
    const Weighed& model = weighed(config.modelPath, chooseCompute(config));
    pipeline::requireSuited(model.config, request);
    const auto weightsFor = [&](Quantization quantization) {
        return model.weightSizes[static_cast<std::size_t>(quantization)];
    };
    const auto sizes = weightsFor(config.quantization);
    weights::ComputeOptions compute = model.options;
    compute.quantization = config.quantization;
    return pipeline::describePlan(planInputs(model.config, compute, sizes, request, config, false),
                                  config.maxMemoryBytes, memory::systemMemory().total, weightsFor);
}

PromptTokens ModelInquiry::countTokens(const std::string& text, const std::string& folder) {
    if (!m_tokenizer || m_tokenizer->folder != folder) {
        m_tokenizer.reset();
        m_tokenizer.emplace(NamedTokenizer{
            folder, text::Tokenizer::load(std::filesystem::path(folder) / "tokenizer")});
    }
    const text::Tokenizer& tokenizer = m_tokenizer->tokenizer;
    const text::TokenSequence tokens = tokenizer.encode(text, tokenizer.maxLength());
    return {static_cast<int>(tokens.ids.size()), static_cast<int>(tokenizer.maxLength()),
            tokens.usedBytes};
}

}  // namespace audioldm::engine::service
