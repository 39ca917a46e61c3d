// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/stored_weights.h"

namespace audioldm::tests {

/// What the reference made of seeded inputs: weights, inputs and expected outputs of one case of
/// tests/reference/layer_dumps.py.
class LayerDump final {
public:
    /// name: of the case, "conv3x3". compute: what the layers compute in.
    explicit LayerDump(const std::string& name, at::ScalarType compute = at::kFloat);
    LayerDump(const std::string& name, const engine::weights::ComputeOptions& compute);

    [[nodiscard]] engine::weights::WeightScope scope() { return m_weights.store().scope(); }
    /// Names besides the inputs and expectations that no layer asks for.
    void allowUnused(std::vector<std::string> names) {
        m_weights.store().allowUnused(std::move(names));
    }
    /// Call when the layer is built: every weight of the file must have been asked for.
    void load() { m_weights.load(); }

    [[nodiscard]] const nlohmann::json& parameters() const { return m_parameters; }
    /// The parameters of a whole model, as the config.json that the libraries save:
    /// without keys that are null.
    [[nodiscard]] std::filesystem::path configFile() const;

    /// All weights of the file, float32.
    [[nodiscard]] TensorMap weights() const;
    /// Whether the case has an input of this name.
    [[nodiscard]] bool hasInput(const std::string& name) const;
    /// As it is stored: float32 or int64, contiguous.
    [[nodiscard]] at::Tensor input(const std::string& name) const;
    /// In the compute dtype, four-dimensional ones channels_last: what layers take.
    [[nodiscard]] at::Tensor activation(const std::string& name) const;
    [[nodiscard]] at::Tensor expected(const std::string& name) const;

private:
    [[nodiscard]] at::Tensor stored(const std::string& name) const;

    StoredWeights m_weights;
    nlohmann::json m_parameters;
};

}  // namespace audioldm::tests
