// SPDX-License-Identifier: MIT
#include "engine/memory/precision_policy.h"

namespace audioldm::engine::memory {

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

}  // namespace audioldm::engine::memory
