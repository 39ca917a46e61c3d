// SPDX-License-Identifier: MIT
#include "engine/memory/precision_policy.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/exception.h"

namespace audioldm::engine::memory {
namespace {

/// precisionPolicy(), but soundComputeType() for names with one of these beginnings.
weights::DtypePolicy inSoundType(at::ScalarType compute, std::vector<std::string> beginnings) {
    return [beginnings = std::move(beginnings), others = precisionPolicy(compute),
            these = precisionPolicy(soundComputeType(compute))](std::string_view name,
                                                                weights::WeightRole role) {
        const bool isOne = std::ranges::any_of(
            beginnings, [&](const std::string& each) { return name.starts_with(each); });
        return isOne ? these(name, role) : others(name, role);
    };
}

}  // namespace

weights::DtypePolicy precisionPolicy(at::ScalarType compute) {
    return [compute](std::string_view /*name*/, weights::WeightRole role) {
        return role == weights::WeightRole::Norm ? at::kFloat : compute;
    };
}

at::ScalarType textComputeType(at::ScalarType compute) {
    return compute == at::kBFloat16 ? at::kFloat : compute;
}

weights::DtypePolicy textPrecisionPolicy(at::ScalarType compute) {
    return [layers = precisionPolicy(textComputeType(compute)), compute](std::string_view name,
                                                                         weights::WeightRole role) {
        return role == weights::WeightRole::Embedding ? compute : layers(name, role);
    };
}

at::ScalarType soundComputeType(at::ScalarType compute) {
    return compute == at::kBFloat16 ? at::kFloat : compute;
}

weights::DtypePolicy vaePrecisionPolicy(at::ScalarType compute) {
    return inSoundType(compute, {"decoder.conv_out."});
}

weights::DtypePolicy vocoderPrecisionPolicy(at::ScalarType compute,
                                            const weights::VocoderConfig& vocoder) {
    const std::size_t lastStage = vocoder.upsampleRates.size() - 1;
    const std::size_t branches = vocoder.resblockKernelSizes.size();
    std::vector<std::string> beginnings = {"conv_pre.", "conv_post.",
                                           concat("upsampler.", lastStage, ".")};
    for (std::size_t i = 0; i < branches; ++i) {
        beginnings.push_back(concat("resblocks.", lastStage * branches + i, "."));
    }
    return inSoundType(compute, std::move(beginnings));
}

}  // namespace audioldm::engine::memory
