// SPDX-License-Identifier: MIT
// Compiled once per instruction set, with AUDIOLDM_KERNEL_SET naming the table; everything else
// here has internal linkage, so that no function built for AVX-512 is shared with the others.
#include <cstdint>
#include <cstring>
#include <limits>

#include "engine/weights/kernels/quantize_kernels.h"

namespace audioldm::engine::weights::kernels {
namespace {

/// The bits of `value`, which is finite or our NaN, as bfloat16: to the nearest, ties to even.
inline std::uint16_t toBFloat16(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
}

inline void put(float* out, float value) {
    *out = value;
}

inline void put(std::uint16_t* out, float value) {
    *out = toBFloat16(value);
}

template <typename Out>
void expand8(const std::int8_t* __restrict codes, const float* __restrict scales, std::int64_t tile,
             std::int64_t tiles, Out* __restrict out) {
    for (std::int64_t t = 0; t < tiles; ++t) {
        for (std::int64_t j = 0; j < tile; ++j) {
            put(out + j, static_cast<float>(codes[j]) * scales[j]);
        }
        codes += tile;
        out += tile;
    }
}

template <typename Out>
void expand4(const std::uint8_t* __restrict codes, const float* __restrict scales,
             const float* __restrict minima, std::int64_t tile, std::int64_t tiles,
             Out* __restrict out) {
    const std::int64_t half = tile / 2;
    for (std::int64_t t = 0; t < tiles; ++t) {
        for (std::int64_t j = 0; j < half; ++j) {
            const int code = codes[j] & 15;
            put(out + j, static_cast<float>(code) * scales[j] + minima[j]);
        }
        for (std::int64_t j = 0; j < half; ++j) {
            const int code = codes[j] >> 4;
            put(out + half + j, static_cast<float>(code) * scales[half + j] + minima[half + j]);
        }
        codes += half;
        out += tile;
    }
}

/// Largest magnitude / 127; NaN for a row with values that are not finite, so that all of it shows.
inline float scaleOf(const float* __restrict row, std::int64_t count) {
    // Magnitudes are ordered as their bits are, whose maximum compilers turn into vector code.
    std::uint32_t largest = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, row + i, sizeof bits);
        bits &= 0x7FFFFFFFU;
        largest = bits > largest ? bits : largest;
    }
    constexpr std::uint32_t kInfinity = 0x7F800000U;
    if (largest >= kInfinity) {
        return std::numeric_limits<float>::quiet_NaN();
    }
    float magnitude = 0;
    std::memcpy(&magnitude, &largest, sizeof magnitude);
    return magnitude / 127.0F;
}

inline float code8(float weight, float inverse) {
    // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number, ties to even.
    constexpr float kRounder = 12582912.0F;
    const float code = (weight * inverse + kRounder) - kRounder;
    return code > 127.0F ? 127.0F : code < -127.0F ? -127.0F : code;
}

template <typename Out>
float codesOf(const float* __restrict row, std::int64_t count, Out* __restrict out) {
    const float scale = scaleOf(row, count);
    const float inverse = scale > 0 ? 1.0F / scale : 0.0F;
    for (std::int64_t i = 0; i < count; ++i) {
        put(out + i, code8(row[i], inverse));
    }
    return scale;
}

template <typename Out>
void roundOf(const float* __restrict row, std::int64_t count, Out* __restrict out) {
    const float scale = scaleOf(row, count);
    const float inverse = scale > 0 ? 1.0F / scale : 0.0F;
    for (std::int64_t i = 0; i < count; ++i) {
        put(out + i, code8(row[i], inverse) * scale);
    }
}

void rangeOf(const float* __restrict weights, std::int64_t tile, std::int64_t tiles,
             float* __restrict smallest, float* __restrict largest) {
    for (std::int64_t j = 0; j < tile; ++j) {
        smallest[j] = weights[j];
        largest[j] = weights[j];
    }
    for (std::int64_t t = 1; t < tiles; ++t) {
        const float* row = weights + t * tile;
        for (std::int64_t j = 0; j < tile; ++j) {
            smallest[j] = row[j] < smallest[j] ? row[j] : smallest[j];
            largest[j] = row[j] > largest[j] ? row[j] : largest[j];
        }
    }
}

inline int code4(float weight, float inverse, float minimum) {
    const float scaled = (weight - minimum) * inverse + 0.5F;
    const float kept = scaled < 0.0F ? 0.0F : scaled > 15.0F ? 15.0F : scaled;
    return static_cast<int>(kept);
}

void sums4(const float* __restrict weights, const float* __restrict inverses,
           const float* __restrict minima, std::int64_t tile, std::int64_t tiles,
           float* __restrict sums) {
    for (std::int64_t j = 0; j < 5 * tile; ++j) {
        sums[j] = 0;
    }
    for (std::int64_t t = 0; t < tiles; ++t) {
        for (std::int64_t j = 0; j < tile; ++j) {
            const float weight = weights[j];
            const auto code = static_cast<float>(code4(weight, inverses[j], minima[j]));
            sums[j] += code;
            sums[tile + j] += code * code;
            sums[2 * tile + j] += weight;
            sums[3 * tile + j] += weight * code;
            sums[4 * tile + j] += weight * weight;
        }
        weights += tile;
    }
}

void quantize4(const float* __restrict weights, const float* __restrict inverses,
               const float* __restrict minima, std::int64_t tile, std::int64_t tiles,
               std::uint8_t* __restrict codes) {
    const std::int64_t half = tile / 2;
    for (std::int64_t t = 0; t < tiles; ++t) {
        for (std::int64_t j = 0; j < half; ++j) {
            const int low = code4(weights[j], inverses[j], minima[j]);
            const int high = code4(weights[half + j], inverses[half + j], minima[half + j]);
            codes[j] = static_cast<std::uint8_t>(low | (high << 4));
        }
        weights += tile;
        codes += half;
    }
}

void quantize4WithErrors(const float* __restrict weights, const float* __restrict inverses,
                         const float* __restrict scales, const float* __restrict minima,
                         std::int64_t tile, std::uint8_t* __restrict codes,
                         float* __restrict errors) {
    const std::int64_t half = tile / 2;
    quantize4(weights, inverses, minima, tile, 1, codes);
    for (std::int64_t j = 0; j < half; ++j) {
        const int code = codes[j] & 15;
        errors[j] = weights[j] - (static_cast<float>(code) * scales[j] + minima[j]);
    }
    for (std::int64_t j = 0; j < half; ++j) {
        const int code = codes[j] >> 4;
        errors[half + j] =
            weights[half + j] - (static_cast<float>(code) * scales[half + j] + minima[half + j]);
    }
}

void addScaled(const float* __restrict values, float share, std::int64_t count,
               float* __restrict target) {
    for (std::int64_t i = 0; i < count; ++i) {
        target[i] += share * values[i];
    }
}

}  // namespace

extern const QuantizeKernels AUDIOLDM_KERNEL_SET = {
    expand8<float>, expand8<std::uint16_t>,
    expand4<float>, expand4<std::uint16_t>,
    codesOf<float>, codesOf<std::uint16_t>,
    roundOf<float>, roundOf<std::uint16_t>,
    rangeOf,        sums4,
    quantize4,      quantize4WithErrors,
    addScaled,
};

}  // namespace audioldm::engine::weights::kernels
