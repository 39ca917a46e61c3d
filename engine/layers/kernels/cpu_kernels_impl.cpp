// SPDX-License-Identifier: MIT
// Compiled once per instruction set, with AUDIOLDM_KERNEL_SET naming the result.
#include <cmath>

#include "engine/layers/kernels/kernel_sets.h"
#include "engine/layers/kernels/vector_math.h"

namespace audioldm::engine::layers::kernels {
namespace {

/// Calls body(offset) for whole vectors of [0, count) and tail(offset, rest) for what is left.
template <typename Body, typename Tail>
inline void forVectors(std::int64_t count, const Body& body, const Tail& tail) {
    std::int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        body(i);
    }
    if (i < count) {
        tail(i, count - i);
    }
}

/// out[i] = function(x[i]) for i in [0, count).
template <typename Element, typename Function>
inline void mapVectors(const Element* x, std::int64_t count, Element* out,
                       const Function& function) {
    forVectors(
        count, [&](std::int64_t i) { store(out + i, function(load(x + i), i)); },
        [&](std::int64_t i, std::int64_t rest) {
            storePart(out + i, function(loadPart(x + i, rest), i), rest);
        });
}

inline void addDoubles(double* target, const Floats& value, std::int64_t count) {
    float lanes[kLanes];
    store(lanes, value);
    for (std::int64_t i = 0; i < count; ++i) {
        target[i] += static_cast<double>(lanes[i]);
    }
}

template <typename Element>
void channelMoments(const Element* x, std::int64_t rows, std::int64_t channels, double* sum,
                    double* sumOfSquares) {
    const auto columns = [&](std::int64_t first, std::int64_t count, const auto& loadRow) {
        Floats total{};
        Floats squares{};
        for (std::int64_t row = 0; row < rows; ++row) {
            const Floats value = loadRow(x + row * channels + first);
            total += value;
            squares += value * value;
        }
        addDoubles(sum + first, total, count);
        addDoubles(sumOfSquares + first, squares, count);
    };
    forVectors(
        channels,
        [&](std::int64_t first) {
            columns(first, kLanes, [](const Element* row) { return load(row); });
        },
        [&](std::int64_t first, std::int64_t rest) {
            columns(first, rest, [rest](const Element* row) { return loadPart(row, rest); });
        });
}

template <typename Element, typename Function>
inline void scaleShiftThen(const Element* x, const float* scale, const float* shift,
                           std::int64_t rows, std::int64_t channels, Element* out,
                           const Function& function) {
    for (std::int64_t row = 0; row < rows; ++row) {
        const Element* source = x + row * channels;
        Element* target = out + row * channels;
        forVectors(
            channels,
            [&](std::int64_t i) {
                store(target + i, function(load(source + i) * load(scale + i) + load(shift + i)));
            },
            [&](std::int64_t i, std::int64_t rest) {
                const Floats value = loadPart(source + i, rest) * loadPart(scale + i, rest) +
                                     loadPart(shift + i, rest);
                storePart(target + i, function(value), rest);
            });
    }
}

template <typename Element>
void scaleShift(const Element* x, const float* scale, const float* shift, std::int64_t rows,
                std::int64_t channels, Element* out) {
    scaleShiftThen(x, scale, shift, rows, channels, out, [](const Floats& v) { return v; });
}

template <typename Element>
void scaleShiftSilu(const Element* x, const float* scale, const float* shift, std::int64_t rows,
                    std::int64_t channels, Element* out) {
    scaleShiftThen(x, scale, shift, rows, channels, out, [](const Floats& v) { return silu(v); });
}

template <typename Element>
void layerNorm(const Element* x, const float* weight, const float* bias, std::int64_t rows,
               std::int64_t width, float epsilon, Element* out) {
    const float inverseWidth = 1.0F / static_cast<float>(width);
    for (std::int64_t row = 0; row < rows; ++row) {
        const Element* source = x + row * width;
        Floats total{};
        forVectors(
            width, [&](std::int64_t i) { total += load(source + i); },
            [&](std::int64_t i, std::int64_t rest) { total += loadPart(source + i, rest); });
        const float mean = sumLanes(total) * inverseWidth;
        Floats squares{};
        forVectors(
            width,
            [&](std::int64_t i) {
                const Floats centred = load(source + i) - mean;
                squares += centred * centred;
            },
            [&](std::int64_t i, std::int64_t rest) {
                for (std::int64_t k = 0; k < rest; ++k) {
                    const float centred = toFloat(source[i + k]) - mean;
                    squares[k] += centred * centred;
                }
            });
        const float scale = 1.0F / std::sqrt(sumLanes(squares) * inverseWidth + epsilon);
        Element* target = out + row * width;
        forVectors(
            width,
            [&](std::int64_t i) {
                store(target + i,
                      (load(source + i) - mean) * scale * load(weight + i) + load(bias + i));
            },
            [&](std::int64_t i, std::int64_t rest) {
                const Floats value =
                    (loadPart(source + i, rest) - mean) * scale * loadPart(weight + i, rest) +
                    loadPart(bias + i, rest);
                storePart(target + i, value, rest);
            });
    }
}

template <typename Element>
void geglu(const Element* x, std::int64_t rows, std::int64_t width, Element* out) {
    for (std::int64_t row = 0; row < rows; ++row) {
        const Element* value = x + row * 2 * width;
        const Element* gate = value + width;
        mapVectors(gate, width, out + row * width, [&](const Floats& g, std::int64_t i) {
            const Floats v = i + kLanes <= width ? load(value + i) : loadPart(value + i, width - i);
            return v * gelu(g);
        });
    }
}

inline Floats leaky(const Floats& x, float slope) {
    return x > 0.0F ? x : x * slope;
}

template <typename Element>
void leakyRelu(const Element* x, std::int64_t count, float slope, Element* out) {
    mapVectors(x, count, out, [slope](const Floats& v, std::int64_t) { return leaky(v, slope); });
}

template <typename Element>
void meanLeakyRelu(const Element* const* branches, std::int64_t branchCount, std::int64_t count,
                   float scale, float slope, Element* out) {
    mapVectors(branches[0], count, out, [&](const Floats& first, std::int64_t i) {
        Floats total = first;
        for (std::int64_t k = 1; k < branchCount; ++k) {
            const Element* source = branches[k] + i;
            total += i + kLanes <= count ? load(source) : loadPart(source, count - i);
        }
        return leaky(total * scale, slope);
    });
}

template <typename Element>
constexpr CpuKernels<Element> makeKernels() {
    return {&channelMoments<Element>, &scaleShift<Element>, &scaleShiftSilu<Element>,
            &layerNorm<Element>,      &geglu<Element>,      &leakyRelu<Element>,
            &meanLeakyRelu<Element>};
}

constexpr CpuKernels<float> kFloatKernels = makeKernels<float>();
constexpr CpuKernels<BFloat16> kBFloat16Kernels = makeKernels<BFloat16>();

}  // namespace

const KernelSet AUDIOLDM_KERNEL_SET = {&kFloatKernels, &kBFloat16Kernels};

}  // namespace audioldm::engine::layers::kernels
