// SPDX-License-Identifier: MIT
#include "engine/pipeline/memory_plan.h"

#include <cmath>
#include <utility>

#include "engine/core/exception.h"

namespace audioldm::engine::pipeline {
namespace {

using Kind = PlanSuggestion::Kind;

constexpr std::int64_t kMebibyte = std::int64_t{1024} * 1024;

std::int64_t roundedUp(std::int64_t bytes) {
    return (bytes + kMebibyte - 1) / kMebibyte;
}

bool fits(const PlanInputs& inputs, std::int64_t budget) {
    return planWithin(inputs, budget).peak <= budget;
}

/// The longest duration that fits, in tenths of a second; none when not even one second does.
std::optional<double> longestDuration(const PlanInputs& inputs, std::int64_t budget) {
    constexpr int kPerSecond = 10;
    int fitting = 0;
    int refused = static_cast<int>(std::ceil(inputs.durationSeconds * kPerSecond));
    while (refused - fitting > 1) {
        const int middle = fitting + (refused - fitting) / 2;
        PlanInputs shorter = inputs;
        shorter.durationSeconds = static_cast<double>(middle) / kPerSecond;
        (fits(shorter, budget) ? fitting : refused) = middle;
    }
    return fitting >= kPerSecond ? std::optional(static_cast<double>(fitting) / kPerSecond)
                                 : std::nullopt;
}

/// How many bits of storage would make it fit, 0 for the checkpoint's own; none when none would.
///
/// Fewer bits come first. The checkpoint's own are the last resort: they may be read from the file
/// at each use, which needs the least memory of all and the most time.
std::optional<double> otherBits(const PlanInputs& inputs, std::int64_t budget,
                                const WeightSizesFor& weightsFor) {
    const Quantization now = inputs.compute.quantization;
    for (const auto& [quantization, bits] :
         {std::pair(Quantization::EightBit, 8.0), std::pair(Quantization::FourBit, 4.0),
          std::pair(Quantization::None, 0.0)}) {
        const bool mayHelp =
            quantization == Quantization::None ? now != Quantization::None : quantization > now;
        if (!mayHelp) {
            continue;
        }
        const PerModule<weights::WeightSizes> sizes = weightsFor(quantization);
        weights::ComputeOptions compute = inputs.compute;
        compute.quantization = quantization;
        const PlanInputs stored{inputs.config,
                                compute,
                                sizes,
                                inputs.durationSeconds,
                                inputs.steps,
                                inputs.count,
                                inputs.guided,
                                inputs.previews,
                                inputs.keepModel,
                                inputs.offloaded,
                                inputs.promptTokens};
        if (fits(stored, budget)) {
            return bits;
        }
    }
    return std::nullopt;
}

}  // namespace

MemoryPlan describePlan(const PlanInputs& inputs, std::int64_t budget, std::int64_t deviceBytes,
                        const WeightSizesFor& weightsFor) {
    const ExecutionPlan chosen = planWithin(inputs, budget);
    MemoryPlan plan;
    plan.budget = budget;
    plan.predictedPeak = chosen.peak;
    plan.fits = chosen.peak <= budget;
    plan.measures = chosen.measures();
    if (plan.fits) {
        return plan;
    }
    if (const auto bits = weightsFor ? otherBits(inputs, budget, weightsFor) : std::nullopt) {
        plan.suggestions.push_back({Kind::Quantize, *bits});
    }
    if (const auto seconds = longestDuration(inputs, budget)) {
        plan.suggestions.push_back({Kind::ShortenDuration, *seconds});
    }
    if (deviceBytes <= 0 || chosen.peak <= deviceBytes) {
        plan.suggestions.push_back(
            {Kind::RaiseBudget, static_cast<double>(roundedUp(chosen.peak) * kMebibyte)});
    }
    return plan;
}

}  // namespace audioldm::engine::pipeline
