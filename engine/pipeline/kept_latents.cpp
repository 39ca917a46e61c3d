// SPDX-License-Identifier: MIT
#include "engine/pipeline/kept_latents.h"

#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <utility>

#include "engine/core/exception.h"

namespace audioldm::engine::pipeline {
namespace {

/// None when the values are not as many as the shape says.
at::Tensor tensorOf(Latents latents) {
    const std::int64_t count = std::accumulate(latents.shape.begin(), latents.shape.end(),
                                               std::int64_t{1}, std::multiplies<>());
    if (latents.shape.empty() || count != static_cast<std::int64_t>(latents.values.size())) {
        return {};
    }
    return at::from_blob(latents.values.data(), latents.shape, at::kFloat).clone();
}

Latents latentsOf(const at::Tensor& tensor) {
    const at::Tensor plain = tensor.to(at::kCPU, at::kFloat).contiguous();
    Latents latents;
    latents.shape = plain.sizes().vec();
    const auto* const data = plain.const_data_ptr<float>();
    latents.values.assign(data, data + plain.numel());
    return latents;
}

}  // namespace

std::string latentsKey(const GenerationRequest& request, std::int64_t seed,
                       const GenerationResult& made) {
    std::string key = concat(
        "latents 1 ", made.modelHash, ' ', made.device, ' ', precisionName(made.precision), ' ',
        quantizationName(made.quantization), ' ', made.scheduler, ' ', request.steps, ' ', seed);
    for (const double value :
         {request.guidance, request.durationSeconds, request.eta, request.guidanceStart,
          request.guidanceEnd, request.guidanceRescale}) {
        key += concat(' ', std::bit_cast<std::uint64_t>(value));
    }
    // The length first, so that no two pairs of texts look the same.
    return key + concat(' ', request.prompt.size(), ' ', request.prompt, request.negativePrompt);
}

at::Tensor keptOrMade(const LatentsKeeping& keeping, const std::string& key, std::int64_t seed,
                      at::Device device, const std::function<at::Tensor()>& denoise) {
    if (keeping.find && !key.empty()) {
        if (auto kept = keeping.find(key, seed)) {
            if (const at::Tensor latents = tensorOf(std::move(*kept)); latents.defined()) {
                return latents.to(device);
            }
        }
    }
    at::Tensor latents = denoise();
    if (keeping.keep && !key.empty()) {
        keeping.keep(key, seed, latentsOf(latents));
    }
    return latents;
}

}  // namespace audioldm::engine::pipeline
