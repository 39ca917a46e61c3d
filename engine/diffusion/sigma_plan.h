// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace audioldm::engine::diffusion {

/// Noise levels over signal, sqrt((1 - a) / a), of every training timestep, and the maps between
/// timesteps and sigmas. Immutable.
/// Source: diffusers EulerDiscreteScheduler (set_timesteps, _sigma_to_t, _convert_to_karras).
class SigmaTable final {
public:
    /// cumulativeAlphas [T] float32 on the CPU, falling, within (0, 1)
    explicit SigmaTable(const at::Tensor& cumulativeAlphas);

    /// The sigma of a possibly fractional timestep, linear between neighbours, as numpy.interp.
    [[nodiscard]] double sigmaAt(double timestep) const;
    [[nodiscard]] std::vector<double> sigmasAt(const std::vector<double>& timesteps) const;

    /// The fractional timestep of a sigma, linear in log sigma, held within the table.
    [[nodiscard]] double timestepAt(double sigma) const;
    [[nodiscard]] std::vector<double> timestepsAt(const std::vector<double>& sigmas) const;

    [[nodiscard]] double smallest() const;
    [[nodiscard]] double largest() const;

private:
    std::vector<float> m_sigmas;
    std::vector<float> m_logSigmas;
};

/// `count` sigmas from `largest` down to `smallest`, evenly spaced in their 7th root.
/// Source: Karras et al. 2022, eq. 5.
[[nodiscard]] std::vector<double> karrasSigmas(double smallest, double largest, std::size_t count);

/// `sigmas` and then `last`, as a float32 tensor on the CPU.
[[nodiscard]] at::Tensor sigmaTensor(const std::vector<double>& sigmas, double last);

/// sqrt(sigma^2 + 1) of a float32 scalar tensor.
[[nodiscard]] at::Tensor noisyScale(const at::Tensor& sigma);

/// What the first noise is multiplied with by solvers in sigma space.
/// Source: diffusers EulerDiscreteScheduler.init_noise_sigma.
[[nodiscard]] double sigmaSpaceInitNoise(const at::Tensor& sigmas, const std::string& spacing);

/// throws UnusableSteps when two neighbours among the first `count` sigmas are equal: multistep
/// methods divide by their distance.
void checkDistinct(const at::Tensor& sigmas, std::int64_t count);

/// The natural logarithm in float32 with the rounding of numpy's vectorised one (within 4 units
/// in the last place), which diffusers uses where small differences of logarithms matter.
[[nodiscard]] float logFloat32(float value);

}  // namespace audioldm::engine::diffusion
