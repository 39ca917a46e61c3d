// SPDX-License-Identifier: MIT
#include "engine/memory/precision_policy.h"

namespace audioldm::engine::memory {

weights::DtypePolicy precisionPolicy(at::ScalarType compute) {
    return [compute](std::string_view /*name*/, weights::WeightRole role) {
        return role == weights::WeightRole::Norm ? at::kFloat : compute;
    };
}

}  // namespace audioldm::engine::memory
