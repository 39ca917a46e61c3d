// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>

#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/api/latents.h"

namespace audioldm::engine::pipeline {

/// All that the latents of a take depend on, as text.
/// made  with model, device, precision, quantization and scheduler
[[nodiscard]] std::string latentsKey(const GenerationRequest& request, std::int64_t seed,
                                     const GenerationResult& made);

/// The latents that are kept under the key, on `device`; else those that `denoise` makes, which are
/// kept from then on. An empty key: they are made and not kept.
///
/// denoise  gives [1, C, T/4, F/4] float32
/// returns  the same
/// thread   engine thread
[[nodiscard]] at::Tensor keptOrMade(const LatentsKeeping& keeping, const std::string& key,
                                    std::int64_t seed, at::Device device,
                                    const std::function<at::Tensor()>& denoise);

}  // namespace audioldm::engine::pipeline
