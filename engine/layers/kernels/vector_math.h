// SPDX-License-Identifier: MIT
// Included only by sources that are compiled once per instruction set: everything here has internal
// linkage, so that no function built for AVX-512 is shared with the others by the linker.
#pragma once

#include <cstdint>
#include <cstring>

#include "engine/layers/kernels/cpu_kernels.h"

namespace audioldm::engine::layers::kernels {
namespace {

constexpr int kLanes = 16;

using Floats = float __attribute__((vector_size(64)));
using Ints = std::int32_t __attribute__((vector_size(64)));
using Words = std::uint32_t __attribute__((vector_size(64)));
using HalfWords = std::uint16_t __attribute__((vector_size(32)));

inline Floats broadcast(float value) {
    return value - Floats{};
}

inline Floats load(const float* x) {
    Floats value;
    std::memcpy(&value, x, sizeof value);
    return value;
}

inline Floats load(const BFloat16* x) {
    HalfWords bits;
    std::memcpy(&bits, x, sizeof bits);
    const Words wide = __builtin_convertvector(bits, Words) << 16;
    return __builtin_bit_cast(Floats, wide);
}

inline void store(float* out, const Floats& value) {
    std::memcpy(out, &value, sizeof value);
}

/// Rounds to the nearest even; a NaN stays one.
inline HalfWords roundToBFloat16(const Floats& value) {
    const Words bits = __builtin_bit_cast(Words, value);
    const Words rounded = (bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16;
    const Words quiet = (bits >> 16) | 0x40U;
    const Words chosen = value == value ? rounded : quiet;
    return __builtin_convertvector(chosen, HalfWords);
}

inline void store(BFloat16* out, const Floats& value) {
    const HalfWords bits = roundToBFloat16(value);
    std::memcpy(out, &bits, sizeof bits);
}

inline float toFloat(float x) {
    return x;
}

inline float toFloat(BFloat16 x) {
    const std::uint32_t bits = static_cast<std::uint32_t>(x.bits) << 16;
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

/// The first `count` lanes from memory, zero in the others.
template <typename Element>
inline Floats loadPart(const Element* x, std::int64_t count) {
    float lanes[kLanes] = {};
    for (std::int64_t i = 0; i < count; ++i) {
        lanes[i] = toFloat(x[i]);
    }
    return load(lanes);
}

template <typename Element>
inline void storePart(Element* out, const Floats& value, std::int64_t count) {
    Element lanes[kLanes];
    store(lanes, value);
    std::memcpy(out, lanes, static_cast<std::size_t>(count) * sizeof(Element));
}

inline Floats minimum(const Floats& a, const Floats& b) {
    return a < b ? a : b;
}

inline Floats maximum(const Floats& a, const Floats& b) {
    return a > b ? a : b;
}

inline float sumLanes(const Floats& value) {
    float lanes[kLanes];
    store(lanes, value);
    float sum = 0;
    for (const float lane : lanes) {
        sum += lane;
    }
    return sum;
}

inline float largestLane(const Floats& value) {
    float lanes[kLanes];
    store(lanes, value);
    float largest = lanes[0];
    for (const float lane : lanes) {
        largest = lane > largest ? lane : largest;
    }
    return largest;
}

/// e^x to about one unit in the last place; saturates outside of [-87.3, 88.3].
/// x = n ln 2 + r with |r| <= ln 2 / 2, a Taylor polynomial in r, and n put into the exponent.
inline Floats exponential(Floats x) {
    constexpr float kLog2E = 1.44269504F;
    constexpr float kLn2High = 0.693359375F;
    constexpr float kLn2Low = -2.12194440e-4F;
    constexpr float kRoundingMagic = 12582912.0F;  // 1.5 * 2^23: adding it rounds to an integer
    x = minimum(maximum(x, broadcast(-87.3F)), broadcast(88.3F));
    const Floats n = (x * kLog2E + kRoundingMagic) - kRoundingMagic;
    const Floats r = (x - n * kLn2High) - n * kLn2Low;
    Floats p = broadcast(1.0F / 5040);
    p = p * r + 1.0F / 720;
    p = p * r + 1.0F / 120;
    p = p * r + 1.0F / 24;
    p = p * r + 1.0F / 6;
    p = p * r + 0.5F;
    p = p * r + 1.0F;
    p = p * r + 1.0F;
    const Ints exponent = (__builtin_convertvector(n, Ints) + 127) << 23;
    return p * __builtin_bit_cast(Floats, exponent);
}

inline Floats silu(const Floats& x) {
    const Floats result = x / (1.0F + exponential(-x));
    return result;
}

/// GELU with the error function, not its tanh approximation. erfc(z) = t exp(-z^2 + P(t)) with
/// t = 2 / (2 + z); P is a Chebyshev fit, relative error of erfc 3.4e-7.
inline Floats gelu(const Floats& x) {
    constexpr float kFit[] = {-1.26544797F,   0.998632789F,   0.3866404F,    0.0346027985F,
                              0.00126758683F, -0.0802804306F, -0.696251869F, 1.15673375F,
                              -0.6808272F,    0.144930214F};
    const Floats magnitude = x < 0.0F ? -x : x;
    const Floats z = magnitude * 0.707106781F;
    const Floats t = 2.0F / (2.0F + z);
    Floats p = broadcast(kFit[9]);
    for (int i = 8; i >= 0; --i) {
        p = p * t + kFit[i];
    }
    const Floats complement = t * exponential(p - z * z);
    const Floats doubled = x < 0.0F ? complement : 2.0F - complement;
    return 0.5F * x * doubled;
}

}  // namespace
}  // namespace audioldm::engine::layers::kernels
