// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/diffusion/unet_blocks.h"
#include "engine/diffusion/unet_conditioning.h"
#include "engine/layers/embeddings.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// The denoising network: predicts the noise (or what the model was trained to predict) in latents,
/// given a timestep and a label.
/// Engine thread only. Source: diffusers UNet2DConditionModel; Ronneberger et al. 2015
class Unet final {
public:
    /// Weights as the checkpoint names them ("conv_in", "down_blocks.0", ...), at the root of
    /// `scope`.
    Unet(const weights::WeightScope& scope, const weights::UnetConfig& config);

    /// Computes what every call at one of `timesteps` with these labels needs of time and label.
    /// timesteps  N of them, as the scheduler gives them
    /// labels     [B, labelDim], unit rows
    [[nodiscard]] UnetConditioning prepare(const std::vector<double>& timesteps,
                                           const at::Tensor& labels) const;

    /// latents   [B, in, H, W], any float dtype; B = rows.count, or 1 for all rows alike
    /// call      which of the prepared timesteps
    /// rows      which of the prepared labels
    /// returns   [B, out, H, W] float32
    [[nodiscard]] at::Tensor forward(const at::Tensor& latents,
                                     const UnetConditioning& conditioning, std::size_t call,
                                     LabelRows rows) const;

private:
    void visitResnets(const ResnetVisitor& visit) const;

    weights::UnetConfig m_config;
    at::ScalarType m_dtype;
    layers::Conv2d m_convIn;
    layers::TimestepMlp m_timeEmbedding;
    layers::Linear m_classEmbedding;
    std::vector<DownBlock> m_downBlocks;
    MidBlock m_midBlock;
    std::vector<UpBlock> m_upBlocks;
    layers::GroupNorm m_convNormOut;
    layers::Conv2d m_convOut;
};

}  // namespace audioldm::engine::diffusion
