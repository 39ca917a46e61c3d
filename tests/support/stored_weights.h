// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <map>
#include <string>
#include <vector>

#include "engine/weights/weight_store.h"
#include "tests/support/temporary_folder.h"

namespace audioldm::tests {

using TensorMap = std::map<std::string, at::Tensor>;

/// The bytes of a safetensors file of these tensors (CPU, float64, float32, float16, bfloat16,
/// int64 or int32), in the order of their names.
[[nodiscard]] std::string safetensorsOf(const TensorMap& tensors);

/// Weights of a test: a temporary folder with model.safetensors, and a store over it.
class StoredWeights final {
public:
    /// compute: what the layers compute in; norm weights stay float32, as in the programs.
    explicit StoredWeights(const TensorMap& tensors, at::ScalarType compute = at::kFloat);
    StoredWeights(const std::string& fileBytes, at::ScalarType compute);
    StoredWeights(const std::string& fileBytes, const engine::weights::ComputeOptions& compute);

    /// The store; layers are built from store().scope().
    [[nodiscard]] engine::weights::WeightStore& store() { return m_store; }
    [[nodiscard]] const engine::weights::WeightStore& store() const { return m_store; }
    /// Compares what the layers asked for with the file and reads it.
    void load();
    [[nodiscard]] const TemporaryFolder& folder() const { return m_folder; }

private:
    TemporaryFolder m_folder;
    engine::weights::WeightStore m_store;
};

}  // namespace audioldm::tests
