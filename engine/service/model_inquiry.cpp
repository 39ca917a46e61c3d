// SPDX-License-Identifier: MIT
#include "engine/service/model_inquiry.h"

#include <cmath>
#include <filesystem>

#include "engine/core/exception.h"
#include "engine/memory/process_memory.h"
#include "engine/pipeline/audioldm_model.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/service/compute_choice.h"

namespace audioldm::engine::service {
namespace {

constexpr std::int64_t kMegabyte = std::int64_t{1024} * 1024;

bool isSame(const weights::ComputeOptions& left, const weights::ComputeOptions& right) {
    return left.device == right.device && left.dtype == right.dtype;
}

/// The longest duration that `fits`, in tenths of a second; none when not even one second does.
template <typename Fits>
std::optional<double> longestDuration(double durationSeconds, const Fits& fits) {
    int fitting = 0;
    int refused = static_cast<int>(std::ceil(durationSeconds * 10));
    while (refused - fitting > 1) {
        const int middle = fitting + (refused - fitting) / 2;
        (fits(middle / 10.0) ? fitting : refused) = middle;
    }
    return fitting >= 10 ? std::optional(fitting / 10.0) : std::nullopt;
}

}  // namespace

const ModelInquiry::Weighed& ModelInquiry::weighed(const std::string& folder,
                                                   const weights::ComputeOptions& options) {
    if (!m_weighed || m_weighed->folder != folder || !isSame(m_weighed->options, options)) {
        m_weighed.reset();
        const auto model = pipeline::AudioldmModel::open(folder, options);
        m_weighed.emplace(
            Weighed{folder, model->options(), model->config(), model->plannedWeightBytes()});
        m_weighed->options = options;
    }
    return *m_weighed;
}

MemoryPlan ModelInquiry::plan(const GenerationRequest& request, const EngineConfig& config) {
    if (const Result<void> valid = validate(request); !valid) {
        throw EngineException(valid.error());
    }
    const Weighed& model = weighed(config.modelPath, chooseCompute(config));
    const auto peak = [&](double durationSeconds) {
        return model.weightBytes +
               pipeline::activationBytes(model.config, model.options, durationSeconds);
    };
    MemoryPlan plan;
    plan.budget = config.maxMemoryBytes;
    plan.predictedPeak = peak(request.durationSeconds);
    plan.fits = plan.predictedPeak <= plan.budget;
    if (plan.fits) {
        return plan;
    }
    using Kind = PlanSuggestion::Kind;
    if (plan.predictedPeak <= memory::systemMemory().total) {
        const std::int64_t megabytes = (plan.predictedPeak + kMegabyte - 1) / kMegabyte;
        plan.suggestions.push_back({Kind::RaiseBudget, static_cast<double>(megabytes * kMegabyte)});
    }
    const auto shorter = longestDuration(
        request.durationSeconds, [&](double seconds) { return peak(seconds) <= plan.budget; });
    if (shorter) {
        plan.suggestions.push_back({Kind::ShortenDuration, *shorter});
    }
    return plan;
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
