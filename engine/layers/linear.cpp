// SPDX-License-Identifier: MIT
#include "engine/layers/linear.h"

#include "engine/layers/onednn_ops.h"

namespace audioldm::engine::layers {
namespace {

using weights::Weight;
using weights::WeightLayout;
using weights::WeightRole;
using weights::WeightScope;

/// As a matrix.
at::Tensor asMatrix(const at::Tensor& stored) {
    return stored.reshape({stored.size(0), -1});
}

/// Packed where that pays off.
WeightLayout packing(const WeightScope& scope, LinearUse use) {
    const bool pack = scope.compute().packsWeights() && use == LinearUse::EveryStep;
    return pack ? WeightLayout(&onednn::packLinear) : WeightLayout();
}

std::vector<std::string> withEnding(const std::vector<std::string>& names, const char* ending) {
    std::vector<std::string> result;
    result.reserve(names.size());
    for (const std::string& name : names) {
        result.push_back(name + ending);
    }
    return result;
}

}  // namespace

Linear::Linear(const WeightScope& scope, std::int64_t inFeatures, std::int64_t outFeatures,
               Bias bias, LinearUse use)
    : m_weight(scope.take("weight", {outFeatures, inFeatures}, WeightRole::Linear, &asMatrix,
                          packing(scope, use))),
      m_bias(bias == Bias::Yes ? scope.take("bias", {outFeatures}, WeightRole::Bias) : Weight()) {}

Linear Linear::fromShape(const WeightScope& scope, std::vector<std::int64_t> storedShape) {
    const std::int64_t outFeatures = storedShape.front();
    return {scope.take("weight", std::move(storedShape), WeightRole::Linear, &asMatrix,
                       packing(scope, LinearUse::EveryStep)),
            scope.take("bias", {outFeatures}, WeightRole::Bias)};
}

Linear Linear::joined(const WeightScope& scope, const std::vector<std::string>& names,
                      std::int64_t inFeatures, std::int64_t outFeatures, Bias bias, LinearUse use) {
    return {scope.takeJoined(withEnding(names, ".weight"), {outFeatures, inFeatures},
                             WeightRole::Linear, &asMatrix, packing(scope, use)),
            bias == Bias::Yes
                ? scope.takeJoined(withEnding(names, ".bias"), {outFeatures}, WeightRole::Bias)
                : Weight()};
}

at::Tensor Linear::biasTensor() const {
    return m_bias ? m_bias.tensor() : at::Tensor();
}

at::Tensor Linear::forward(const at::Tensor& x) const {
    const weights::UsedWeight weight = m_weight.use();
    if (weight.tensor.is_mkldnn()) {
        return onednn::linear(x, weight.tensor, biasTensor());
    }
    return at::linear(x, weight.tensor, biasTensor());
}

at::Tensor Linear::forwardAdd(const at::Tensor& x, const at::Tensor& residual) const {
    const weights::UsedWeight weight = m_weight.use();
    if (weight.tensor.is_mkldnn()) {
        return onednn::linearAdd(x, weight.tensor, biasTensor(), residual);
    }
    return at::linear(x, weight.tensor, biasTensor()).add_(residual);
}

}  // namespace audioldm::engine::layers
