// SPDX-License-Identifier: MIT
#include "engine/pipeline/memory_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/core/memory_plan_text.h"

namespace audioldm::engine::pipeline {
namespace {

using weights::WeightPlacement;
using weights::WeightSizes;

constexpr std::int64_t kMegabyte = std::int64_t{1024} * 1024;

/// The sizes of audioldm-s, which are the defaults.
const weights::ModelConfig kConfig;
const weights::ComputeOptions kBFloat16{at::kCPU, at::kBFloat16};

/// Weights that come to about `megabytes` in bfloat16, in sizes that fall off as a network's do,
/// and `fixed` megabytes that are never quantized.
WeightSizes sizesOf(double megabytes, double fixed, Quantization quantization) {
    std::vector<WeightSizes::One> all;
    if (fixed > 0) {
        const auto bytes = static_cast<std::int64_t>(fixed * kMegabyte);
        all.push_back({false, bytes, 0, bytes});
    }
    double rest = megabytes;
    for (double size = megabytes / 20; rest > 0; size *= 0.97) {
        const auto formed = static_cast<std::int64_t>(std::min(size, rest) * kMegabyte);
        const std::int64_t stored = quantization == Quantization::EightBit  ? formed / 2
                                    : quantization == Quantization::FourBit ? formed * 9 / 32
                                                                            : 0;
        all.push_back({true, formed, stored, 3 * formed});
        rest -= std::min(size, rest);
    }
    return WeightSizes(std::move(all));
}

PerModule<WeightSizes> audioldmS(Quantization quantization) {
    return {sizesOf(165, 77, quantization), sizesOf(352, 2, quantization),
            sizesOf(60, 1, quantization), sizesOf(105, 0, quantization)};
}

struct Case {
    Quantization quantization = Quantization::None;
    double seconds = 10.24;
    bool keepModel = true;
    int count = 1;
};

class Planned {
public:
    Planned(const Case& tested, std::int64_t budget)
        : m_sizes(audioldmS(tested.quantization)),
          m_inputs{kConfig,      kBFloat16, m_sizes, tested.seconds,   25,
                   tested.count, true,      false,   tested.keepModel, {}} {
        m_inputs.compute.quantization = tested.quantization;
        plan = planWithin(m_inputs, budget);
        described = describePlan(m_inputs, budget, 0, &audioldmS);
    }
    Planned(const Planned&) = delete;
    Planned& operator=(const Planned&) = delete;

    ExecutionPlan plan;
    MemoryPlan described;

private:
    PerModule<WeightSizes> m_sizes;
    PlanInputs m_inputs;
};

TEST(MemoryPlan, TakesNoMeasuresWhereThereIsRoom) {
    for (const Quantization quantization : {Quantization::None, Quantization::EightBit}) {
        const Planned planned({quantization}, 4096 * kMegabyte);
        EXPECT_TRUE(planned.described.fits);
        EXPECT_TRUE(planned.described.measures.empty()) << planned.described.measures.front();
        for (const ModulePlan& module : planned.plan.modules) {
            EXPECT_EQ(module.placement.formedBytes, WeightPlacement::kAll);
            EXPECT_EQ(module.keeping,
                      quantization == Quantization::None ? Keeping::Formed : Keeping::Stored);
        }
    }
}

TEST(MemoryPlan, FreesEachModuleWhenNobodyAsksAgain) {
    const Planned planned({Quantization::None, 10.24, false}, 4096 * kMegabyte);
    for (const ModulePlan& module : planned.plan.modules) {
        EXPECT_EQ(module.keeping, Keeping::Nothing);
    }
    EXPECT_LT(planned.plan.peak, 512 * kMegabyte);
}

/// 31 budgets, every form of storage, short and long: a plan that fits stays within the budget, in
/// every stage, and one that does not says what would.
TEST(MemoryPlan, KeepsEveryBudgetOrSaysWhatWould) {
    constexpr int kBudgets = 31;
    for (int i = 0; i < kBudgets; ++i) {
        const double power = 28.0 + 5.0 * i / (kBudgets - 1);  // 256 MB to 8 GB
        const auto budget = static_cast<std::int64_t>(std::pow(2.0, power));
        for (const Quantization quantization :
             {Quantization::None, Quantization::EightBit, Quantization::FourBit}) {
            for (const double seconds : {1.0, 10.24, 30.0}) {
                for (const bool keepModel : {true, false}) {
                    const Planned planned({quantization, seconds, keepModel}, budget);
                    ASSERT_EQ(planned.described.fits, planned.plan.peak <= budget);
                    if (planned.described.fits) {
                        for (const ModulePlan& module : planned.plan.modules) {
                            EXPECT_LE(module.peak, budget);
                        }
                        continue;
                    }
                    EXPECT_FALSE(planned.described.suggestions.empty());
                    EXPECT_NE(refusalOf(planned.described).find("--max-memory"), std::string::npos);
                }
            }
        }
    }
}

/// What is suggested for a request that does not fit, each of which has to fit.
std::vector<PlanSuggestion> suggestionsThatFit(const Case& tested, std::int64_t limit) {
    const Planned planned(tested, limit);
    EXPECT_FALSE(planned.described.fits);
    for (const PlanSuggestion& suggestion : planned.described.suggestions) {
        Case changed = tested;
        std::int64_t budget = limit;
        switch (suggestion.kind) {
            case PlanSuggestion::Kind::RaiseBudget:
                budget = static_cast<std::int64_t>(suggestion.value);
                break;
            case PlanSuggestion::Kind::ShortenDuration:
                changed.seconds = suggestion.value;
                break;
            case PlanSuggestion::Kind::Quantize:
                changed.quantization = suggestion.value == 8   ? Quantization::EightBit
                                       : suggestion.value == 4 ? Quantization::FourBit
                                                               : Quantization::None;
                break;
        }
        EXPECT_TRUE(Planned(changed, budget).described.fits)
            << static_cast<int>(suggestion.kind) << ' ' << suggestion.value;
    }
    return planned.described.suggestions;
}

bool suggestsBits(const std::vector<PlanSuggestion>& suggestions, double bits) {
    return std::any_of(suggestions.begin(), suggestions.end(), [bits](const PlanSuggestion& one) {
        return one.kind == PlanSuggestion::Kind::Quantize && one.value == bits;
    });
}

TEST(MemoryPlan, WhatItSuggestsFits) {
    EXPECT_FALSE(suggestionsThatFit({Quantization::None, 30.0}, 90 * kMegabyte).empty());
}

/// Where weights in 8 bits do not fit, those that are read from their file at each use may.
TEST(MemoryPlan, SuggestsTheFileWhereQuantizedWeightsDoNotFit) {
    const Case eightBit{Quantization::EightBit, 1.0};
    const Case fourBit{Quantization::FourBit, 1.0};
    std::int64_t limit = 400 * kMegabyte;
    while (Planned(fourBit, limit).described.fits || Planned(eightBit, limit).described.fits) {
        limit -= kMegabyte;
    }
    ASSERT_TRUE(Planned({Quantization::None, 1.0}, limit).described.fits);
    EXPECT_TRUE(suggestsBits(suggestionsThatFit(eightBit, limit), 0));
    EXPECT_TRUE(suggestsBits(suggestionsThatFit(fourBit, limit), 0));
    EXPECT_NE(refusalOf(Planned(eightBit, limit).described).find("--quantization none"),
              std::string::npos);
}

TEST(MemoryPlan, SaysTinyLimitsAsTheyAre) {
    MemoryPlan plan;
    plan.predictedPeak = 5 * kMegabyte;
    plan.budget = 512 * 1024;
    EXPECT_NE(refusalOf(plan).find("the limit is 512 KiB."), std::string::npos) << refusalOf(plan);
    plan.budget = 3 * kMegabyte;
    EXPECT_NE(refusalOf(plan).find("the limit is 3 MB."), std::string::npos) << refusalOf(plan);
}

/// More room never costs time.
TEST(MemoryPlan, GetsCheaperWithRoom) {
    for (const Quantization quantization : {Quantization::None, Quantization::EightBit}) {
        double before = 1e9;
        for (std::int64_t budget = 300 * kMegabyte; budget < 2048 * kMegabyte;
             budget += 100 * kMegabyte) {
            const Planned planned({quantization}, budget);
            ASSERT_TRUE(planned.described.fits) << budget / kMegabyte;
            EXPECT_LE(planned.plan.seconds, before * 1.001) << budget / kMegabyte;
            before = planned.plan.seconds;
        }
    }
}

TEST(MemoryPlan, MakesTakesStageByStageWhereModulesComeAndGo) {
    EXPECT_TRUE(Planned({Quantization::None, 5.0, false, 3}, 4096 * kMegabyte).plan.stageByStage);
    EXPECT_FALSE(Planned({Quantization::None, 5.0, true, 3}, 4096 * kMegabyte).plan.stageByStage);
}

/// 30 s take at most a tenth more activations than 10 s where the plan works in pieces.
TEST(MemoryPlan, BoundsLongSoundsByPieces) {
    const Planned planned({Quantization::None, 30.0, false}, 210 * kMegabyte);
    ASSERT_TRUE(planned.described.fits);
    EXPECT_GT(planned.plan.vaePieceFrames, 0);
    EXPECT_GT(planned.plan.vocoderChunkFrames, 0);
}

}  // namespace
}  // namespace audioldm::engine::pipeline
