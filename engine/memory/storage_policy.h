// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/engine_config.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::memory {

/// In how many bits each weight of a module is stored. Weights of linear layers and convolutions of
/// the UNet are quantized, but for under 2 % of them; the source has a table of what is not, with
/// reasons. Embeddings, norms and biases never are.
///
/// module  "text_encoder", "unet", "vae", "vocoder"
[[nodiscard]] weights::StoragePolicy storagePolicy(Quantization quantization,
                                                   std::string_view module);

}  // namespace audioldm::engine::memory
