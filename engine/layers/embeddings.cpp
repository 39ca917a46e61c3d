// SPDX-License-Identifier: MIT
#include "engine/layers/embeddings.h"

#include <cmath>

namespace audioldm::engine::layers {

at::Tensor timestepEmbedding(const std::vector<double>& timesteps, std::int64_t width,
                             bool flipSinToCos, std::int64_t freqShift) {
    // In float32, as the reference does: a double here would differ in the last digits.
    const std::int64_t half = width / 2;
    const auto options = at::TensorOptions().dtype(at::kFloat);
    const double step = -std::log(10000.0);
    const at::Tensor exponent =
        at::arange(0, half, options) * step / static_cast<double>(half - freqShift);
    std::vector<float> narrowed(timesteps.begin(), timesteps.end());
    const at::Tensor time =
        at::from_blob(narrowed.data(), {static_cast<std::int64_t>(narrowed.size()), 1}, options);
    const at::Tensor angles = time * at::exp(exponent).unsqueeze(0);
    const at::Tensor sines = at::sin(angles);
    const at::Tensor cosines = at::cos(angles);
    return flipSinToCos ? at::cat({cosines, sines}, -1) : at::cat({sines, cosines}, -1);
}

TimestepMlp::TimestepMlp(const weights::WeightScope& scope, std::int64_t inFeatures,
                         std::int64_t outFeatures)
    : m_linear1(scope.sub("linear_1"), inFeatures, outFeatures, Linear::Bias::Yes,
                LinearUse::OncePerTask),
      m_linear2(scope.sub("linear_2"), outFeatures, outFeatures, Linear::Bias::Yes,
                LinearUse::OncePerTask) {}

at::Tensor TimestepMlp::forward(const at::Tensor& x) const {
    return m_linear2.forward(at::silu(m_linear1.forward(x)));
}

}  // namespace audioldm::engine::layers
