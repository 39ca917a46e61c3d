// SPDX-License-Identifier: MIT
#include "engine/diffusion/sigma_plan.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/core/exception.h"
#include "engine/diffusion/timestep_spacing.h"

namespace audioldm::engine::diffusion {
namespace {

constexpr double kKarrasRho = 7.0;

/// Coefficients of the rational approximation of log(1 + x) in numpy's simd_log_FLOAT.
constexpr std::array<float, 6> kLogNumerator = {0.0F,
                                                9.999999999999998702752e-1F,
                                                2.112677543073053063722F,
                                                1.480000633576506585156F,
                                                3.808837741388407920751e-1F,
                                                2.589979117907922693523e-2F};
constexpr std::array<float, 6> kLogDenominator = {1.0F,
                                                  2.612677543073109236779F,
                                                  2.453006071784736363091F,
                                                  9.864942958519418960339e-1F,
                                                  1.546476374983906719538e-1F,
                                                  5.875095403124574342950e-3F};

float polynomial(const std::array<float, 6>& coefficients, float x) {
    float sum = coefficients.back();
    for (std::size_t i = coefficients.size() - 1; i-- > 0;) {
        sum = std::fma(sum, x, coefficients[i]);
    }
    return sum;
}

}  // namespace

float logFloat32(float value) {
    int exponent = 0;
    // frexp's mantissa is in [0.5, 1); the approximation wants one round 1.
    float mantissa = std::frexp(value, &exponent);
    if (mantissa <= std::numbers::sqrt2_v<float> / 2) {
        mantissa *= 2;
        exponent -= 1;
    }
    const float x = mantissa - 1.0F;
    const float fraction = polynomial(kLogNumerator, x) / polynomial(kLogDenominator, x);
    return std::fma(static_cast<float>(exponent), std::numbers::ln2_v<float>, fraction);
}

SigmaTable::SigmaTable(const at::Tensor& cumulativeAlphas) {
    const at::Tensor sigmas = ((1 - cumulativeAlphas) / cumulativeAlphas).pow(0.5).contiguous();
    const float* values = sigmas.const_data_ptr<float>();
    m_sigmas.assign(values, values + sigmas.numel());
    m_logSigmas.resize(m_sigmas.size());
    std::ranges::transform(m_sigmas, m_logSigmas.begin(), logFloat32);
}

double SigmaTable::sigmaAt(double timestep) const {
    const double last = static_cast<double>(m_sigmas.size() - 1);
    if (timestep >= last) {
        return m_sigmas.back();
    }
    if (timestep <= 0) {
        return m_sigmas.front();
    }
    const auto low = static_cast<std::size_t>(timestep);
    const double slope =
        static_cast<double>(m_sigmas[low + 1]) - static_cast<double>(m_sigmas[low]);
    return slope * (timestep - static_cast<double>(low)) + static_cast<double>(m_sigmas[low]);
}

std::vector<double> SigmaTable::sigmasAt(const std::vector<double>& timesteps) const {
    std::vector<double> result(timesteps.size());
    std::ranges::transform(timesteps, result.begin(), [this](double t) { return sigmaAt(t); });
    return result;
}

double SigmaTable::timestepAt(double sigma) const {
    if (m_sigmas.size() < 2) {
        return 0;
    }
    const double logSigma = std::log(std::max(sigma, 1e-10));
    const auto above = std::upper_bound(m_logSigmas.begin(), m_logSigmas.end(), logSigma,
                                        [](double value, float entry) { return value < entry; });
    const auto found = static_cast<std::size_t>(above - m_logSigmas.begin());
    const std::size_t low = std::min(found == 0 ? 0 : found - 1, m_sigmas.size() - 2);
    // The distance of the two entries is a float32 difference in the reference.
    const float distance = m_logSigmas[low] - m_logSigmas[low + 1];
    const double weight = std::clamp(
        (static_cast<double>(m_logSigmas[low]) - logSigma) / static_cast<double>(distance), 0.0,
        1.0);
    return (1 - weight) * static_cast<double>(low) + weight * static_cast<double>(low + 1);
}

std::vector<double> SigmaTable::timestepsAt(const std::vector<double>& sigmas) const {
    std::vector<double> result(sigmas.size());
    std::ranges::transform(sigmas, result.begin(), [this](double s) { return timestepAt(s); });
    return result;
}

double SigmaTable::smallest() const {
    return m_sigmas.front();
}

double SigmaTable::largest() const {
    return m_sigmas.back();
}

std::vector<double> karrasSigmas(double smallest, double largest, std::size_t count) {
    const double low = std::pow(smallest, 1 / kKarrasRho);
    const double high = std::pow(largest, 1 / kKarrasRho);
    std::vector<double> result = linspace(0, 1, count);
    std::ranges::transform(result, result.begin(), [low, high](double ramp) {
        return std::pow(high + ramp * (low - high), kKarrasRho);
    });
    return result;
}

at::Tensor sigmaTensor(const std::vector<double>& sigmas, double last) {
    std::vector<float> values(sigmas.begin(), sigmas.end());
    values.push_back(static_cast<float>(last));
    return at::tensor(values);
}

at::Tensor noisyScale(const at::Tensor& sigma) {
    return (sigma.pow(2) + 1).pow(0.5);
}

double sigmaSpaceInitNoise(const at::Tensor& sigmas, const std::string& spacing) {
    const at::Tensor largest = sigmas.max();
    const at::Tensor scale = spacing == "leading" ? noisyScale(largest) : largest;
    return scale.item<float>();
}

void checkDistinct(const at::Tensor& sigmas, std::int64_t count) {
    const float* values = sigmas.const_data_ptr<float>();
    for (std::int64_t i = 0; i + 1 < count; ++i) {
        if (values[i] == values[i + 1]) {
            throw UnusableSteps{concat("steps ", i + 1, " and ", i + 2,
                                       " of the plan have the same amount of noise")};
        }
    }
}

}  // namespace audioldm::engine::diffusion
