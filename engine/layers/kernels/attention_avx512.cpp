// SPDX-License-Identifier: MIT
// Compiled for AVX-512 with the bfloat16 dot product; called only where the processor has it.
//
// A pair of neighbouring bfloat16 numbers is one lane of the dot-product instruction. Keys are
// packed so that one vector holds one pair of dimensions of 16 keys, values so that one vector
// holds one pair of keys in 16 dimensions; queries and probabilities are pairs in memory as they
// are. Four queries are taken at a time: each packed vector that is loaded serves four products.
#include <immintrin.h>

#include "engine/layers/kernels/kernel_sets.h"
#include "engine/layers/kernels/vector_math.h"

namespace audioldm::engine::layers::kernels {
namespace {

constexpr std::int64_t kQueries = 4;
constexpr std::int64_t kVectors = 4;
constexpr std::int64_t kKeyBlock = kVectors * kLanes;

/// The score of what is no key: small, and finite when it is scaled.
constexpr float kNoKey = -1e30F;

constexpr std::int64_t roundUp(std::int64_t value, std::int64_t multiple) {
    return (value + multiple - 1) / multiple * multiple;
}

/// A pair of bfloat16 numbers as the dot product takes it.
using Pair = std::uint32_t;

inline Pair makePair(BFloat16 low, BFloat16 high) {
    return static_cast<Pair>(low.bits) | (static_cast<Pair>(high.bits) << 16);
}

inline __m512 dot(__m512 sum, __m512i a, __m512i b) {
    return _mm512_dpbf16_ps(sum, __builtin_bit_cast(__m512bh, a), __builtin_bit_cast(__m512bh, b));
}

struct Sizes {
    std::int64_t keys;
    std::int64_t paddedKeys;  // multiple of 64
    std::int64_t headDim;
    std::int64_t dimPairs;   // headDim / 2, rounded up
    std::int64_t paddedDim;  // multiple of 16
};

Sizes sizesOf(std::int64_t keys, std::int64_t headDim) {
    return {keys, roundUp(keys, kKeyBlock), headDim, (headDim + 1) / 2, roundUp(headDim, kLanes)};
}

/// The packed operands and the intermediate rows of one call, in the caller's memory.
struct Scratch {
    Pair* keys;           // [headDim / 2][keys rounded up]
    Pair* values;         // [keys / 2][headDim rounded up]
    Pair* queries;        // [4][headDim / 2]
    float* scores;        // [4][keys rounded up]
    Pair* probabilities;  // [4][keys rounded up / 2]

    static std::int64_t lanes(const Sizes& s) {
        return s.dimPairs * s.paddedKeys + s.paddedKeys / 2 * s.paddedDim + kQueries * s.dimPairs +
               kQueries * s.paddedKeys + kQueries * s.paddedKeys / 2;
    }

    Scratch(void* memory, const Sizes& s) {
        keys = static_cast<Pair*>(memory);
        values = keys + s.dimPairs * s.paddedKeys;
        probabilities = values + s.paddedKeys / 2 * s.paddedDim;
        scores = reinterpret_cast<float*>(probabilities + kQueries * s.paddedKeys / 2);
        queries = reinterpret_cast<Pair*>(scores + kQueries * s.paddedKeys);
        std::memset(memory, 0, static_cast<std::size_t>(lanes(s)) * sizeof(Pair));
    }
};

/// Gathers one pair of dimensions of 16 keys at a time.
void packKeys(const BFloat16* k, std::int64_t rowStride, const Sizes& sizes, Pair* packed) {
    const __m512i lanes = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    const __m512i offsets =
        _mm512_mullo_epi32(lanes, _mm512_set1_epi32(static_cast<int>(rowStride)));
    for (std::int64_t key = 0; key < sizes.keys; key += kLanes) {
        const std::int64_t count = sizes.keys - key < kLanes ? sizes.keys - key : kLanes;
        const auto rows = static_cast<__mmask16>((1U << count) - 1U);
        for (std::int64_t pair = 0; pair < sizes.dimPairs; ++pair) {
            const BFloat16* source = k + key * rowStride + 2 * pair;
            Pair* target = packed + pair * sizes.paddedKeys + key;
            if (2 * pair + 1 == sizes.headDim) {  // an odd last dimension has no partner to read
                for (std::int64_t i = 0; i < count; ++i) {
                    target[i] = makePair(source[i * rowStride], BFloat16{0});
                }
                continue;
            }
            const __m512i gathered =
                _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), rows, offsets, source, 2);
            _mm512_storeu_si512(target, gathered);
        }
    }
}

/// Interleaves each pair of rows; a row after the last one is zero.
void packValues(const BFloat16* v, std::int64_t rowStride, const Sizes& sizes, Pair* packed) {
    for (std::int64_t key = 0; key < sizes.keys; key += 2) {
        const BFloat16* row = v + key * rowStride;
        const bool paired = key + 1 < sizes.keys;
        const BFloat16* next = paired ? row + rowStride : row;
        const unsigned upper = paired ? 16 : 32;
        Pair* target = packed + key / 2 * sizes.paddedDim;
        for (std::int64_t d = 0; d < sizes.headDim; d += kLanes) {
            const std::int64_t rest = sizes.headDim - d;
            const auto dims = static_cast<__mmask16>(rest < kLanes ? (1U << rest) - 1U : 0xFFFFU);
            const __m512i low = _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(dims, row + d));
            const __m512i high = _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(dims, next + d));
            // A shift by 32 leaves zero: the partner of the last of an odd number of keys.
            _mm512_storeu_si512(target + d, _mm512_or_si512(low, _mm512_slli_epi32(high, upper)));
        }
    }
}

/// scores[4][paddedKeys] = q k^T, unscaled; kNoKey behind the last key. highest[4]: of each row.
void computeScores(const Scratch& scratch, const Sizes& sizes, float* highest) {
    __m512 largest[kQueries];
    for (__m512& row : largest) {
        row = _mm512_set1_ps(kNoKey);
    }
    for (std::int64_t block = 0; block < sizes.paddedKeys; block += kKeyBlock) {
        __m512 sums[kQueries][kVectors];
        for (auto& row : sums) {
            for (__m512& sum : row) {
                sum = _mm512_setzero_ps();
            }
        }
        const Pair* keys = scratch.keys + block;
        for (std::int64_t pair = 0; pair < sizes.dimPairs; ++pair, keys += sizes.paddedKeys) {
            __m512i loaded[kVectors];
            for (std::int64_t j = 0; j < kVectors; ++j) {
                loaded[j] = _mm512_loadu_si512(keys + j * kLanes);
            }
            for (std::int64_t i = 0; i < kQueries; ++i) {
                const __m512i q =
                    _mm512_set1_epi32(static_cast<int>(scratch.queries[i * sizes.dimPairs + pair]));
                for (std::int64_t j = 0; j < kVectors; ++j) {
                    sums[i][j] = dot(sums[i][j], q, loaded[j]);
                }
            }
        }
        if (block + kKeyBlock > sizes.keys) {
            for (std::int64_t j = 0; j < kVectors; ++j) {
                const std::int64_t rest = sizes.keys - block - j * kLanes;
                const auto beyond = static_cast<__mmask16>(rest >= kLanes ? 0U
                                                           : rest <= 0    ? 0xFFFFU
                                                                          : 0xFFFFU << rest);
                for (auto& row : sums) {
                    row[j] = _mm512_mask_mov_ps(row[j], beyond, _mm512_set1_ps(kNoKey));
                }
            }
        }
        for (std::int64_t i = 0; i < kQueries; ++i) {
            for (std::int64_t j = 0; j < kVectors; ++j) {
                largest[i] = _mm512_max_ps(largest[i], sums[i][j]);
                _mm512_storeu_ps(scratch.scores + i * sizes.paddedKeys + block + j * kLanes,
                                 sums[i][j]);
            }
        }
    }
    for (std::int64_t i = 0; i < kQueries; ++i) {
        highest[i] = largestLane(__builtin_bit_cast(Floats, largest[i]));
    }
}

/// 2^x for x of at most 0, to 3e-6 of itself, far below what rounding to bfloat16 costs; 0 where it
/// is too small for a float. A polynomial in the fraction, the whole part put into the exponent.
inline __m512 powerOfTwo(__m512 x) {
    constexpr int kToNearest = _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC;
    const __m512 whole = _mm512_roundscale_ps(x, kToNearest);
    const __m512 fraction = _mm512_sub_ps(x, whole);
    __m512 sum = _mm512_set1_ps(0.00957009952F);
    sum = _mm512_fmadd_ps(sum, fraction, _mm512_set1_ps(0.0559178607F));
    sum = _mm512_fmadd_ps(sum, fraction, _mm512_set1_ps(0.240247449F));
    sum = _mm512_fmadd_ps(sum, fraction, _mm512_set1_ps(0.693121815F));
    sum = _mm512_fmadd_ps(sum, fraction, _mm512_set1_ps(0.999999261F));
    return _mm512_scalef_ps(sum, whole);
}

/// Turns a row of scores into unnormalised probabilities (pairs of keys); returns 1 / their sum.
float softmaxRow(const float* scores, const Sizes& sizes, float scale, float highest,
                 Pair* probabilities) {
    constexpr float kLog2E = 1.44269504F;
    const __m512 factor = _mm512_set1_ps(scale * kLog2E);
    const __m512 offset = _mm512_set1_ps(highest * scale * kLog2E);
    __m512 totals[2] = {_mm512_setzero_ps(), _mm512_setzero_ps()};
    for (std::int64_t key = 0; key < sizes.paddedKeys; key += 2 * kLanes) {
        __m512 halves[2];
        for (std::int64_t h = 0; h < 2; ++h) {
            const __m512 raw = _mm512_loadu_ps(scores + key + h * kLanes);
            halves[h] = powerOfTwo(_mm512_fmsub_ps(raw, factor, offset));
            totals[h] = _mm512_add_ps(totals[h], halves[h]);
        }
        const __m512bh packed = _mm512_cvtne2ps_pbh(halves[1], halves[0]);
        _mm512_storeu_si512(probabilities + key / 2, __builtin_bit_cast(__m512i, packed));
    }
    return 1.0F / sumLanes(__builtin_bit_cast(Floats, _mm512_add_ps(totals[0], totals[1])));
}

/// The products of four rows of probabilities with `Count` vectors of dimensions from `first` on.
template <std::int64_t Count>
void weightedValues(const Scratch& scratch, const Sizes& sizes, std::int64_t first,
                    const float* inverseSums, std::int64_t queries, BFloat16* out,
                    std::int64_t outStride) {
    __m512 sums[kQueries][Count];
    for (auto& row : sums) {
        for (__m512& sum : row) {
            sum = _mm512_setzero_ps();
        }
    }
    const std::int64_t keyPairs = (sizes.keys + 1) / 2;
    const std::int64_t rowPairs = sizes.paddedKeys / 2;
    const Pair* values = scratch.values + first;
    const Pair* probabilities = scratch.probabilities;
    for (std::int64_t pair = 0; pair < keyPairs; ++pair, values += sizes.paddedDim) {
        __m512i loaded[Count];
        for (std::int64_t j = 0; j < Count; ++j) {
            loaded[j] = _mm512_loadu_si512(values + j * kLanes);
        }
        for (std::int64_t i = 0; i < kQueries; ++i) {
            const __m512i p =
                _mm512_set1_epi32(static_cast<int>(probabilities[i * rowPairs + pair]));
            for (std::int64_t j = 0; j < Count; ++j) {
                sums[i][j] = dot(sums[i][j], p, loaded[j]);
            }
        }
    }
    for (std::int64_t i = 0; i < queries; ++i) {
        for (std::int64_t j = 0; j < Count; ++j) {
            const __m512 scaled = _mm512_mul_ps(sums[i][j], _mm512_set1_ps(inverseSums[i]));
            const std::int64_t d = first + j * kLanes;
            const std::int64_t rest = sizes.headDim - d < kLanes ? sizes.headDim - d : kLanes;
            if (rest == kLanes) {
                store(out + i * outStride + d, __builtin_bit_cast(Floats, scaled));
            } else if (rest > 0) {
                storePart(out + i * outStride + d, __builtin_bit_cast(Floats, scaled), rest);
            }
        }
    }
}

void weightedValuesOfWidth(const Scratch& scratch, const Sizes& sizes, const float* inverseSums,
                           std::int64_t queries, BFloat16* out, std::int64_t outStride) {
    std::int64_t first = 0;
    for (; first + kVectors * kLanes <= sizes.paddedDim; first += kVectors * kLanes) {
        weightedValues<kVectors>(scratch, sizes, first, inverseSums, queries, out, outStride);
    }
    switch ((sizes.paddedDim - first) / kLanes) {
        case 3:
            return weightedValues<3>(scratch, sizes, first, inverseSums, queries, out, outStride);
        case 2:
            return weightedValues<2>(scratch, sizes, first, inverseSums, queries, out, outStride);
        case 1:
            return weightedValues<1>(scratch, sizes, first, inverseSums, queries, out, outStride);
        default:
            return;
    }
}

}  // namespace

std::int64_t attentionScratchBytes(std::int64_t keys, std::int64_t headDim) {
    return Scratch::lanes(sizesOf(keys, headDim)) * static_cast<std::int64_t>(sizeof(Pair));
}

void attentionHeadAvx512(const BFloat16* q, const BFloat16* k, const BFloat16* v,
                         const AttentionShape& shape, void* scratchMemory, BFloat16* out) {
    const Sizes sizes = sizesOf(shape.keys, shape.headDim);
    const Scratch scratch(scratchMemory, sizes);
    packKeys(k, shape.rowStride, sizes, scratch.keys);
    packValues(v, shape.rowStride, sizes, scratch.values);

    for (std::int64_t first = 0; first < shape.queries; first += kQueries) {
        const std::int64_t count =
            shape.queries - first < kQueries ? shape.queries - first : kQueries;
        for (std::int64_t i = 0; i < count; ++i) {
            std::memcpy(scratch.queries + i * sizes.dimPairs, q + (first + i) * shape.rowStride,
                        static_cast<std::size_t>(shape.headDim) * sizeof(BFloat16));
        }
        float highest[kQueries];
        float inverseSums[kQueries];
        computeScores(scratch, sizes, highest);
        for (std::int64_t i = 0; i < kQueries; ++i) {
            inverseSums[i] =
                softmaxRow(scratch.scores + i * sizes.paddedKeys, sizes, shape.scale, highest[i],
                           scratch.probabilities + i * sizes.paddedKeys / 2);
        }
        weightedValuesOfWidth(scratch, sizes, inverseSums, count, out + first * shape.outStride,
                              shape.outStride);
    }
}

}  // namespace audioldm::engine::layers::kernels
