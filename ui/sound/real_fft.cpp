// SPDX-License-Identifier: MIT
#include "ui/sound/real_fft.h"

#include <cmath>
#include <numbers>

namespace audioldm::ui {

namespace {

using Complex = std::complex<float>;

/// std::complex's own product looks for infinities, which takes most of its time.
Complex product(Complex a, Complex b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

}  // namespace

RealFft::RealFft(std::size_t size)
    : m_size(size),
      m_turns(size / 2),
      m_order(size / 2),
      m_work(size / 2) {
    for (std::size_t k = 0; k < m_turns.size(); ++k) {
        const double angle =
            -2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size);
        m_turns[k] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
    }
    for (std::size_t i = 1; i < m_order.size(); ++i) {
        m_order[i] = m_order[i / 2] / 2 + (i % 2 == 1 ? m_order.size() / 2 : 0);
    }
}

void RealFft::magnitudes(std::span<const float> input, std::span<float> magnitudes) {
    // Pairs of real samples make one complex sample: a transform of half the size, whose two
    // halves are then taken apart.
    const std::size_t half = m_work.size();
    for (std::size_t i = 0; i < half; ++i) {
        m_work[m_order[i]] = {input[2 * i], input[2 * i + 1]};
    }
    for (std::size_t length = 2; length <= half; length *= 2) {
        const std::size_t stride = m_size / length;
        for (std::size_t begin = 0; begin < half; begin += length) {
            for (std::size_t k = 0; k < length / 2; ++k) {
                Complex& low = m_work[begin + k];
                Complex& high = m_work[begin + k + length / 2];
                const Complex turned = product(high, m_turns[k * stride]);
                high = low - turned;
                low += turned;
            }
        }
    }
    for (std::size_t k = 0; k <= half; ++k) {
        const Complex a = m_work[k % half];
        const Complex b = std::conj(m_work[(half - k) % half]);
        const Complex even = (a + b) * 0.5F;
        const Complex odd = product((a - b) * 0.5F, Complex(0.0F, -1.0F));
        const Complex turn = k == half ? Complex(-1.0F, 0.0F) : m_turns[k];
        const Complex value = even + product(turn, odd);
        magnitudes[k] = std::sqrt(value.real() * value.real() + value.imag() * value.imag());
    }
}

}  // namespace audioldm::ui
