// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <string_view>

#include "engine/weights/component_configs.h"
#include "engine/weights/weight_store.h"

namespace audioldm::engine::memory {

/// The dtype of each weight when a module computes in `compute` (float32, float16 or bfloat16).
///
/// Norm weights stay in float32: they are under 0.1 % of the weights, and the norm kernels compute
/// in float32 in any case. Everything else is kept in the compute dtype.
[[nodiscard]] weights::DtypePolicy precisionPolicy(at::ScalarType compute);

/// What the text encoder's layers compute in when the other modules compute in `compute`.
///
/// Not bfloat16: of the difference that it makes to a sound, the text encoder alone causes more
/// than UNet, VAE and vocoder together, and it runs but once a task. float32 takes its place.
[[nodiscard]] at::ScalarType textComputeType(at::ScalarType compute);

/// The dtype of each weight of the text encoder: its embeddings, which are only looked up, are kept
/// in `compute`, everything else as its layers compute.
[[nodiscard]] weights::DtypePolicy textPrecisionPolicy(at::ScalarType compute);

/// What the layers compute in that give and take the mel spectrogram or give the waveform, when the
/// others compute in `compute`.
///
/// Not bfloat16. What is rounded on the waveform is noise that fills the quiet bands of tonal
/// sounds (church bells of the starter model: log-mel correlation 0.9956 with float32 instead of
/// 0.9999); what is rounded on the logarithmic spectrogram is an error of 3 % where it is quiet
/// (birds: 0.976 instead of 0.999). These layers are a twentieth of the vocoder's work.
[[nodiscard]] at::ScalarType soundComputeType(at::ScalarType compute);

/// The dtype of each weight of the VAE: the decoder's last convolution is soundComputeType().
[[nodiscard]] weights::DtypePolicy vaePrecisionPolicy(at::ScalarType compute);

/// The dtype of each weight of the vocoder: the first and the last convolution and the last stage
/// are soundComputeType().
[[nodiscard]] weights::DtypePolicy vocoderPrecisionPolicy(at::ScalarType compute,
                                                          const weights::VocoderConfig& vocoder);

}  // namespace audioldm::engine::memory
