// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace audioldm::ui {

/// Magnitudes of the spectrum of real samples, for one size that is a power of two, 4 or more.
///
/// thread  one at a time
class RealFft {
public:
    explicit RealFft(std::size_t size);

    [[nodiscard]] std::size_t size() const { return m_size; }

    /// input  size() samples
    /// magnitudes  size() / 2 + 1 values, lowest frequency first, without scaling
    void magnitudes(std::span<const float> input, std::span<float> magnitudes);

private:
    std::size_t m_size;
    std::vector<std::complex<float>> m_turns;  ///< exp(-2 pi i k / size), k < size / 2
    std::vector<std::size_t> m_order;          ///< bit reversal of size / 2 places
    std::vector<std::complex<float>> m_work;   ///< size / 2
};

}  // namespace audioldm::ui
