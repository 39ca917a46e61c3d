// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/engine_config.h"
#include "engine/weights/model_config.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::memory {

/// In how many bits each weight of a module is stored. Weights of linear layers and convolutions of
/// the UNet are quantized, but for under 2 % of them; the source has a table of what is not, with
/// reasons. Embeddings, norms and biases never are.
///
/// module      "text_encoder", "unet", "vae", "vocoder"
/// unet        of the model, of at least one level: which of its blocks are the outer ones
/// compute     the type that is computed in: in float32 less is left unquantized
[[nodiscard]] weights::StoragePolicy storagePolicy(Quantization quantization,
                                                   std::string_view module,
                                                   const weights::UnetConfig& unet,
                                                   at::ScalarType compute);

}  // namespace audioldm::engine::memory
