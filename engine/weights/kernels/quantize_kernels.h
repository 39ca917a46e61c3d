// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

/// The inner loops of quantized weights, built once per instruction set; free of torch.
///
/// A run of weights is cut into tiles: the weight at position j of every tile of a run shares its
/// scale (and minimum) with those at position j of the run's other tiles. bfloat16 is passed as its
/// bits. All functions: any thread.
namespace audioldm::engine::weights::kernels {

struct QuantizeKernels {
    /// out = codes * scales, tile by tile. codes and out [tiles * tile]; scales [tile].
    void (*expand8ToFloat)(const std::int8_t* codes, const float* scales, std::int64_t tile,
                           std::int64_t tiles, float* out);
    void (*expand8ToBFloat16)(const std::int8_t* codes, const float* scales, std::int64_t tile,
                              std::int64_t tiles, std::uint16_t* out);
    /// out = code * scales + minima. codes [tiles * tile / 2]: byte i of a tile holds the codes of
    /// positions i (low four bits) and i + tile / 2; tile is even.
    void (*expand4ToFloat)(const std::uint8_t* codes, const float* scales, const float* minima,
                           std::int64_t tile, std::int64_t tiles, float* out);
    void (*expand4ToBFloat16)(const std::uint8_t* codes, const float* scales, const float* minima,
                              std::int64_t tile, std::int64_t tiles, std::uint16_t* out);

    /// Rounds row [count] to whole numbers from -127 to 127, written as numbers of the type that is
    /// computed in; returns the scale (largest magnitude / 127; 0 for a row of zeros, NaN for one
    /// with values that are not finite).
    float (*codesOfRow)(const float* row, std::int64_t count, float* out);
    float (*bfloat16CodesOfRow)(const float* row, std::int64_t count, std::uint16_t* out);

    /// Rounds row [count] as codesOfRow does and writes what its codes expand to: the same values
    /// as codesOfRow followed by expand8.
    void (*roundRow)(const float* row, std::int64_t count, float* out);
    void (*bfloat16RoundRow)(const float* row, std::int64_t count, std::uint16_t* out);

    /// Smallest and largest weight at each position of the tiles; both [tile].
    void (*range)(const float* weights, std::int64_t tile, std::int64_t tiles, float* smallest,
                  float* largest);
    /// For each position of the tiles, over its weights w and their codes c of four bits (as
    /// below): sums of c, c * c, w, w * c and w * w. sums [5 * tile], one after the other.
    void (*sums4)(const float* weights, const float* inverses, const float* minima,
                  std::int64_t tile, std::int64_t tiles, float* sums);
    /// Codes of four bits: (weight - minimum) * inverse, rounded and kept within 0 to 15.
    void (*quantize4)(const float* weights, const float* inverses, const float* minima,
                      std::int64_t tile, std::int64_t tiles, std::uint8_t* codes);
    /// Of one tile: its codes as quantize4 makes them, and what they miss: weight - (code * scale +
    /// minimum). All but codes [tile].
    void (*quantize4WithErrors)(const float* weights, const float* inverses, const float* scales,
                                const float* minima, std::int64_t tile, std::uint8_t* codes,
                                float* errors);
    /// target += share * values. Both [count].
    void (*addScaled)(const float* values, float share, std::int64_t count, float* target);
};

/// The kernels for this machine's processor.
[[nodiscard]] const QuantizeKernels& quantizeKernels();

extern const QuantizeKernels kPlainQuantizeKernels;   ///< any x86-64
extern const QuantizeKernels kAvx2QuantizeKernels;    ///< AVX2 and FMA
extern const QuantizeKernels kAvx512QuantizeKernels;  ///< AVX-512 F, BW, DQ, VL

}  // namespace audioldm::engine::weights::kernels
