// SPDX-License-Identifier: MIT
#include "engine/core/memory_plan_text.h"

#include <cstdint>

#include "engine/core/byte_size.h"
#include "engine/core/exception.h"

namespace audioldm::engine {
namespace {

constexpr std::int64_t kMebibyte = std::int64_t{1024} * 1024;

}  // namespace

std::string refusalOf(const MemoryPlan& plan) {
    std::string message =
        concat("This needs at least ", (plan.predictedPeak + kMebibyte - 1) / kMebibyte,
               " MB of memory, but the limit is ",
               plan.budget >= kMebibyte ? concat(plan.budget / kMebibyte, " MB")
                                        : formatByteSize(plan.budget),
               ".");
    std::string choices;
    for (const PlanSuggestion& suggestion : plan.suggestions) {
        choices += choices.empty() ? " To make it fit, " : ", or ";
        switch (suggestion.kind) {
            case PlanSuggestion::Kind::RaiseBudget:
                choices +=
                    concat("set --max-memory to ",
                           static_cast<std::int64_t>(suggestion.value) / kMebibyte, "MB or more");
                break;
            case PlanSuggestion::Kind::ShortenDuration:
                choices += concat("choose a duration of at most ", suggestion.value, " s");
                break;
            case PlanSuggestion::Kind::Quantize:
                choices += suggestion.value > 0
                               ? concat("store the weights in ", suggestion.value,
                                        " bits with --quantization ", suggestion.value, "bit")
                               : "leave the weights in their file with --quantization none";
                break;
        }
    }
    return message +
           (choices.empty() ? " No smaller form of this model fits this machine." : choices + ".");
}

}  // namespace audioldm::engine
