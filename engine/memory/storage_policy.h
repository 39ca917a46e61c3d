// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/engine_config.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::memory {

/// In how many bits each weight of a module is stored. Weights of linear layers and convolutions
/// are quantized but for a few, under 2 % of the UNet's, that the table in the source names with
/// reasons; embeddings, norms and biases never are.
///
/// module  "text_encoder", "unet", "vae", "vocoder"
[[nodiscard]] weights::StoragePolicy storagePolicy(Quantization quantization,
                                                   std::string_view module);

}  // namespace audioldm::engine::memory
