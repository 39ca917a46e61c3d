// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/weights/compute_options.h"
#include "engine/weights/model_config.h"

namespace audioldm::engine::pipeline {

/// Most bytes of activations that each stage holds at once, without weights, reckoned from the
/// sizes of its layers.
class Activations final {
public:
    Activations(const weights::ModelConfig& config, const weights::ComputeOptions& compute)
        : m_config(config),
          m_compute(compute) {}

    /// Both prompts, one after the other. tokens: of the longer one
    [[nodiscard]] std::int64_t text(std::int64_t tokens) const;
    /// Beginnings of the names of weights, one for each part of the UNet that unet() tells apart; a
    /// weight belongs to the first that fits, or to part 0.
    [[nodiscard]] static std::vector<std::string> unetParts(const weights::UnetConfig& unet);
    /// One call of the UNet, for each of unetParts(). halves: 2 with both halves of the guidance at
    /// once, else 1.
    [[nodiscard]] std::vector<std::int64_t> unet(std::int64_t latentFrames,
                                                 std::int64_t halves) const;
    /// What the UNet prepares for `calls` calls: the projections of time and label.
    [[nodiscard]] std::int64_t conditioning(std::int64_t calls) const;
    /// The VAE's decoder over `latentFrames` in pieces of `pieceFrames` (0: as a whole), for each
    /// level from the bottom.
    [[nodiscard]] std::vector<std::int64_t> vae(std::int64_t latentFrames,
                                                std::int64_t pieceFrames) const;
    /// The vocoder over `melFrames` in chunks of `chunkFrames` (0: as a whole).
    [[nodiscard]] std::int64_t vocoder(std::int64_t melFrames, std::int64_t chunkFrames) const;

private:
    [[nodiscard]] std::vector<std::int64_t> bytes(std::vector<std::int64_t> elements) const;

    const weights::ModelConfig& m_config;
    weights::ComputeOptions m_compute;
};

}  // namespace audioldm::engine::pipeline
